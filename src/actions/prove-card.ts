import { tidyDocumentNumber } from '../core/form/check-field.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { Deps } from './deps.ts'
import { type FoundCard, matchCard } from './my-card.ts'

type Needs = Pick<Deps, 'clock' | 'cases' | 'limits' | 'heldCards' | 'law'>

const PROOFS = { capacity: 10, perMinute: 0.5 }

/** What a holder knows of a card and a finder of its number does not. */
export interface CardProof {
  readonly number: string
  readonly birthDate: string
  readonly passportNumber: string
  readonly network: string
}

/**
 * Number and birth date show what the card says about its days, the passport number that stands on it opens what it says about its holder. Tries are
 * counted for each card, from whatever network they come.
 */
export async function proveCard(deps: Needs, proof: CardProof): Promise<Result<FoundCard, 'too-many-requests' | 'card-not-found' | 'no-match'>> {
  const found = await matchCard(deps, proof)
  if (!found.ok) return found
  const { card } = found.value
  if (!(await deps.limits.spend(`renew ${card.source} ${card.id}`, PROOFS, deps.clock.now()))) return refuse('too-many-requests')
  const passport = tidyDocumentNumber(proof.passportNumber)
  const right = passport !== '' && passport === tidyDocumentNumber(card.answers.passportNumber ?? '')
  return right ? ok(found.value) : refuse('no-match', {}, 'passportNumber')
}
