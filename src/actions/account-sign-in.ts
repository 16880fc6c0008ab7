import type { Actor } from '../core/access/actor.ts'
import { checkField } from '../core/form/check-field.ts'
import type { Language } from '../core/kernel/language.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { answerCode, type CodeRefusal } from './account-codes.ts'
import { newCode } from './account-letters.ts'
import { openAccountSession } from './account-sessions.ts'
import { authorise } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { AccountCode, Device } from './ports/accounts.ts'
import { newToken } from './tokens.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'accounts' | 'secrets' | 'limits'>

const NETWORK_SENDS = { capacity: 20, perMinute: 1 }
/** Five at once, then one every ten minutes: nobody's mailbox is filled through this form. */
const ADDRESS_SENDS = { capacity: 5, perMinute: 0.1 }
const NETWORK_TRIES = { capacity: 30, perMinute: 3 }

export interface AskedCode {
  readonly recipient: string
  /** For the cookie of the browser that asked; the code works there only. */
  readonly browserToken: string
}

/**
 * Sends a code to an address. Signing in and signing up are one: nothing here looks whether there is an account, so that the answer, the letter and the
 * work are the same for everybody.
 */
export async function askForAccountCode(
  deps: Needs,
  actor: Actor,
  input: { readonly email: string; readonly language: Language; readonly network: string },
): Promise<Result<AskedCode, 'not-found' | 'required' | 'email-shape' | 'too-many-requests'>> {
  const allowed = authorise(actor, 'ask-account-code')
  if (!allowed.ok) return allowed
  const checked = checkField({ name: 'email', kind: 'email', required: true }, { email: input.email }, {})
  if (!checked.ok) return refuse(checked.code === 'required' ? 'required' : 'email-shape', checked.facts, 'email')
  // Always a fresh token: one that was planted in this browser before can never be promoted.
  const browserToken = newToken(deps.chance)
  const sent = await send(deps, { ...input, email: checked.value, browserToken })
  return sent.ok ? ok({ recipient: checked.value, browserToken }) : sent
}

/** The same once more, for the browser that asked before. */
export async function askForCodeAgain(
  deps: Needs,
  actor: Actor,
  input: { readonly browserToken: string; readonly language: Language; readonly network: string },
): Promise<Result<AskedCode, 'not-found' | 'code-expired' | 'too-many-requests'>> {
  const allowed = authorise(actor, 'ask-account-code')
  if (!allowed.ok) return allowed
  const asked = await askedCode(deps, input.browserToken)
  if (!asked) return refuse('code-expired', {}, 'digits')
  const sent = await send(deps, { ...input, email: asked.recipient })
  return sent.ok ? ok({ recipient: asked.recipient, browserToken: input.browserToken }) : sent
}

async function send(
  deps: Needs,
  input: { readonly email: string; readonly language: Language; readonly network: string; readonly browserToken: string },
): Promise<Result<true, 'too-many-requests'>> {
  const at = deps.clock.now()
  const recipient = { what: 'email', to: input.email } as const
  const asked = newCode(deps, { purpose: 'sign-in', recipient, language: input.language, at })
  // The network first: one that has no more letters to send cannot use up those of an address.
  const may =
    (await deps.limits.spend(`account-code-net ${input.network}`, NETWORK_SENDS, at)) &&
    (await deps.limits.spend(`account-code ${deps.secrets.seal('limit', asked.code.recipientKey)}`, ADDRESS_SENDS, at))
  if (!may) return refuse('too-many-requests')
  await deps.accounts.ask([{ ...asked, browserHash: browserHash(deps, input.browserToken) }], at)
  return ok(true)
}

function browserHash(deps: Pick<Deps, 'secrets'>, browserToken: string): string {
  return deps.secrets.seal('account-browser', browserToken)
}

/** What this browser asked for last, as long as there is something to finish. */
export async function askedCode(deps: Pick<Deps, 'accounts' | 'secrets' | 'clock'>, browserToken: string | undefined): Promise<AccountCode | undefined> {
  if (!browserToken) return undefined
  const [newest] = await deps.accounts.codesOfBrowser(browserHash(deps, browserToken))
  return newest && newest.expiresAt >= deps.clock.now() ? newest : undefined
}

/** The account comes into being here, once its address has proved to be somebody's. Answers the token of a new session. */
export async function signInWithCode(
  deps: Needs,
  actor: Actor,
  input: { readonly browserToken: string; readonly digits: string; readonly language: Language; readonly network: string; readonly device: Device },
): Promise<Result<string, 'not-found' | 'too-many-requests' | CodeRefusal>> {
  const allowed = authorise(actor, 'sign-in-to-account')
  if (!allowed.ok) return allowed
  const at = deps.clock.now()
  if (!(await deps.limits.spend(`account-sign-in ${input.network}`, NETWORK_TRIES, at))) return refuse('too-many-requests', {}, 'digits')
  const answered = await answerCode(deps, await deps.accounts.codesOfBrowser(browserHash(deps, input.browserToken)), input.digits)
  if (!answered.ok) return answered
  const account = await deps.accounts.openAccount({ id: deps.chance.uuid(at), email: answered.value.recipient, language: input.language }, at)
  return ok(await openAccountSession(deps, { accountId: account.id, way: 'code', device: input.device }))
}
