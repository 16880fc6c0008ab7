import { isFlagged, packStatus } from 'icao-seal/pack'
import { checkVds, type VdsCheck } from 'icao-seal/policy'
import { featureText, sealedMrz } from 'icao-seal/vds'
import type { CardCrossing } from '../../../core/border/crossings.ts'
import { type EntryFacts, factsOfSeal } from '../../../core/border/entry-facts.ts'
import { type EntryVerdict, type ExitVerdict, exitVerdict, mayEnter, type PackAge } from '../../../core/border/entry-verdict.ts'
import { type Headline, headlineOf } from '../../../core/border/headline.ts'
import { kindOfSeal, type KnownCard } from '../../../core/border/known-cards.ts'
import { matchPassport, type PassportMatch } from '../../../core/border/passport.ts'
import { day, parsePlainDate, type PlainDate } from '../../../core/kernel/plain-date.ts'
import { shardOf } from '../../../core/seal/seal-content.ts'
import type { ReadCode } from './codes.ts'
import { ageOfPack, browserCrypto, type HeldPack } from './pack-keeper.ts'
import { cardsOf, type DeviceCard, profilesOf, type Setup } from './setup.ts'
import type { KnownCrossing, Store } from './store.ts'
import type { SealVerdict } from './seal-verdict.ts'
import { checkSecondCode } from './second-code.ts'
import { dayAndTime } from './words.ts'

export interface Traveller {
  readonly code: ReadCode
  /** Lines of the passport's zone, once they were read. */
  readonly passport?: readonly string[]
  readonly direction: 'entry' | 'exit'
}

/** Everything that the verdict's screen shows. Three results that are never mixed: the seal, the right to pass, the age of what is known. */
export interface Judgement extends Traveller {
  readonly seal: SealVerdict
  readonly card?: EntryFacts
  readonly match: PassportMatch
  readonly verdict?: EntryVerdict | ExitVerdict
  readonly headline: Headline
  readonly today: PlainDate
  readonly pack: HeldPack
  readonly age: PackAge
  /** The kinds of card that this device can tell. */
  readonly cards: readonly DeviceCard[]
  /** The last day of which the pack knows. */
  readonly knownUntil: PlainDate
}

export interface JudgeNeeds {
  readonly store: Store
  readonly setup: Setup
  readonly pack: HeldPack
  /** Milliseconds since 1970, UTC. */
  readonly at: number
}

export async function judge(traveller: Traveller, needs: JudgeNeeds): Promise<Judgement> {
  const { setup, pack, at } = needs
  const [today] = dayAndTime(at, setup.timeZone)
  const { seal, card } = await readSeal(traveller, needs, day(today))
  const match: PassportMatch = card ? matchPassport(card, traveller.passport) : { kind: 'not-read' }
  const age = ageOfPack(pack, at)
  // Nothing that an unproven seal says is weighed at all.
  const verdict = card && seal.status === 'VALID' ? await verdictOn(card, traveller, { ...needs, today: day(today), age }) : undefined
  const headline = headlineOf({ seal: seal.status, passport: match.kind, verdict })
  const [knownUntil] = dayAndTime(Date.parse(pack.content.issuedAt), setup.timeZone)
  return {
    ...traveller,
    seal,
    match,
    headline,
    today: day(today),
    knownUntil: day(knownUntil),
    pack,
    age,
    cards: cardsOf(setup),
    ...(card ? { card } : {}),
    ...(verdict ? { verdict } : {}),
  }
}

async function readSeal(
  { code, passport }: Traveller,
  needs: JudgeNeeds,
  today: PlainDate,
): Promise<{ readonly seal: SealVerdict; readonly card?: EntryFacts }> {
  const { setup, pack, at } = needs
  const cards = cardsOf(setup)
  if (code.kind === 'text') return checkSecondCode(code.text, { ...setup.seals, cards, trust: pack.trust, at, passport })
  const presented = passport ? { presented: { passport } } : {}
  const check = await checkVds(code.bytes, { store: pack.trust, crypto: browserCrypto, at, profiles: profilesOf(setup), ...presented })
  const card = check.vds?.header.issuingCountry === setup.seals.issuingState ? cardOf(check, { cards, today }) : undefined
  const signer = check.vds ? `${check.vds.header.signerIdentifier} ${check.vds.header.certificateReference}` : ''
  return { seal: { status: check.status, sub: check.sub, level: check.level, fields: check.fields, signer }, ...(card ? { card } : {}) }
}

function cardOf({ features, vds }: VdsCheck, { cards, today }: { readonly cards: readonly KnownCard[]; readonly today: PlainDate }): EntryFacts | undefined {
  const zone = features && sealedMrz(features)
  const card = zone ? kindOfSeal(zone, featureText(features, 'cardNumber') ?? '', cards) : undefined
  const issuedOn = parsePlainDate(vds?.header.documentIssueDate ?? '')
  return features && card && issuedOn ? factsOfSeal(features, { card, issuedOn, today }) : undefined
}

async function verdictOn(
  card: EntryFacts,
  { direction }: Traveller,
  { store, setup, pack, today, age }: JudgeNeeds & { readonly today: PlainDate; readonly age: PackAge },
): Promise<EntryVerdict | ExitVerdict> {
  const known = (await store.crossingsOf(card.cardNumber)).map((crossing) => dated(crossing, setup.timeZone))
  if (direction === 'exit') return exitVerdict(card, known, today)
  const status = card.slot === undefined ? 'unknown' : packStatus(pack.content, shardOf(card.kind, card.validUntil), card.slot)
  const flagged = await isFlagged(pack.content.flagged, card.cardNumber, browserCrypto)
  return mayEnter({ card, status, flagged, pack: age, crossings: known, today })
}

function dated({ id, direction, at }: KnownCrossing, timeZone: string): CardCrossing {
  return { id, direction, at, on: day(dayAndTime(Date.parse(at), timeZone)[0]) }
}

/** What is written down with a crossing: the seal's code, and what an officer went past with the answer of the duty desk. */
export function verdictCode({ seal, verdict }: Pick<Judgement, 'seal' | 'verdict'>, deskNumber?: string): string {
  const parts: string[] = [seal.sub ?? seal.status]
  if (verdict && 'may' in verdict && verdict.may !== 'yes') parts.push(verdict.reason)
  if (verdict && 'kind' in verdict && verdict.kind !== 'in-time') parts.push(verdict.kind)
  if (deskNumber) parts.push(`desk-${deskNumber}`)
  return parts.join('/')
}
