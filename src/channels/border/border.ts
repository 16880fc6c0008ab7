import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { toBase64Url } from 'icao-seal/bytes'
import { enrolDevice, syncCrossings } from '../../actions/border.ts'
import { actorOfStaff, staffOfToken } from '../../actions/staff-sign-in.ts'
import type { Actor } from '../../core/access/actor.ts'
import { type InFour, isLanguage, type Language } from '../../core/kernel/language.ts'
import { STAFF_COOKIE, type WebContext } from '../ui/http/context.ts'
import { preferredLanguage } from '../ui/http/preferred-language.ts'
import { queryOf } from '../ui/http/query-of.ts'
import { isSameOrigin } from '../ui/http/requests.ts'
import { pageBytes } from '../ui/render.ts'
import { withPagePolicy, withWorkerPolicy } from './content-policy.ts'
import { manifestOf, SHELL, workerSource } from './device-files.ts'
import { ShellPage } from './shell-page.tsx'

/** Where a device finds packs. It is told so when it is set up. */
const TRUST = { pack: '/trust/pack', deltas: '/trust/pack/from/' } as const

/** The border officers' side: an app that the device keeps, and two addresses that it speaks to when there is a network. */
export function registerBorder(app: FastifyInstance, context: WebContext, options: { readonly onTrouble: (error: unknown) => void }): void {
  const shell = (request: FastifyRequest) => {
    const { lang = '' } = queryOf(request)
    return pageBytes(ShellPage({ words: context.texts(isLanguage(lang) ? lang : preferredLanguage(request)), assets: context.assets }))
  }
  const plain = pageBytes(ShellPage({ words: context.texts('en'), assets: context.assets }))
  app.get('/', async (request, reply) => withPagePolicy(reply).type('text/html; charset=utf-8').send(shell(request)))
  app.get('/manifest.webmanifest', async (_request, reply) =>
    reply.type('application/manifest+json').send(JSON.stringify(manifestOf(context.texts('en'), context.assets))),
  )
  app.get('/sw.js', async (_request, reply) =>
    withWorkerPolicy(reply)
      .type('text/javascript; charset=utf-8')
      // The page lies one level above its worker.
      .header('service-worker-allowed', SHELL)
      .header('cache-control', 'no-cache')
      .send(workerSource(context.assets, plain)),
  )
  app.post('/enrol', async (request, reply) => asOfficer(context, request, { reply, act: (actor) => enrol(context, actor) }))
  app.post('/sync', async (request, reply) => asOfficer(context, request, { reply, act: (actor) => sync(context, actor, request.body) }))
  app.setNotFoundHandler(async (_request, reply) => say(reply, { status: 404, body: { code: 'not-found' } }))
  app.setErrorHandler((error, _request, reply) => {
    const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
    const theirs = status >= 400 && status < 500
    if (!theirs) options.onTrouble(error)
    return say(reply, theirs ? { status, body: { code: 'unreadable' } } : { status: 500, body: { code: 'failed' } })
  })
}

interface Said {
  readonly status: number
  readonly body: unknown
}

function say(reply: FastifyReply, { status, body }: Said): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body))
}

/** Requests of our own page only, by somebody of the staff; whether they may is for the action to say. */
async function asOfficer(
  context: WebContext,
  request: FastifyRequest,
  { reply, act }: { readonly reply: FastifyReply; readonly act: (actor: Actor) => Promise<Said> },
): Promise<FastifyReply> {
  if (!isSameOrigin(request, context.origin)) return say(reply, { status: 403, body: { code: 'foreign-form' } })
  const member = await staffOfToken(context.deps, context.cookies.read(request, STAFF_COOKIE))
  if (!member) return say(reply, { status: 401, body: { code: 'not-signed' } })
  return say(reply, await act(actorOfStaff(member)))
}

async function enrol({ deps, texts }: WebContext, actor: Actor): Promise<Said> {
  const enrolled = await enrolDevice(deps, actor)
  if (!enrolled.ok) return { status: enrolled.code === 'not-found' ? 404 : 503, body: { code: enrolled.code } }
  const operationsKeys = enrolled.value.operationsKeys.map(({ kid, spki }) => ({ kid, spki: toBase64Url(spki) }))
  // The device has the words of the product; what a country calls its cards it is told.
  const cards = enrolled.value.cards.map((card) => ({ ...card, name: nameOf(texts, card.kind) }))
  return { status: 200, body: { ...enrolled.value, cards, operationsKeys, trust: TRUST } }
}

function nameOf(texts: WebContext['texts'], kind: string): InFour {
  const name = (language: Language) => texts(language).of(`service.${kind}.name`)
  return { en: name('en'), ru: name('ru'), kk: name('kk'), zh: name('zh') }
}

async function sync({ deps }: WebContext, actor: Actor, body: unknown): Promise<Said> {
  const sent: Readonly<Record<string, unknown>> = typeof body === 'object' && body !== null ? { ...body } : {}
  const synced = await syncCrossings(deps, actor, { crossings: sent.crossings, after: sent.after })
  if (synced.ok) return { status: 200, body: synced.value }
  return { status: synced.code === 'not-found' ? 404 : 422, body: { code: synced.code, ...(synced.field ? { field: synced.field } : {}) } }
}
