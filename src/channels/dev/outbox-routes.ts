import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { queryOf } from '../ui/http/query-of.ts'
import { renderPage } from '../ui/render.ts'
import type { Look } from './frame.tsx'
import type { KeptMail, MailOutbox } from './mail-outbox.ts'
import { mailPage, outboxPage } from './outbox-pages.tsx'

const SHOWN = 30
const IN_JSON = 20

/** A mail is shown as a mail program would: its own styles, and nothing that runs, loads, posts or stores. */
const MAIL_POLICY =
  "sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export function sendMailHtml(reply: FastifyReply, html: string): FastifyReply {
  return reply.header('content-security-policy', MAIL_POLICY).type('text/html; charset=utf-8').send(html)
}

function numberOf(request: FastifyRequest, name: string): number {
  const text = (request.params as Readonly<Record<string, string>>)[name] ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : -1
}

type LookOf = (request: FastifyRequest) => Look

export function registerOutbox(app: FastifyInstance, outbox: MailOutbox, lookOf: LookOf): void {
  registerLists(app, outbox, lookOf)
  registerMail(app, outbox, lookOf)
}

function registerLists(app: FastifyInstance, outbox: MailOutbox, lookOf: LookOf): void {
  app.get('/outbox', async (request, reply) => {
    const recipient = (queryOf(request).recipient ?? '').trim()
    const from = queryOf(request).before ?? ''
    const before = /^\d{1,9}$/.test(from) ? { before: Number(from) } : {}
    const mails = await outbox.list({ limit: SHOWN, ...before, ...(recipient ? { recipient } : {}) })
    const last = mails.length === SHOWN ? mails.at(-1) : undefined
    return sendPage(reply, outboxPage(lookOf(request), { mails, recipient, ...(last ? { older: last.id } : {}) }))
  })
  app.get('/outbox.json', async (request, reply) => {
    const recipient = queryOf(request).recipient ?? ''
    const mails = await outbox.list({ limit: IN_JSON, ...(recipient ? { recipient } : {}) })
    const whole = await Promise.all(mails.map((mail) => outbox.get(mail.id)))
    return reply.send(whole.flatMap((mail) => (mail ? [inJson(mail)] : [])))
  })
}

/** For programs that walk the demo: what a person would read. */
function inJson({ id, recipient, subject, receivedAt, text, attachments }: KeptMail) {
  return { id, recipient, subject, receivedAt, text, attachments: attachments.map(({ filename, contentType, bytes }) => ({ filename, contentType, bytes })) }
}

function registerMail(app: FastifyInstance, outbox: MailOutbox, lookOf: LookOf): void {
  const kept = (request: FastifyRequest) => outbox.get(numberOf(request, 'id'))
  app.get('/outbox/:id', async (request, reply) => {
    const mail = await kept(request)
    return mail ? sendPage(reply, mailPage(lookOf(request), mail)) : reply.callNotFound()
  })
  app.get('/outbox/:id/html', async (request, reply) => {
    const mail = await kept(request)
    return mail ? sendMailHtml(reply, mail.html) : reply.callNotFound()
  })
  app.get('/outbox/:id/file/:position', async (request, reply) => {
    const file = await outbox.attachment(numberOf(request, 'id'), numberOf(request, 'position'))
    if (!file) return reply.callNotFound()
    const name = file.filename.replace(/[^\w.-]/g, '_')
    return reply.type(file.contentType).header('content-disposition', `attachment; filename="${name}"`).send(Buffer.from(file.content))
  })
}

export function sendPage(reply: FastifyReply, page: VNode): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(renderPage(page))
}
