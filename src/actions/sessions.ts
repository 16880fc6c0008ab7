import type { Actor } from '../core/access/actor.ts'
import { readCaseCode } from '../core/kernel/code.ts'
import { instant, type Instant } from '../core/kernel/instant.ts'
import type { Deps } from './deps.ts'
import type { Cases } from './ports/cases.ts'
import { newToken } from './tokens.ts'

/** A session on one's own cases lives this long; every page saves at once, so that its end loses nothing. */
export const SESSION_HOURS = 24 * 7

export function hoursAfter(at: Instant, hours: number): Instant {
  return instant(new Date(Date.parse(at) + hours * 3_600_000).toISOString())
}

export function minutesAfter(at: Instant, minutes: number): Instant {
  return hoursAfter(at, minutes / 60)
}

/** A new session for these cases. Always a fresh token: one that was known before can never be promoted. */
export async function openSession(deps: Pick<Deps, 'clock' | 'chance' | 'people' | 'secrets'>, caseIds: readonly string[]): Promise<string> {
  const token = newToken(deps.chance)
  const at = deps.clock.now()
  await deps.people.openSession({ tokenHash: deps.secrets.seal('session', token), caseIds, at, expiresAt: hoursAfter(at, SESSION_HOURS) })
  return token
}

/** Who a request with this token acts as. */
export async function actorOfToken(deps: Pick<Deps, 'clock' | 'people' | 'secrets'>, token: string | undefined): Promise<Actor> {
  if (!token) return { kind: 'public' }
  const caseIds = await deps.people.casesOfSession(deps.secrets.seal('session', token), deps.clock.now())
  return caseIds.length > 0 ? { kind: 'applicant', caseIds } : { kind: 'public' }
}

/**
 * The same, for a request that only reads one case: the case and its documents come with the session, and `cases` answers them without asking
 * again, as they lay in the store a moment ago.
 */
export async function openingOfToken(
  deps: Pick<Deps, 'clock' | 'cases' | 'people' | 'secrets'>,
  token: string | undefined,
  typedCode: string,
): Promise<{ readonly actor: Actor; readonly cases: Cases }> {
  const { cases } = deps
  const code = readCaseCode(typedCode)
  if (!token || !code) return { actor: await actorOfToken(deps, token), cases }
  const { caseIds, file, documents } = await cases.opening({ tokenHash: deps.secrets.seal('session', token), now: deps.clock.now(), code })
  const actor: Actor = caseIds.length > 0 ? { kind: 'applicant', caseIds } : { kind: 'public' }
  if (!file) return { actor, cases }
  const opened: Pick<Cases, 'findByCode' | 'documents'> = {
    findByCode: async (other) => (other === code ? file : cases.findByCode(other)),
    documents: async (caseId) => (caseId === file.id ? documents : cases.documents(caseId)),
  }
  return { actor, cases: { ...cases, ...opened } }
}

export async function endSession(deps: Pick<Deps, 'people' | 'secrets'>, token: string): Promise<void> {
  await deps.people.closeSession(deps.secrets.seal('session', token))
}
