import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { withAccount } from '../../actions/account-sessions.ts'
import { actorOfToken, openingOfToken } from '../../actions/sessions.ts'
import { type Actor, heldBySession } from '../../core/access/actor.ts'
import { isLanguage } from '../../core/kernel/language.ts'
import { ACCOUNT_COOKIE, APPLICANT_COOKIE, type WebContext } from '../ui/http/context.ts'
import { formOf, isSameOrigin, networkOf } from '../ui/http/requests.ts'
import { widenPolicy } from '../ui/http/security-headers.ts'
import { pageBytes } from '../ui/render.ts'
import { foreignFormPage, notFoundPage } from './trouble.tsx'
import { type Answer, type Handler, page, type Visit } from './visit.ts'

export interface Routes {
  get(path: string, handler: Handler): void
  post(path: string, handler: Handler): void
}

/** Routes below the language. Posts must come from our own pages. */
export function routesOf(app: FastifyInstance, context: WebContext): Routes {
  const add = (method: 'GET' | 'POST', path: string, handler: Handler) =>
    app.route({
      method,
      url: `/:language${path}`,
      handler: async (request, reply) => {
        const visit = await visitOf(context, request)
        if (!visit) return reply.callNotFound()
        if (method === 'POST' && !isSameOrigin(request, context.origin)) return send(visit, reply, page(foreignFormPage(visit), { status: 403 }))
        return send(visit, reply, await handler(visit))
      },
    })
  return { get: (path, handler) => add('GET', path, handler), post: (path, handler) => add('POST', path, handler) }
}

export async function visitOf(context: WebContext, request: FastifyRequest): Promise<Visit | undefined> {
  const params = request.params as Record<string, string | undefined>
  const language = params.language ?? ''
  if (!isLanguage(language)) return undefined
  const { actor: held, context: opened } = await openingOf(context, request, params.code)
  const actor = await withAccount(context.deps, held, context.cookies.read(request, ACCOUNT_COOKIE))
  return {
    context: opened,
    language,
    words: context.texts(language),
    actor,
    heldCaseIds: heldBySession(actor),
    params,
    query: request.query as Record<string, string | undefined>,
    form: formOf(request),
    network: networkOf(request),
    path: request.url.replace(/^\/[a-z]{2}/, '').replace(/\?.*$/, ''),
    request,
  }
}

/** A page of a case that is only looked at gets the case along with the session; whoever changes something reads it when it comes to that. */
async function openingOf(
  context: WebContext,
  request: FastifyRequest,
  code: string | undefined,
): Promise<{ readonly actor: Actor; readonly context: WebContext }> {
  const token = context.cookies.read(request, APPLICANT_COOKIE)
  if (request.method !== 'GET' || code === undefined) return { actor: await actorOfToken(context.deps, token), context }
  const { actor, cases } = await openingOfToken(context.deps, token, code)
  return { actor, context: { ...context, deps: { ...context.deps, cases } } }
}

export function send(visit: Visit, reply: FastifyReply, answer: Answer): FastifyReply {
  switch (answer.kind) {
    case 'page':
      if (answer.widening) widenPolicy(reply, answer.widening)
      return reply
        .code(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .send(pageBytes(answer.page))
    case 'go':
      if (answer.session) visit.context.cookies.write(reply, APPLICANT_COOKIE, answer.session)
      for (const [name, value] of Object.entries(answer.cookies ?? {})) {
        if (value === '') visit.context.cookies.remove(reply, name)
        else visit.context.cookies.write(reply, name, value)
      }
      return reply.redirect(answer.to, 303)
    case 'file':
      if (answer.filename) reply.header('content-disposition', `attachment; filename="${answer.filename}"`)
      return reply.type(answer.type).send(Buffer.from(answer.content))
    case 'json':
      return reply.code(answer.status ?? 200).send(answer.body)
    case 'not-found':
      return reply
        .code(404)
        .type('text/html; charset=utf-8')
        .send(pageBytes(notFoundPage(visit)))
  }
}
