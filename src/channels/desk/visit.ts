import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { StaffMember } from '../../actions/ports/people.ts'
import type { Actor } from '../../core/access/actor.ts'
import type { Language } from '../../core/kernel/language.ts'
import type { Words } from '../../texts/words.ts'
import type { WebContext } from '../ui/http/context.ts'
import type { FormBody } from '../ui/http/requests.ts'

/** One request to the desk, by somebody who may not be signed in yet. */
export interface Guest {
  readonly context: WebContext
  readonly language: Language
  readonly words: Words
  readonly member?: StaffMember
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: Readonly<Record<string, string | undefined>>
  readonly form: FormBody
  /** All values of a field that was sent several times. */
  readonly values: (name: string) => readonly string[]
  readonly network: string
  readonly request: FastifyRequest
}

/** One request of a member of staff; the rights are those of this moment. */
export interface Visit extends Guest {
  readonly member: StaffMember
  readonly actor: Actor
}

export type Answer =
  | { readonly kind: 'page'; readonly page: VNode; readonly status?: number }
  /** 303. `session` signs in, and an empty one signs out. */
  | { readonly kind: 'go'; readonly to: string; readonly session?: string }
  | { readonly kind: 'json'; readonly body: unknown; readonly status?: number }
  | { readonly kind: 'picture'; readonly jpeg: Uint8Array }
  | { readonly kind: 'file'; readonly pdf: Uint8Array; readonly filename: string }
  | { readonly kind: 'not-found' }

export type GuestHandler = (guest: Guest) => Promise<Answer> | Answer
export type Handler = (visit: Visit) => Promise<Answer> | Answer

export function page(vnode: VNode, status = 200): Answer {
  return { kind: 'page', page: vnode, status }
}

/** To a path of the desk; going back never sends a form twice. */
export function go(path: string, session?: string): Answer {
  return { kind: 'go', to: `/desk${path}`, ...(session === undefined ? {} : { session }) }
}

export const notFound: Answer = { kind: 'not-found' }

export function casePath(code: string): string {
  return `/desk/case/${code}`
}
