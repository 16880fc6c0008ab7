import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { probeProblem } from './probe-run.ts'

export interface ApiCall {
  readonly method?: 'GET' | 'POST' | 'PUT'
  /** Bearer token of a case or of staff. */
  readonly token?: string
  /** JSON, or the bytes of a file. */
  readonly body?: unknown
}

/** The public API of one server, as any program uses it. */
export interface ApiClient {
  readonly base: string
  /** Answers what the shape says; throws with status and problem code otherwise. `path` is behind /api/v1. */
  call<T>(path: string, shape: z.ZodType<T>, call?: ApiCall): Promise<T>
  file(path: string, token: string): Promise<Uint8Array>
  /** The server's day, from its own clock: the machine that asks may be in another zone or wrong. */
  today(): string
}

const REQUEST_MS = 30_000
/** Answers that another try can change. */
const PASSING: ReadonlySet<string> = new Set(['changed-meanwhile', 'provider-unreachable', 'picture-check-unavailable', 'idempotency-key-in-use'])
const TRIES = 4

export function apiClient(options: { readonly base: string; readonly language: string; readonly signal: AbortSignal }): ApiClient {
  const { base, language, signal } = options
  let serverTime = ''
  const send = async (path: string, { method = 'GET', token, body }: ApiCall): Promise<Response> => {
    const bytes = body instanceof Uint8Array
    const headers = {
      'accept-language': language,
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
    }
    const payload = body === undefined ? {} : { body: bytes ? Buffer.from(body) : JSON.stringify(body) }
    const response = await fetch(`${base}/api/v1${path}`, { method, headers, ...payload, signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_MS)]) })
    serverTime = response.headers.get('date') ?? serverTime
    return response
  }
  const sendAgain = async (path: string, call: ApiCall): Promise<Response> => {
    for (let tries = 1; ; tries++) {
      const response = await send(path, call)
      if (response.ok) return response
      const problem = await readProblem(response)
      if (!PASSING.has(problem.code) || tries === TRIES) throw probeProblem(`${response.status} ${problem.code}${problem.fields}`)
      await pause(300 * tries, undefined, { signal })
    }
  }
  return {
    base,
    call: async (path, shape, call = {}) => fitting(shape, await (await sendAgain(path, call)).json()),
    file: async (path, token) => new Uint8Array(await (await sendAgain(path, { token })).arrayBuffer()),
    today: () => new Date(serverTime === '' ? Date.now() : Date.parse(serverTime)).toISOString().slice(0, 10),
  }
}

export function fitting<T>(shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value)
  if (!parsed.success) throw probeProblem(`the answer has another shape at /${(parsed.error.issues[0]?.path ?? []).join('/')}`)
  return parsed.data
}

const problemShape = z.object({ code: z.string(), errors: z.array(z.object({ pointer: z.string(), code: z.string() })).optional() })

/** Code and fields; never the texts, which may repeat what was typed. */
async function readProblem(response: Response): Promise<{ readonly code: string; readonly fields: string }> {
  const parsed = problemShape.safeParse(await response.json().catch(() => undefined))
  if (!parsed.success) return { code: 'without a problem document', fields: '' }
  const errors = (parsed.data.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)
  return { code: parsed.data.code, fields: errors.length > 0 ? ` (${errors.join(', ')})` : '' }
}
