import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { isLanguage, LANGUAGES, type Language } from '../../core/kernel/language.ts'
import type { WebContext } from '../ui/http/context.ts'
import { renderPage } from '../ui/render.ts'
import type { Framed } from './frame.tsx'
import { registerAccount } from './account/account-pages.ts'
import { registerAppointments } from './appointments/appointments.ts'
import { registerForm } from './form-pages.ts'
import { registerGuidance } from './guidance/guidance.ts'
import { portalLists } from './lists.ts'
import { routesOf } from './routes.ts'
import { registerParts } from './upload/parts-routes.ts'
import { registerStatus } from './status/status-pages.ts'
import { failedPage, notFoundPage, unreadablePage } from './trouble.tsx'

/** The public pages, and the pages of last resort for everything that found no other. */
export function registerPortal(app: FastifyInstance, context: WebContext, options: { readonly onTrouble: (error: unknown) => void }): void {
  app.register(multipart)
  app.get('/', async (request, reply) => reply.redirect(`/${preferred(request)}`, 303))
  app.register(async (scope) => {
    const lists = portalLists(context.deps.law, context.texts)
    const routes = routesOf(scope, context)
    registerAppointments(routes, { lists })
    registerGuidance(routes, { lists })
    registerAccount(routes, { lists })
    registerStatus(routes, { lists })
    registerForm(routes, { lists })
    registerParts(scope, context)
  })
  app.setNotFoundHandler((request, reply) => sendPage(reply, 404, renderPage(notFoundPage(framed(context, request)))))
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500) options.onTrouble(error)
    const visit = framed(context, request)
    return sendPage(reply, status, renderPage(pageFor(status)(visit)))
  })
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  return status >= 400 && status < 600 ? status : 500
}

function pageFor(status: number): (visit: Framed) => VNode {
  if (status >= 500) return failedPage
  return status === 404 ? notFoundPage : unreadablePage
}

function sendPage(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(html)
}

function framed(context: WebContext, request: FastifyRequest): Framed {
  const [, first = ''] = request.url.split(/[/?]/)
  const language: Language = isLanguage(first) ? first : preferred(request)
  const path = isLanguage(first) ? request.url.slice(3).replace(/\?.*$/, '') : ''
  return { context, language, words: context.texts(language), path }
}

/** The first of the browser's languages that we speak; English otherwise. */
function preferred(request: FastifyRequest): Language {
  const wanted = (request.headers['accept-language'] ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find((tag): tag is Language => (LANGUAGES as readonly string[]).includes(tag)) ?? 'en'
}
