import type { Actor } from '../core/access/actor.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { authorise } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { PictureLimits, PictureProblem } from './ports.ts'
import type { Card } from './ports/cases.ts'
import type { SealReading } from './ports/seal-reading.ts'

type Needs = Pick<Deps, 'clock' | 'cases' | 'limits' | 'pictures' | 'codes' | 'sealReader'>

/** Decoding a picture is work: fewer tries than with a number. */
const CHECKS = { capacity: 10, perMinute: 2 }

/** Sharp enough for codes of a printed page, small enough to be no burden. */
export const PHOTO_LIMITS: PictureLimits = { maxBytes: 12 * 1024 * 1024, minWidth: 200, minHeight: 200, maxSide: 3200, maxPixels: 60_000_000 }

export type SealVerdict = 'valid' | 'not-yet-valid' | 'expired' | 'not-valid' | 'seal-invalid' | 'seal-revoked' | 'seal-unknown'

export interface SealCheck {
  readonly verdict: SealVerdict
  /** Status code of Doc 9303-13; empty when the seal is good. */
  readonly sub: string
  readonly number?: string
  readonly initials?: string
  readonly validFrom?: PlainDate
  readonly validUntil?: PlainDate
}

/** The seal on a photo or scan of a card, and what has become of the card since. The picture is not kept. */
export async function checkSealPicture(
  deps: Needs,
  actor: Actor,
  input: { readonly content: Uint8Array; readonly network: string },
): Promise<Result<SealCheck, 'not-found' | 'too-many-requests' | 'no-code-found' | 'file-missing' | PictureProblem>> {
  const allowed = authorise(actor, 'check-seal')
  if (!allowed.ok) return allowed
  if (input.content.length === 0) return refuse('file-missing', {}, 'photo')
  const at = deps.clock.now()
  if (!(await deps.limits.spend(`check-seal ${input.network}`, CHECKS, at))) return refuse('too-many-requests')
  const picture = await deps.pictures.read(input.content, PHOTO_LIMITS)
  if (!picture.ok) return { ...picture, field: 'photo' }
  const codes = await deps.codes.read(picture.value[0].jpeg)
  const readings = await Promise.all(codes.map(({ bytes }) => deps.sealReader.check(bytes, at)))
  const sealed = readings.filter(({ container }) => container !== 'unknown')
  if (sealed.length === 0) return refuse('no-code-found', {}, 'photo')
  return ok(await judged(deps, sealed, deps.clock.dayOf(at)))
}

/** The worst of the codes decides: a good code beside a forged one is a forged card. */
async function judged(deps: Needs, readings: readonly SealReading[], today: PlainDate): Promise<SealCheck> {
  const bad = readings.find(({ status }) => status === 'INVALID') ?? readings.find(({ status }) => status !== 'VALID')
  if (bad) return { verdict: verdictOfSeal(bad), sub: bad.sub }
  const numbers = new Set(readings.map(({ facts }) => facts?.cardNumber ?? ''))
  const [number = ''] = numbers
  const card = numbers.size === 1 ? await deps.cases.cardByNumber(number) : undefined
  // A seal of ours without a card of ours, or two codes of two cards: nobody's card.
  if (!card) return { verdict: 'seal-invalid', sub: numbers.size > 1 ? 'SEAL_VISA_MISMATCH' : 'UNKNOWN_CARD' }
  return { verdict: verdictOf(card, today), sub: '', number: card.number, initials: card.initials, validFrom: card.validFrom, validUntil: card.validUntil }
}

/** A key that was taken back makes no forgery of what it sealed before, and what could not be judged is none either. */
function verdictOfSeal({ status, sub }: SealReading): SealVerdict {
  if (sub === 'REVOKED_CERTIFICATE') return 'seal-revoked'
  return status === 'UNDECIDED' || sub === 'UNKNOWN_CERTIFICATE' || sub === 'UNTRUSTED_CERTIFICATE' ? 'seal-unknown' : 'seal-invalid'
}

function verdictOf(card: Card, today: PlainDate): SealVerdict {
  if (card.state !== 'active') return 'not-valid'
  if (today < card.validFrom) return 'not-yet-valid'
  return today > card.validUntil ? 'expired' : 'valid'
}
