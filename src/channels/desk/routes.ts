import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actorOfStaff, staffOfToken } from '../../actions/staff-sign-in.ts'
import { isLanguage, type Language } from '../../core/kernel/language.ts'
import { STAFF_COOKIE, type WebContext } from '../ui/http/context.ts'
import { preferredLanguage } from '../ui/http/preferred-language.ts'
import { queryOf } from '../ui/http/query-of.ts'
import { formOf, isSameOrigin, networkOf, valuesOf } from '../ui/http/requests.ts'
import { pageBytes } from '../ui/render.ts'
import { notFoundPage, troublePage } from './trouble.tsx'
import { type Answer, go, type Guest, type GuestHandler, type Handler, page } from './visit.ts'

const LANGUAGE_COOKIE = 'sapar-desk-language'

export interface DeskRoutes {
  /** For people who are not signed in yet. */
  readonly open: { get(path: string, handler: GuestHandler): void; post(path: string, handler: GuestHandler): void }
  get(path: string, handler: Handler): void
  post(path: string, handler: Handler): void
}

/** Routes of the desk. Who is signed in is read anew for each request; posts must come from our own pages. */
export function routesOf(app: FastifyInstance, context: WebContext): DeskRoutes {
  const add = (method: 'GET' | 'POST', url: string, handler: GuestHandler) =>
    app.route({
      method,
      url,
      handler: async (request, reply) => {
        const guest = await guestOf(context, request, reply)
        const foreign = method === 'POST' && !isSameOrigin(request, context.origin)
        return send(guest, reply, foreign ? page(troublePage(guest, 'foreign-form'), 403) : await handler(guest))
      },
    })
  return {
    open: { get: (path, handler) => add('GET', path, handler), post: (path, handler) => add('POST', path, handler) },
    get: (path, handler) => add('GET', path, signedIn(handler)),
    post: (path, handler) => add('POST', path, signedIn(handler)),
  }
}

function signedIn(handler: Handler): GuestHandler {
  return (guest) => (guest.member ? handler({ ...guest, member: guest.member, actor: actorOfStaff(guest.member) }) : go('/sign-in'))
}

async function guestOf(context: WebContext, request: FastifyRequest, reply: FastifyReply): Promise<Guest> {
  const member = await staffOfToken(context.deps, context.cookies.read(request, STAFF_COOKIE))
  const guest = strangerOf(context, request, member?.language)
  const { query, language } = guest
  if (query.lang === language) context.cookies.write(reply, LANGUAGE_COOKIE, language)
  return member ? { ...guest, member } : guest
}

/** A request as far as it can be read without asking the database. */
function strangerOf(context: WebContext, request: FastifyRequest, own?: Language): Guest {
  const query = queryOf(request)
  const chosen = query.lang ?? context.cookies.read(request, LANGUAGE_COOKIE) ?? ''
  const language = isLanguage(chosen) ? chosen : (own ?? preferredLanguage(request))
  return {
    context,
    language,
    words: context.texts(language),
    params: request.params as Record<string, string | undefined>,
    query,
    form: formOf(request),
    values: (name) => valuesOf(request, name),
    network: networkOf(request),
    request,
  }
}

function send(guest: Guest, reply: FastifyReply, answer: Answer): FastifyReply {
  const { cookies } = guest.context
  switch (answer.kind) {
    case 'page':
      return reply
        .code(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .send(pageBytes(answer.page))
    case 'go':
      if (answer.session) cookies.write(reply, STAFF_COOKIE, answer.session)
      if (answer.session === '') cookies.remove(reply, STAFF_COOKIE)
      return reply.redirect(answer.to, 303)
    case 'json':
      return reply.code(answer.status ?? 200).send(answer.body)
    case 'picture':
      return reply.type('image/jpeg').send(Buffer.from(answer.jpeg))
    case 'file':
      return reply.header('content-disposition', `attachment; filename="${answer.filename}"`).type('application/pdf').send(Buffer.from(answer.pdf))
    case 'not-found':
      return reply
        .code(404)
        .type('text/html; charset=utf-8')
        .send(pageBytes(notFoundPage(guest)))
  }
}

/** The pages of last resort: an address that no route knows, a form that cannot be read, and our own failure, of which nothing internal is told. */
export function lastResort(app: FastifyInstance, context: WebContext, onTrouble: (error: unknown) => void): void {
  app.setNotFoundHandler(async (request, reply) => send(await guestOf(context, request, reply), reply, { kind: 'not-found' }))
  app.setErrorHandler((error, request, reply) => {
    const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
    const ours = !(status >= 400 && status < 500)
    if (ours) onTrouble(error)
    const guest = strangerOf(context, request)
    return send(guest, reply, page(troublePage(guest, ours ? 'failed' : 'unreadable'), ours ? 500 : status))
  })
}
