import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { Language } from '../core/kernel/language.ts'
import { ageOn, type PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { firstWish } from '../core/collection/rules.ts'
import { latenessOn } from '../core/renewal/lateness.ts'
import type { Answers, ServiceDefinition } from '../core/service/definition.ts'
import { authorise } from './authorise.ts'
import { carryPictures } from './carry-pictures.ts'
import type { Deps } from './deps.ts'
import { type HolderCard, renewalsOn } from './holder-card.ts'
import { type FoundCard, lateLawOf, mayRenewOn } from './my-card.ts'
import type { LawBook } from './ports/law.ts'
import { type CardProof, proveCard } from './prove-card.ts'
import { openSession } from './sessions.ts'
import { openDraft, type Started } from './start-application.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'people' | 'accounts' | 'secrets' | 'law' | 'limits' | 'heldCards' | 'objects'>

export type RenewalRefusal = 'too-many-requests' | 'card-not-found' | 'no-match' | 'renewal-not-open' | 'renewal-closed' | 'card-not-renewable' | 'change-begun'

/** What an application for a card begins with, beside what the card says. */
export interface Beginning {
  readonly language: Language
  readonly channel: string
  readonly heldCaseIds?: readonly string[]
}

/**
 * Begins the renewal of a card, or opens the one that has begun: number and birth date show what the card says about its days, the passport number opens what
 * it says about its holder. `renewal-not-open` tells the day on which it opens; `renewal-closed` and `card-not-renewable` lead to an office; `change-begun`
 * names the service of an application for the card that goes first.
 */
export async function renewCard(
  deps: Needs,
  actor: Actor,
  input: Beginning & CardProof,
): Promise<Result<Started, 'not-found' | 'service-unknown' | RenewalRefusal>> {
  const allowed = authorise(actor, 'renew-card')
  if (!allowed.ok) return allowed
  const found = await proveCard(deps, input)
  return found.ok ? beginRenewal(deps, actor, { ...input, ...found.value }) : found
}

/** For somebody who has shown that the card is theirs. */
export async function beginRenewal(deps: Needs, actor: Actor, start: FoundCard & Beginning): Promise<Result<Started, 'service-unknown' | RenewalRefusal>> {
  const { card, definition } = start
  const today = deps.clock.dayOf(deps.clock.now())
  const open = isOpenOn(deps, start, today)
  if (!open.ok) return open
  const begun = await deps.cases.findRenewal(card)
  if (begun?.state === 'issued') return refuse('card-not-renewable', {}, 'number')
  if (begun && begun.service !== definition.id) return refuse('change-begun', { service: begun.service }, 'number')
  if (begun) return ok(await reopen(deps, actor, { ...start, file: begun }))
  const started = await followCard(deps, actor, { ...start, card, definition })
  // The same person was faster in another window: there is one renewal, and both windows are in it.
  if (!started.ok) return started.code === 'renewal-begun' ? beginRenewal(deps, actor, start) : refuse('service-unknown', started.facts)
  return started
}

/** A draft that follows the card and knows what it says. `renewal-begun`: there is one already. */
export async function followCard(
  deps: Needs,
  actor: Actor,
  start: Beginning & { readonly card: HolderCard; readonly definition: ServiceDefinition },
): Promise<Result<Started, 'service-unknown' | 'renewal-begun'>> {
  const { card, definition } = start
  const today = deps.clock.dayOf(deps.clock.now())
  const all = [definition, ...renewalsOn(deps.law(), today).filter((other) => other.card.kind === card.kind && other.id !== definition.id)]
  const { source, id, number, validFrom, validUntil, portraitOn } = card
  const started = await openDraft(deps, actor, {
    ...start,
    service: definition.id,
    answers: { ...wishedFirst(deps.law(), definition, card), ...answersOf(card, { definition, all }, today) },
    emailConfirmed: card.emailConfirmed,
    renews: { source, id, number, validFrom, validUntil, ...(portraitOn ? { portraitOn } : {}) },
  })
  if (started.ok && card.caseId) await carryPortrait(deps, actor, { caseId: card.caseId, to: started.value.caseId })
  return started
}

function isOpenOn(
  deps: Pick<Deps, 'law'>,
  { card, definition }: FoundCard,
  today: PlainDate,
): Result<true, 'renewal-not-open' | 'renewal-closed' | 'card-not-renewable'> {
  if (card.state !== 'active') return refuse('card-not-renewable', {}, 'number')
  const lateness = latenessOn(card.validUntil, today, lateLawOf(deps.law(), definition))
  if (!lateness.ok) throw new Error('no ladder for today')
  if (lateness.value.kind === 'not-open') return refuse('renewal-not-open', { opensOn: lateness.value.opensOn }, 'number')
  return mayRenewOn(card, lateness.value) ? ok(true) : refuse('renewal-closed', {}, 'number')
}

/** Into the account of whoever is signed in, else into this browser. */
export async function reopen(deps: Needs, actor: Actor, again: Beginning & { readonly file: Pick<CaseFile, 'id' | 'code'> }): Promise<Started> {
  const { file, heldCaseIds = [] } = again
  const started = { caseId: file.id, code: file.code }
  if (actor.kind !== 'applicant' || !actor.account) return { ...started, token: await openSession(deps, [...heldCaseIds, file.id]) }
  await deps.accounts.keepCase(actor.account.id, file.id, deps.clock.now())
  return started
}

/**
 * What the card says, as far as its own service or this one asks it; a category that the holder has grown out of is asked again. After a change everything
 * else stays as it is, and the next case that follows begins with this one.
 */
function answersOf({ answers, ...card }: HolderCard, { definition, all }: Asking, today: PlainDate): Answers {
  const fields = all.flatMap(({ pages }) => pages).flatMap((page) => page.fields)
  const { validity } = definition
  const anew = validity.kind === 'same-days' ? [...ASKED_AGAIN, ...validity.changes] : ASKED_AGAIN
  const known = fields.filter(({ name }) => answers[name] !== undefined && !anew.includes(name))
  const rules = fields.flatMap((field) => (field.rules ?? []).flatMap((rule) => (rule.kind === 'only-under-age' ? [{ field: field.name, rule }] : [])))
  const born = answers.birthDate as PlainDate | undefined
  const outgrown = rules.filter(({ field, rule }) => born && ageOn(born, today) < rule.years !== (answers[field] === rule.value)).map(({ field }) => field)
  return {
    ...Object.fromEntries(known.filter(({ name }) => !outgrown.includes(name)).map(({ name }) => [name, answers[name] ?? ''])),
    ...(card.email ? { email: card.email } : {}),
    ...(card.phone ? { phone: card.phone } : {}),
    speed: 'standard',
  }
}

/** The way to the card on paper that was chosen last stays; who never chose one begins with the office of the region. */
function wishedFirst(law: LawBook, { collection, validity }: ServiceDefinition, { answers }: HolderCard): Answers {
  const isAsked = validity.kind === 'same-days' && validity.changes.includes('collection')
  if (!collection || isAsked || answers.collection !== undefined) return {}
  return firstWish(collection, law.offices.find(({ region }) => region === answers.region)?.id)
}

interface Asking {
  readonly definition: ServiceDefinition
  /** With it, the services whose answers a card of the kind has. */
  readonly all: readonly ServiceDefinition[]
}

/** True each year anew. */
const ASKED_AGAIN: readonly string[] = ['passportKept', 'blankPages']

/** The portrait of the last case, with its day, so that the rule of its age holds for the next renewal too. */
async function carryPortrait(deps: Needs, actor: Actor, way: { readonly caseId: string; readonly to: string }): Promise<void> {
  const from = await deps.cases.findById(way.caseId)
  if (from) await carryPictures(deps, actor, { from, to: way.to, only: 'portrait' })
}
