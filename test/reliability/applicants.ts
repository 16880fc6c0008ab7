import { setTimeout as pause } from 'node:timers/promises'
import { typedCard } from '../support/sandbox-bench.ts'
import type { PreparedCase } from '../support/prepared-cases.ts'
import { between, type Random } from './seeded-random.ts'

/** What a client was told, written down only after the whole answer was read. */
export interface Acknowledged {
  readonly code: string
  submitted?: 'by-answer' | 'by-status'
  redirectUrl?: string
  charged?: boolean
  paid?: boolean
  /** Final answers that no client of a working product gets, with the step that got them. */
  readonly refusals: string[]
}

/** How far a client goes. */
export type Way = 'submission' | 'payment-page' | 'paid'

export interface Applicants {
  readonly acknowledged: readonly Acknowledged[]
  /** Steps that were answered for good. */
  answers(): number
  /** Requests under way at this moment. */
  inFlight(): number
  /** Answers that came a second time for the same key, and were the same. */
  replays(): number
  readonly done: Promise<void>
}

interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

interface World {
  readonly origin: string
  readonly random: Random
  readonly count: { answers: number; inFlight: number; replays: number }
}

const CARD = '4242424242424242'
/** The rest of clients that never retry for good: a product that stays away this long has failed. */
const GIVE_UP_MS = 120_000

/** One client for each case, all at once. Every client retries with the same key until it is answered, across any number of restarts. */
export function sendApplicants(origin: string, cases: readonly { readonly prepared: PreparedCase; readonly way: Way }[], random: Random): Applicants {
  const world: World = { origin, random, count: { answers: 0, inFlight: 0, replays: 0 } }
  const acknowledged = cases.map(({ prepared }): Acknowledged => ({ code: prepared.code, refusals: [] }))
  const walks = cases.map(({ prepared, way }, index) => walk(world, { ...prepared, way, said: acknowledged[index] as Acknowledged }))
  return {
    acknowledged,
    answers: () => world.count.answers,
    inFlight: () => world.count.inFlight,
    replays: () => world.count.replays,
    done: Promise.all(walks).then(() => undefined),
  }
}

interface Walk extends PreparedCase {
  readonly way: Way
  readonly said: Acknowledged
}

async function walk(world: World, it: Walk): Promise<void> {
  if (!(await submit(world, it)) || it.way === 'submission') return
  const begun = await call(world, it, { path: 'payments', key: 'pay' })
  const redirectUrl = begun.body.redirectUrl
  if (begun.status !== 201 || typeof redirectUrl !== 'string') return refused(it, 'payments', begun)
  it.said.redirectUrl = acknowledge(world, redirectUrl)
  if (world.random() < 0.2) await replay(world, it, redirectUrl)
  if (it.way === 'paid') await pay(world, it, redirectUrl)
}

async function submit(world: World, it: Walk): Promise<boolean> {
  const answer = await call(world, it, { path: 'submission', key: 'submit', body: { declared: true } })
  if (answer.status === 200) it.said.submitted = acknowledge(world, 'by-answer')
  // The act was done and its answer lost with the process: what the case says is an answer too.
  else if (answer.body.code === 'move-not-allowed' && (await stateOf(world, it)) === 'submitted') it.said.submitted = acknowledge(world, 'by-status')
  else refused(it, 'submission', answer)
  return it.said.submitted !== undefined
}

/** The same call with the same key again, after its answer is known: the answer must be the same one. */
async function replay(world: World, it: Walk, redirectUrl: string): Promise<void> {
  const again = await call(world, it, { path: 'payments', key: 'pay' })
  if (again.body.redirectUrl === redirectUrl) world.count.replays++
  else it.said.refusals.push(`payments answered something else for the same key: ${again.status}`)
}

/** At the bank's own page, pressed twice at once as impatient people do; then the product is asked what became of it. */
async function pay(world: World, it: Walk, redirectUrl: string): Promise<void> {
  const press = () =>
    persist(
      world,
      () => fetch(redirectUrl, { method: 'POST', body: new URLSearchParams(typedCard(CARD)), redirect: 'manual', signal: AbortSignal.timeout(10_000) }),
      bankAnswered,
    )
  await Promise.all([press(), press()])
  it.said.charged = acknowledge(world, true)
  for (let ask = 1; it.said.paid === undefined; ask++) {
    const answer = await call(world, it, { path: 'payment-checks', key: `check-${ask}` })
    if (answer.body.outcome === 'paid') it.said.paid = acknowledge(world, true)
    else if (answer.body.outcome !== 'waiting') return refused(it, 'payment-checks', answer)
  }
}

async function stateOf(world: World, it: Walk): Promise<unknown> {
  const url = `${world.origin}/api/v1/cases/${it.code}`
  const answer = await persist(world, () => fetch(url, { headers: { authorization: `Bearer ${it.token}` }, signal: AbortSignal.timeout(10_000) }), answered)
  return (answer.body.case as { state?: unknown } | undefined)?.state
}

function call(world: World, it: Walk, step: { readonly path: string; readonly key: string; readonly body?: unknown }): Promise<Answer> {
  const headers = { authorization: `Bearer ${it.token}`, 'idempotency-key': `${it.code}-${step.key}`, 'content-type': 'application/json' }
  const request = () =>
    fetch(`${world.origin}/api/v1/cases/${it.code}/${step.path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(step.body ?? {}),
      signal: AbortSignal.timeout(10_000),
    })
  return persist(world, request, answered)
}

const TRY_AGAIN: readonly unknown[] = ['idempotency-key-in-use', 'changed-meanwhile', 'provider-unreachable', 'too-many-requests']

/** Undefined where a client has to ask again. */
function answered({ status, body }: Answer): boolean {
  return status < 500 && !TRY_AGAIN.includes(body.code)
}

function bankAnswered({ status }: Answer): boolean {
  return status === 303
}

/** Asks until there is an answer: a broken connection, a server in trouble and a call that is still running are none. */
async function persist(world: World, request: () => Promise<Response>, isAnswer: (answer: Answer) => boolean): Promise<Answer> {
  const deadline = performance.now() + GIVE_UP_MS
  for (;;) {
    const answer = await ask(world, request)
    if (answer && isAnswer(answer)) return answer
    if (performance.now() > deadline) throw new Error(`no answer for two minutes; the last one: ${JSON.stringify(answer)}`)
    await pause(between(world.random, 50, 200))
  }
}

async function ask(world: World, request: () => Promise<Response>): Promise<Answer | undefined> {
  world.count.inFlight++
  try {
    const response = await request()
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json') ?? false
    return { status: response.status, body: json ? (JSON.parse(text) as Answer['body']) : {} }
  } catch {
    return undefined
  } finally {
    world.count.inFlight--
  }
}

function acknowledge<T>(world: World, what: T): T {
  world.count.answers++
  return what
}

function refused(it: Walk, step: string, { status, body }: Answer): void {
  it.said.refusals.push(`${step} was refused with ${status} ${String(body.code)}`)
}
