import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { actorOfStaff, staffOfToken } from '../../actions/staff-sign-in.ts'
import { actorOfToken } from '../../actions/sessions.ts'
import type { Actor } from '../../core/access/actor.ts'
import { isLanguage, type Language } from '../../core/kernel/language.ts'
import { ok, refuse } from '../../core/kernel/result.ts'
import type { WebContext } from '../ui/http/context.ts'
import { networkOf } from '../ui/http/requests.ts'
import type { ApiAnswer, ApiRoute } from './api-route.ts'
import { malformed } from './malformed.ts'
import { type ApiRefusal, problemOf } from './problem.ts'
import { openAnswer, sealAnswer } from './sealed-answer.ts'

/** Puts one route on the server: who, body, query, idempotency, handler, answer. */
export function serveRoute(app: FastifyInstance, context: WebContext, route: ApiRoute): void {
  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    bodyLimit: route.binary ? 21_000_000 : 200_000,
    handler: async (request, reply) => {
      const call = await read(context, route, request)
      if (!call.ok) return sendProblem(context, { request, reply }, call)
      if (route.method === 'GET') return sendAnswer(context, { request, reply }, await route.handle(call.value))
      return once(context, { route, act: () => route.handle(call.value) }, { request, reply })
    },
  })
}

async function read(
  context: WebContext,
  route: ApiRoute,
  request: FastifyRequest,
): Promise<{ readonly ok: true; readonly value: Parameters<ApiRoute['handle']>[0] } | ApiRefusal> {
  const actor = await actorOf(context, route, request)
  // Without a session nothing is known of any case: the same answer as for an unknown one.
  if (!actor) return refuse('not-found')
  if (isOtherType(route, request)) return refuse('content-type-not-accepted')
  const body = route.body ? check(route.body, request.body) : ok(request.body)
  if (!body.ok) return body
  const query = route.query ? check(route.query, request.query) : ok(undefined)
  if (!query.ok) return query
  const params = request.params as Record<string, string>
  return ok({ context, actor, params, body: body.value, query: query.value, language: languageOf(request), network: networkOf(request), request })
}

async function actorOf(context: WebContext, route: ApiRoute, request: FastifyRequest): Promise<Actor | undefined> {
  const [, token] = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '') ?? []
  if (route.who === 'staff') {
    const member = await staffOfToken(context.deps, token)
    return member ? actorOfStaff(member) : undefined
  }
  const actor = await actorOfToken(context.deps, token)
  return route.who === 'applicant' && actor.kind === 'public' ? undefined : actor
}

function check(schema: z.ZodType, value: unknown): { readonly ok: true; readonly value: unknown } | ApiRefusal {
  const parsed = schema.safeParse(value ?? {})
  return parsed.success ? ok(parsed.data) : malformed(value ?? {}, parsed.error.issues)
}

/** A body that came as something else than the route reads. Forms belong to the pages; a picture is judged by its route, which looks up the case first. */
function isOtherType(route: ApiRoute, { body, headers }: FastifyRequest): boolean {
  return body !== undefined && route.body !== undefined && !/^application\/json\b/i.test(headers['content-type'] ?? '')
}

export function languageOf(request: FastifyRequest): Language {
  const tag = (request.headers['accept-language'] ?? '').slice(0, 2).toLowerCase()
  return isLanguage(tag) ? tag : 'en'
}

export interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

const KEY = { shortest: 8, longest: 128 }
/** Whoever has no session is known by the network alone, which many share: there the key itself must keep one caller's answers from another. */
const UNGUESSABLE = 20

function wrongKey(key: string, withToken: boolean): ApiRefusal | undefined {
  const min = withToken ? KEY.shortest : UNGUESSABLE
  if (key === '') return refuse('idempotency-key-missing')
  if (key.length > KEY.longest || !/^[\x21-\x7e]+$/.test(key)) return refuse('idempotency-key-not-plain', { max: KEY.longest })
  return key.length < min ? refuse('idempotency-key-too-short', { min }) : undefined
}

/** A write happens once per Idempotency-Key: the second call gets the first one's answer, a different body is refused. */
async function once(
  context: WebContext,
  { route, act }: { readonly route: ApiRoute; readonly act: () => Promise<ApiAnswer> },
  exchange: Exchange,
): Promise<FastifyReply> {
  const { request, reply } = exchange
  const header = request.headers['idempotency-key']
  const key = typeof header === 'string' ? header.trim() : ''
  const wrong = wrongKey(key, request.headers.authorization !== undefined)
  if (wrong) return sendProblem(context, exchange, wrong)
  const { idempotency, clock, secrets } = context.deps
  const principal = secrets.seal('idempotency', request.headers.authorization ?? networkOf(request))
  const kept = secrets.seal('idempotency-key', key)
  const bodyHash = createHash('sha256')
    .update(request.url)
    .update(Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null))
    .digest('hex')
  const begun = await idempotency.begin({ principal, key: kept, route: `${route.method} ${route.path}`, bodyHash, at: clock.now() })
  if (begun.kind === 'other-body') return sendProblem(context, exchange, refuse('idempotency-key-reused'))
  if (begun.kind === 'running') return sendProblem(context, exchange, refuse('idempotency-key-in-use'))
  if (begun.kind === 'done')
    return reply.code(begun.status).header('idempotent-replayed', 'true').type(typeFor(begun.status)).send(openAnswer(key, begun.response))
  try {
    return await answerOnce(context, exchange, { principal, key, kept, answer: await act() })
  } catch (error) {
    await idempotency.forget(principal, kept)
    throw error
  }
}

/** What a retry may still change is not kept: the key stays free for a call that can succeed. */
const TRANSIENT: ReadonlySet<string> = new Set(['changed-meanwhile', 'provider-unreachable', 'picture-check-unavailable', 'too-many-requests'])

async function answerOnce(
  context: WebContext,
  exchange: Exchange,
  call: { principal: string; key: string; kept: string; answer: ApiAnswer },
): Promise<FastifyReply> {
  const { request, reply } = exchange
  const { answer, principal, key, kept } = call
  // A file is made anew each time, and its call writes nothing.
  if (answer.ok && 'file' in answer) {
    await context.deps.idempotency.forget(principal, kept)
    return sendAnswer(context, exchange, answer)
  }
  const status = answer.ok ? (answer.status ?? 200) : problem(context, request, answer).status
  const response = JSON.stringify(answer.ok ? answer.body : problem(context, request, answer))
  if (!answer.ok && TRANSIENT.has(answer.code)) await context.deps.idempotency.forget(principal, kept)
  else await context.deps.idempotency.finish({ principal, key: kept, status, response: sealAnswer(key, response) })
  return reply.code(status).type(typeFor(status)).send(response)
}

function typeFor(status: number): string {
  return status >= 400 ? 'application/problem+json' : 'application/json'
}

function problem(context: WebContext, request: FastifyRequest, refusal: ApiRefusal) {
  return problemOf(context.origin, context.texts(languageOf(request)), refusal)
}

export function sendProblem(context: WebContext, { request, reply }: Exchange, refusal: ApiRefusal): FastifyReply {
  const document = problem(context, request, refusal)
  return reply.code(document.status).type('application/problem+json').send(JSON.stringify(document))
}

function sendAnswer(context: WebContext, exchange: Exchange, answer: ApiAnswer): FastifyReply {
  const { reply } = exchange
  if (!answer.ok) return sendProblem(context, exchange, answer)
  if ('file' in answer) return reply.header('content-disposition', `attachment; filename="${answer.filename}"`).type(answer.type).send(Buffer.from(answer.file))
  return reply
    .code(answer.status ?? 200)
    .type('application/json')
    .send(JSON.stringify(answer.body))
}

/** Notifications need their bytes as they came, because the signature is over the bytes. */
export function serveNotification(app: FastifyInstance, context: WebContext, route: ApiRoute): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post(route.path, async (request, reply) => {
    const call = await read(context, route, request)
    return call.ok ? sendAnswer(context, { request, reply }, await route.handle(call.value)) : sendProblem(context, { request, reply }, call)
  })
}
