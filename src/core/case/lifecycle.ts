import { ok, refuse, type Result } from '../kernel/result.ts'

/**
 * The law of movement for card services. What may be done now is read from this one table, by pages, API and tests alike;
 * a move that is not in it is a returned refusal, never an exception.
 */
export const MOVES = {
  // A draft lapses only when it was declared once and taken back; one that never was is removed without trace.
  draft: { submit: 'submitted', withdraw: 'withdrawn', lapse: 'lapsed' },
  // Declared and waiting for payment. `amend` goes back to the answers before any money has moved. `begin-review` is for a service without a fee.
  submitted: { 'confirm-payment': 'in-review', 'begin-review': 'in-review', amend: 'draft', withdraw: 'withdrawn', lapse: 'lapsed' },
  // Complete and paid: the clock runs.
  // `decline-correction` is for a case whose card exists already: the card stays as it is.
  'in-review': {
    approve: 'approved',
    'decline-correction': 'issued',
    refuse: 'refused',
    return: 'returned',
    'change-stay': 'in-review',
    withdraw: 'withdrawn',
  },
  // The clock stands still until the applicant has corrected what was asked.
  returned: { resubmit: 'in-review', 'change-stay': 'returned', withdraw: 'withdrawn', lapse: 'lapsed' },
  // Decided; the card is being made. `take-back` is for a card that cannot be made as approved.
  approved: { issue: 'issued', 'take-back': 'in-review' },
  issued: { 'report-mistake': 'in-review' },
  refused: {},
  withdrawn: {},
  lapsed: {},
} as const satisfies Record<string, Record<string, string>>

export type CaseState = keyof typeof MOVES
export type Move = { [S in CaseState]: keyof (typeof MOVES)[S] }[CaseState]

export const CASE_STATES = Object.keys(MOVES) as readonly CaseState[]
export const ALL_MOVES: readonly Move[] = [...new Set(Object.values(MOVES).flatMap((moves) => Object.keys(moves)))] as readonly Move[]

/** The moves that the table allows from a state, in its order. */
export function movesFrom(state: CaseState): readonly Move[] {
  return Object.keys(MOVES[state]) as readonly Move[]
}

export function isOpen(state: CaseState): boolean {
  return movesFrom(state).length > 0
}

export function step(state: CaseState, move: Move): Result<CaseState, 'move-not-allowed'> {
  const targets: Readonly<Record<string, string>> = MOVES[state]
  const next = targets[move]
  return next === undefined ? refuse('move-not-allowed', { state, move }) : ok(next as CaseState)
}

/** Whose turn it is, as every page says it. */
export type Turn = 'applicant' | 'agency' | 'nobody'

export function turnOf(state: CaseState): Turn {
  switch (state) {
    case 'draft':
    case 'submitted':
    case 'returned':
      return 'applicant'
    case 'in-review':
    case 'approved':
      return 'agency'
    default:
      return 'nobody'
  }
}

/** A card lives on after its case. */
export const CARD_MOVES = {
  active: { suspend: 'suspended', revoke: 'revoked', annul: 'annulled', expire: 'expired', replace: 'replaced' },
  suspended: { resume: 'active', revoke: 'revoked', annul: 'annulled', expire: 'expired', replace: 'replaced' },
  revoked: {},
  annulled: {},
  expired: {},
  replaced: {},
} as const satisfies Record<string, Record<string, string>>

export type CardState = keyof typeof CARD_MOVES
