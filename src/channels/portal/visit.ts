import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Actor } from '../../core/access/actor.ts'
import type { Language } from '../../core/kernel/language.ts'
import type { Words } from '../../texts/words.ts'
import type { WebContext } from '../ui/http/context.ts'
import type { FormBody } from '../ui/http/requests.ts'
import type { Widening } from '../ui/http/security-headers.ts'

/** One request of a person to a public page, in one language. */
export interface Visit {
  readonly context: WebContext
  readonly language: Language
  readonly words: Words
  readonly actor: Actor
  /** Cases this session holds by itself, so that a further one joins them. */
  readonly heldCaseIds: readonly string[]
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: Readonly<Record<string, string | undefined>>
  readonly form: FormBody
  readonly network: string
  /** Path behind the language, with the leading slash; the language switch goes there in another language. */
  readonly path: string
  readonly request: FastifyRequest
}

export type Answer =
  | { readonly kind: 'page'; readonly page: VNode; readonly status?: number; readonly widening?: Widening }
  /**
   * 303: the page that follows is fetched anew, so that going back never sends a form twice. `session` sets the cookie of cases, `cookies` others by
   * their names; an empty value removes one.
   */
  | { readonly kind: 'go'; readonly to: string; readonly session?: string; readonly cookies?: Readonly<Record<string, string>> }
  /** For a script of ours. */
  | { readonly kind: 'json'; readonly body: object; readonly status?: number }
  | { readonly kind: 'file'; readonly content: Uint8Array; readonly type: string; readonly filename?: string }
  | { readonly kind: 'not-found' }

export type Handler = (visit: Visit) => Promise<Answer> | Answer

export function page(vnode: VNode, { status, ...widening }: Widening & { readonly status?: number } = {}): Answer {
  return { kind: 'page', page: vnode, widening, ...(status && { status }) }
}

/** To a path of this site in the language of the visit. */
export function go(visit: Visit, path: string, session?: string): Answer {
  return { kind: 'go', to: `/${visit.language}${path}`, ...(session ? { session } : {}) }
}

export const notFound: Answer = { kind: 'not-found' }
