import { type CaseFile, confirmedAddress, type RenewedCard } from '../core/case/case-file.ts'
import type { CardState } from '../core/case/lifecycle.ts'
import { readCardNumber } from '../core/kernel/code.ts'
import type { Language } from '../core/kernel/language.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import type { RenewalRules } from '../core/renewal/rules.ts'
import { renewalWindow } from '../core/renewal/window.ts'
import type { Answers, SameDays, ServiceDefinition } from '../core/service/definition.ts'
import { definitionOn } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { Card } from './ports/cases.ts'
import type { HeldCard } from './ports/held-cards.ts'
import type { LawBook } from './ports/law.ts'

type Needs = Pick<Deps, 'clock' | 'cases' | 'heldCards'>

/** A card as its holder knows it, whichever register made it. */
export interface HolderCard extends RenewedCard {
  readonly kind: string
  readonly state: 'active' | 'renewed' | 'cancelled'
  readonly validFrom: PlainDate
  /** Out of use before its last day. While `state` is active, its holder still has a right to a card: it is lost, stolen, or suspended. */
  readonly blocked: boolean
  readonly answers: Answers
  readonly email?: string
  /** The holder has shown that letters to the address arrive. */
  readonly emailConfirmed: boolean
  readonly phone?: string
  readonly language: Language
  /** The case that it came from; none for a card of another register. */
  readonly caseId?: string
}

/** A service that renews cards. */
export type Renewal = ServiceDefinition & { readonly validity: RenewalRules }

export function isRenewal(definition: ServiceDefinition): definition is Renewal {
  return definition.validity.kind === 'renewal'
}

/** A service for a holder for whom something has changed. */
export type Change = ServiceDefinition & { readonly validity: SameDays }

export function isChange(definition: ServiceDefinition): definition is Change {
  return definition.validity.kind === 'same-days'
}

/** Services whose cases begin with a card, and cannot without one. */
export function followsCard(definition: ServiceDefinition): boolean {
  return isRenewal(definition) || isChange(definition)
}

/** The services in force that renew cards. */
export function renewalsOn(law: LawBook, on: PlainDate): readonly Renewal[] {
  return inForce(law, on, isRenewal)
}

/** The first day on which a card can be renewed; undefined where no service renews such a card. */
export function renewableFrom(law: LawBook, on: PlainDate, card: Pick<HolderCard, 'kind' | 'validUntil'>): PlainDate | undefined {
  const renewal = renewalsOn(law, on).find((definition) => definition.card.kind === card.kind)
  return renewal && renewalWindow(card.validUntil, renewal.validity).opensOn
}

/** Where cards are renewed in person. */
export function renewalOffices(law: LawBook, on: PlainDate): readonly string[] {
  return renewalsOn(law, on).flatMap(({ offices }) => offices ?? [])
}

/** The services in force for holders of a kind of card for whom something has changed. */
export function changesOn(law: LawBook, on: PlainDate, kind: string): readonly Change[] {
  return inForce(law, on, isChange).filter(({ card }) => card.kind === kind)
}

function inForce<D extends ServiceDefinition>(law: LawBook, on: PlainDate, is: (definition: ServiceDefinition) => definition is D): readonly D[] {
  const ids = [...new Set(law.definitions.filter(is).map(({ id }) => id))]
  return ids.flatMap((id) => {
    const definition = definitionOn(law, id, on)
    return definition && is(definition) ? [definition] : []
  })
}

/** An application that a card waits for, named by its service. */
export interface Follower {
  readonly file: CaseFile
  readonly service: string
  /** It is the card's own case, in which a wrong letter is looked at. */
  readonly own: boolean
}

/** At most one is open for a card at a time. */
export async function openFollower(deps: Pick<Deps, 'cases' | 'clock' | 'law'>, card: HolderCard): Promise<Follower | undefined> {
  const begun = await deps.cases.findRenewal(card)
  if (begun && begun.state !== 'issued') return { file: begun, service: begun.service, own: false }
  const own = card.caseId ? await deps.cases.findById(card.caseId) : undefined
  if (!own?.correction) return undefined
  const correction = changesOn(deps.law(), deps.clock.dayOf(deps.clock.now()), card.kind).find(({ validity }) => validity.inOwnCase)
  return { file: own, service: correction?.id ?? own.service, own: true }
}

/** Spaces, hyphens and case of the number do not matter. Ours go first: no other register has numbers with our check character, but by chance. */
export async function findHolderCard(deps: Needs, number: string): Promise<HolderCard | undefined> {
  const ours = readCardNumber(number)
  const card = ours === undefined ? undefined : await deps.cases.cardByNumber(ours)
  if (card) return cardOfOurs(deps, card)
  const held = await deps.heldCards.findByNumber(number)
  return held && cardOfRegister(held)
}

/** A card that another register issued. */
export function cardOfRegister({ service, said, ...rest }: HeldCard): HolderCard {
  return { ...rest, source: 'held', kind: service, blocked: said === 'lost' || said === 'stolen', emailConfirmed: false }
}

const ENDED: Readonly<Record<CardState, HolderCard['state']>> = {
  active: 'active',
  suspended: 'active',
  expired: 'active',
  replaced: 'renewed',
  revoked: 'cancelled',
  annulled: 'cancelled',
}

async function cardOfOurs(deps: Needs, card: Card): Promise<HolderCard | undefined> {
  const [file, documents, next] = await Promise.all([
    deps.cases.findById(card.caseId),
    deps.cases.documents(card.caseId),
    deps.cases.findRenewal({ source: 'card', id: card.id }),
  ])
  if (!file) return undefined
  const { id, number, service, validFrom, validUntil } = card
  const portrait = documents.find(({ requirement }) => requirement === 'portrait')
  const [email, phone] = [confirmedAddress(file), file.answers.phone]
  return {
    source: 'card',
    id,
    number,
    kind: service,
    state: next?.state === 'issued' ? 'renewed' : ENDED[card.state],
    validFrom,
    validUntil,
    blocked: card.state !== 'active',
    answers: file.answers,
    language: file.language,
    caseId: file.id,
    emailConfirmed: email !== undefined,
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(portrait ? { portraitOn: deps.clock.dayOf(portrait.uploadedAt) } : {}),
  }
}
