import type { Deps } from '../../../actions/deps.ts'
import type { Passkeys } from '../../../actions/ports/passkeys.ts'
import type { Idempotency } from '../../../actions/ports/people.ts'
import type { Texts } from '../../../texts/words.ts'
import type { Assets } from '../assets.ts'
import type { CookieJar } from './cookies.ts'

/** What every channel is given by main. */
export interface WebContext {
  readonly deps: Deps & { readonly passkeys: Passkeys; readonly idempotency: Idempotency }
  readonly texts: Texts
  readonly cookies: CookieJar
  readonly assets: Assets
  /** The demo profile: personas, sandbox, outbox, band. */
  readonly demo: boolean
  readonly origin: string
  /** The demo's drawn specimen for a document, so that a newcomer can finish; undefined in production. */
  readonly specimen: (document: string) => Promise<Uint8Array | undefined>
}

/** Names of the session cookies. */
export const APPLICANT_COOKIE = 'sapar'
/** Signed in to an account; beside the cookie of cases, so that the end of one is not the end of the other. */
export const ACCOUNT_COOKIE = 'sapar-account'
/** A sign-in that waits for its code, in the browser that asked for it. */
export const SIGN_IN_COOKIE = 'sapar-sign-in'
export const STAFF_COOKIE = 'sapar-staff'
