export const ROLES = ['officer', 'supervisor', 'clerk', 'border-officer', 'auditor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** A person who is signed in to an account. */
export interface SignedIn {
  readonly id: string
  readonly sessionId: string
  /** Those of the actor's cases that are kept in the account. */
  readonly caseIds: readonly string[]
}

/** Who acts. A person may be several; a request acts as one of them. */
export type Actor =
  | { readonly kind: 'public' }
  /** Someone who holds these cases: because a session was opened for them, or because they are kept in the account of that person. */
  | { readonly kind: 'applicant'; readonly caseIds: readonly string[]; readonly account?: SignedIn }
  | { readonly kind: 'staff'; readonly id: string; readonly number: string; readonly officeId: string; readonly roles: readonly Role[] }
  | { readonly kind: 'system'; readonly job: string }

/** Cases that hang on the session of this browser alone: what is kept in an account must not go on once that account is signed out. */
export function heldBySession(actor: Actor): readonly string[] {
  if (actor.kind !== 'applicant') return []
  const kept = new Set(actor.account?.caseIds)
  return actor.caseIds.filter((id) => !kept.has(id))
}
