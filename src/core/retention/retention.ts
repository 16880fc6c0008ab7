import type { ServiceDefinition, TermRules } from '../service/definition.ts'

/** What is kept, by kind. Its words are in the texts under `retention.what.<kind>`. */
export type RetentionKind =
  | 'draft'
  | 'session'
  | 'email-code'
  | 'resume-link'
  | 'case'
  | 'pictures-not-issued'
  | 'held-card'
  | 'receipt'
  | 'message'
  | 'repeated-call'
  | 'tries'
  | 'account'
  | 'sign-in'
  | 'account-code'
  | 'account-change'
  | 'account-letter'
  | 'appointment'

/** Why it may be kept: what the person asked for, or a duty of the agency. */
export type RetentionBasis = 'request' | 'safety' | 'duty'

/** The moment from which the time is counted. */
export type RetentionStart = 'last-change' | 'made' | 'decision' | 'card-end' | 'payment' | 'received' | 'last-try' | 'last-sign-in' | 'appointment-day'

/** `term`: days of the service definition. */
export type RetentionTime =
  | { readonly kind: 'term'; readonly term: keyof Pick<TermRules, 'draftKeptDays'> }
  | { readonly kind: 'minutes' | 'days' | 'months' | 'years'; readonly count: number }

/**
 * How it ends. `deleted`: by the nightly job, in the night after. `expires`: it opens nothing any more, and the job removes what is
 * left a day later. `kept`: at least so long; nothing deletes it by itself.
 */
export type RetentionEnd = { readonly kind: 'deleted' | 'expires'; readonly job: 'remove-old-drafts' | 'remove-expired' } | { readonly kind: 'kept' }

export interface RetentionEntry {
  readonly what: RetentionKind
  readonly basis: RetentionBasis
  readonly from: RetentionStart
  readonly keep: RetentionTime
  readonly end: RetentionEnd
}

/** The retention table: what the privacy notice shows and what a deleting job must keep to. Only what runs is claimed. */
export const RETENTION: readonly RetentionEntry[] = [
  { what: 'draft', basis: 'request', from: 'last-change', keep: { kind: 'term', term: 'draftKeptDays' }, end: { kind: 'deleted', job: 'remove-old-drafts' } },
  { what: 'session', basis: 'request', from: 'made', keep: { kind: 'days', count: 7 }, end: { kind: 'expires', job: 'remove-expired' } },
  { what: 'email-code', basis: 'safety', from: 'made', keep: { kind: 'minutes', count: 60 }, end: { kind: 'expires', job: 'remove-expired' } },
  { what: 'resume-link', basis: 'request', from: 'made', keep: { kind: 'days', count: 30 }, end: { kind: 'expires', job: 'remove-expired' } },
  { what: 'case', basis: 'duty', from: 'card-end', keep: { kind: 'years', count: 5 }, end: { kind: 'kept' } },
  { what: 'held-card', basis: 'duty', from: 'card-end', keep: { kind: 'years', count: 5 }, end: { kind: 'deleted', job: 'remove-expired' } },
  { what: 'pictures-not-issued', basis: 'duty', from: 'decision', keep: { kind: 'months', count: 12 }, end: { kind: 'kept' } },
  { what: 'receipt', basis: 'duty', from: 'payment', keep: { kind: 'years', count: 5 }, end: { kind: 'kept' } },
  { what: 'message', basis: 'request', from: 'received', keep: { kind: 'months', count: 12 }, end: { kind: 'kept' } },
  { what: 'account', basis: 'request', from: 'last-sign-in', keep: { kind: 'months', count: 24 }, end: { kind: 'deleted', job: 'remove-expired' } },
  { what: 'sign-in', basis: 'safety', from: 'made', keep: { kind: 'days', count: 90 }, end: { kind: 'deleted', job: 'remove-expired' } },
  { what: 'account-code', basis: 'safety', from: 'made', keep: { kind: 'minutes', count: 20 }, end: { kind: 'expires', job: 'remove-expired' } },
  { what: 'account-change', basis: 'request', from: 'made', keep: { kind: 'days', count: 1 }, end: { kind: 'expires', job: 'remove-expired' } },
  { what: 'account-letter', basis: 'request', from: 'made', keep: { kind: 'days', count: 90 }, end: { kind: 'deleted', job: 'remove-expired' } },
  { what: 'appointment', basis: 'request', from: 'appointment-day', keep: { kind: 'days', count: 90 }, end: { kind: 'deleted', job: 'remove-expired' } },
  { what: 'repeated-call', basis: 'safety', from: 'made', keep: { kind: 'days', count: 2 }, end: { kind: 'deleted', job: 'remove-expired' } },
  { what: 'tries', basis: 'safety', from: 'last-try', keep: { kind: 'days', count: 1 }, end: { kind: 'deleted', job: 'remove-expired' } },
]

/** The time of an entry, with the definition's terms filled in. */
export function keptFor(
  { keep }: RetentionEntry,
  definition: Pick<ServiceDefinition, 'terms'>,
): { readonly unit: 'minutes' | 'days' | 'months' | 'years'; readonly count: number } {
  return keep.kind === 'term' ? { unit: 'days', count: definition.terms[keep.term] } : { unit: keep.kind, count: keep.count }
}
