import { type Actor, heldBySession } from '../core/access/actor.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { authorise } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { Account, AccountSession, Device, SignInWay } from './ports/accounts.ts'
import { hoursAfter, SESSION_HOURS } from './sessions.ts'
import { newToken } from './tokens.ts'

type Needs = Pick<Deps, 'clock' | 'accounts' | 'secrets'>

/** Sign-ins that a person gets to see; the job that removes old ones keeps to the days of the retention table. */
const SHOWN = 30

/** Always a fresh token: one that was known before can never be promoted. */
export async function openAccountSession(
  deps: Needs & Pick<Deps, 'chance'>,
  session: { readonly accountId: string; readonly way: SignInWay; readonly device: Device },
): Promise<string> {
  const { accountId, way, device } = session
  const token = newToken(deps.chance)
  const createdAt = deps.clock.now()
  await deps.accounts.openAccountSession({
    id: deps.chance.uuid(createdAt),
    accountId,
    tokenHash: deps.secrets.seal('account-session', token),
    way,
    ...device,
    createdAt,
    expiresAt: hoursAfter(createdAt, SESSION_HOURS),
  })
  return token
}

/** The same actor with what an account adds. `token`: from the account's own cookie. */
export async function withAccount(deps: Needs, actor: Actor, token: string | undefined): Promise<Actor> {
  const signedIn = token ? await deps.accounts.signedIn(deps.secrets.seal('account-session', token), deps.clock.now()) : undefined
  if (!signedIn) return actor
  const { accountId: id, sessionId, caseIds } = signedIn
  return { kind: 'applicant', caseIds: [...new Set([...heldBySession(actor), ...caseIds])], account: { id, sessionId, caseIds } }
}

/** The account of whoever is signed in, for acts that the table leaves to its owner. */
export async function ownAccount(deps: Pick<Deps, 'accounts'>, actor: Actor, action: Parameters<typeof authorise>[1]): Promise<Result<Account, 'not-found'>> {
  const signedIn = actor.kind === 'applicant' && authorise(actor, action).ok ? actor.account : undefined
  const account = signedIn && (await deps.accounts.account(signedIn.id))
  return account ? ok(account) : refuse('not-found')
}

export interface ListedSession extends AccountSession {
  readonly live: boolean
  readonly here: boolean
}

/** Where the account is signed in, and where it was, the newest first. */
export async function listSessions(deps: Needs, actor: Actor): Promise<Result<readonly ListedSession[], 'not-found'>> {
  const account = await ownAccount(deps, actor, 'read-account')
  if (!account.ok) return account
  const now = deps.clock.now()
  const here = actor.kind === 'applicant' ? actor.account?.sessionId : undefined
  const sessions = await deps.accounts.accountSessions(account.value.id, SHOWN)
  return ok(sessions.map((session) => ({ ...session, live: session.endedAt === undefined && session.expiresAt > now, here: session.id === here })))
}

/** One session of the account, or all but this one. A session of somebody else is as unknown as one that never was. */
export async function endSessions(deps: Needs, actor: Actor, which: { readonly id: string } | 'others' | 'this'): Promise<Result<true, 'not-found'>> {
  const account = await ownAccount(deps, actor, 'end-account-session')
  if (!account.ok || actor.kind !== 'applicant' || !actor.account) return refuse('not-found')
  const { sessionId } = actor.account
  const now = deps.clock.now()
  if (which === 'others') await deps.accounts.endOtherSessions(account.value.id, sessionId, now)
  else await deps.accounts.endAccountSession(account.value.id, which === 'this' ? sessionId : which.id, now)
  return ok(true)
}
