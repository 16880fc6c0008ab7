import { type CardFacts, type Code, passportOf, type Visa } from '../fuzz/sealed-cards.ts'
import { AT, CRYPTO, PROFILE, TODAY, type World } from '../fuzz/sealed-world.ts'
import { OWN_MODULES, type SealModules } from '../run/modules.ts'
import { formatTd3 } from '../src/mrz/index.ts'

/** A seal and the zone of the passport that the traveller shows with it. */
export interface Shown {
  readonly visa: Visa
  readonly passport: readonly string[]
}

/** The passport that belongs to a card, as a document reader gives it. */
export function passportZone(facts: CardFacts): readonly string[] {
  const { primary, secondary, sex, passportNumber: documentNumber, nationality, birthDate } = facts
  const issuingState = passportOf(facts).issuingState
  const short = birthDate.slice(2).replaceAll('-', '')
  const zone = formatTd3({ documentCode: 'P', issuingState, primary, secondary, documentNumber, nationality, birthDate: short, sex, expiryDate: '311231' })
  if (!zone.ok) throw new Error(`${zone.field} ${zone.code}`)
  return zone.lines
}

/** Null when the border would let the card pass, else the first thing that speaks against it. */
export type Verdict = string | null

/**
 * Everything that a border device decides, in one go and without waiting: container, header, profile, signer with chain and revocation list, signature,
 * the presented passport, the days of the card, its entry in the status list.
 */
export function wholeCheck(world: World, { visa, passport }: Shown, { policy, vds, status }: SealModules = OWN_MODULES): Verdict {
  const check = policy.checkVds(visa.bytes, { store: world.store, crypto: CRYPTO, at: AT, profiles: [PROFILE], presented: { passport } })
  if (check instanceof Promise) throw new Error('the cryptography of Node answers at once')
  if (check.status !== 'VALID' || check.features === null) return check.sub ?? check.status
  if (check.signer?.list !== 'fresh') return 'no fresh revocation list'
  const right = policy.travelRight(check.features, TODAY)
  if (right !== 'IN_FORCE') return `travel right ${right}`
  const slot = vds.featureNumber(check.features, 'statusIndex')
  const found = slot === null ? null : status.statusAt(world.statusList, slot)
  return found === 'valid' ? null : `card ${found}`
}

/** The same for the second code of a card, whose certificate comes with it. */
export function wholeCodeCheck(world: World, { facts, text }: Code, { vdsnc, status }: SealModules = OWN_MODULES): Verdict {
  const check = vdsnc.checkVdsNc(text, { store: world.store, crypto: CRYPTO, at: AT })
  if (check instanceof Promise) throw new Error('the cryptography of Node answers at once')
  if (check.status !== 'VALID' || check.reading === null) return check.sub ?? check.status
  const message = vdsnc.readMessage(check.reading.msg, vdsnc.SAPAR_DTA)
  if (!message.ok) return `message ${message.code}`
  const { passportNumber, nationality, validFrom, validUntil, statusSlot } = message.facts
  const passport = passportOf(facts)
  if (passportNumber !== passport.number || nationality !== passport.issuingState) return 'other passport'
  if (TODAY < validFrom || TODAY > validUntil) return 'travel right EXPIRED'
  const found = status.statusAt(world.statusList, statusSlot)
  return found === 'valid' ? null : `card ${found}`
}
