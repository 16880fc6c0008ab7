import type { Actor } from '../core/access/actor.ts'
import { handOverAnswers } from '../core/access/fields.ts'
import { may } from '../core/access/table.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { actAllowed } from '../core/collection/paper-moves.ts'
import { wishOf } from '../core/collection/rules.ts'
import { readCardNumber, readCaseCode, tidyCode } from '../core/kernel/code.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { Answers } from '../core/service/definition.ts'
import { authorise, eventActor } from './authorise.ts'
import type { Deps } from './deps.ts'
import { noteOpening } from './note-opening.ts'
import { collectionOf, moved, newItem, officeOfItem, paperEvent, planPaperNotice } from './paper-plans.ts'
import type { ActionName } from '../core/access/table.ts'
import type { Card } from './ports/cases.ts'
import type { PaperItem, PaperRow } from './ports/paper-items.ts'
import { settleVisit } from './settle-visit.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'papers' | 'law' | 'appointments'>
type Staff = Extract<Actor, { kind: 'staff' }>

const SHOWN = 100

export interface CollectionDesk {
  /** The card that has waited longest first. */
  readonly ready: readonly PaperRow[]
  /** Brought back by the post, or not fetched: their holders choose what becomes of them. */
  readonly back: readonly PaperRow[]
  /** Lost in the post, or never received: a clerk decides. */
  readonly lost: readonly PaperRow[]
}

/** The cards on paper of the clerk's own office: numbers and days, nobody's name. */
export async function readCollection(deps: Needs, actor: Actor): Promise<Result<CollectionDesk, 'not-found'>> {
  const allowed = authorise(actor, 'read-collection')
  if (!allowed.ok) return allowed
  const { officeId } = actor as Staff
  const of = (...states: Parameters<Needs['papers']['ofOffice']>[1]) => deps.papers.ofOffice(officeId, states, SHOWN)
  const [ready, back, lost] = await Promise.all([of('at-office'), of('returned', 'stored'), of('lost', 'not-received')])
  return ok({ ready, back, lost })
}

export interface FoundPaper {
  readonly item: string
  /** Whether the pick-up code was what led to it: then it need not be typed again. */
  readonly byCode: boolean
}

/** The item under a pick-up code, a card number or the number on the envelope, as far as it belongs to the clerk's office. */
export async function findPaper(deps: Needs, actor: Actor, input: { readonly typed: string }): Promise<Result<FoundPaper, 'not-found' | 'paper-unknown'>> {
  const allowed = authorise(actor, 'read-collection')
  if (!allowed.ok) return allowed
  const [number, card] = [readCaseCode(input.typed), readCardNumber(input.typed)]
  const coded = await deps.papers.byPickUpCode(tidyCode(input.typed))
  const item = coded ?? (card ? await deps.papers.byCardNumber(card) : undefined) ?? (number ? await deps.papers.byNumber(number) : undefined)
  const file = item && (await deps.cases.findById(item.caseId))
  if (!item || !file || officeOfItem(item, file) !== (actor as Staff).officeId) return refuse('paper-unknown', {}, 'find')
  return ok({ item: item.number, byCode: coded !== undefined })
}

export interface PaperAtDesk {
  readonly item: Omit<PaperItem, 'pickUpCode' | 'address'>
  readonly caseCode: string
  readonly card: Pick<Card, 'number' | 'state' | 'validUntil'>
  /** What is compared with the passport, and nothing else of the answers. */
  readonly holder: Answers
  /** What can be done with it now. */
  readonly acts: readonly WindowAct[]
}

/** What a clerk does at the window. */
export type WindowAct = 'hand-over' | 'bring-back' | 'reissue'
const WINDOW_ACTS: readonly WindowAct[] = ['hand-over', 'bring-back', 'reissue']

/** Opens one item at the window; the holder sees that it was opened. */
export async function openPaper(deps: Needs, actor: Actor, input: { readonly item: string }): Promise<Result<PaperAtDesk, 'not-found'>> {
  const found = await ofOwnOffice(deps, actor, { action: 'hand-over-card', item: input.item })
  if (!found.ok) return found
  const { item, card } = found.value
  const file = await noteOpening(deps, actor, item.caseId)
  const { pickUpCode: _code, address: _address, ...shown } = item
  const acts = WINDOW_ACTS.filter((act) => actAllowed(item.state, act) && (act === 'bring-back' || card.state === 'active'))
  return ok({ item: shown, caseCode: file.code, card, holder: handOverAnswers(file.answers), acts })
}

/** Into the hands of its holder: the code is theirs, the passport is theirs, and they have signed. */
export async function handOverCard(
  deps: Needs,
  actor: Actor,
  input: { readonly item: string; readonly code: string; readonly samePerson: boolean; readonly signed: boolean },
): Promise<
  Result<
    PaperItem,
    'not-found' | 'not-waiting' | 'card-not-active' | 'code-missing' | 'code-wrong' | 'identity-missing' | 'signature-missing' | 'changed-meanwhile'
  >
> {
  const found = await ofOwnOffice(deps, actor, { action: 'hand-over-card', item: input.item })
  if (!found.ok) return found
  const { item, file, card } = found.value
  if (!actAllowed(item.state, 'hand-over')) return refuse('not-waiting', { state: item.state })
  if (card.state !== 'active') return refuse('card-not-active', { state: card.state })
  if (input.code.trim() === '') return refuse('code-missing', {}, 'code')
  if (tidyCode(input.code) !== item.pickUpCode) return refuse('code-wrong', {}, 'code')
  if (!input.samePerson) return refuse('identity-missing', {}, 'samePerson')
  if (!input.signed) return refuse('signature-missing', {}, 'signed')
  const at = deps.clock.now()
  const outcome = await deps.cases.save(file, {
    at,
    patch: {},
    events: [paperEvent('hand-over-card', item, { actor: eventActor(actor), at, data: { identity: 'passport', receipt: 'signed' } })],
    paper: { changed: [moved(deps, item, 'hand-over')] },
    ...(await settleVisit(deps, file, 'card-collected')),
  })
  return outcome === 'saved' ? ok(item) : refuse('changed-meanwhile')
}

/** The post brought the envelope to the office. Its holder is told and chooses what becomes of it. */
export async function bringBackPaper(
  deps: Needs,
  actor: Actor,
  input: { readonly item: string },
): Promise<Result<PaperItem, 'not-found' | 'not-waiting' | 'changed-meanwhile'>> {
  const found = await ofOwnOffice(deps, actor, { action: 'bring-back-paper', item: input.item })
  if (!found.ok) return found
  const { item, file, card } = found.value
  if (!actAllowed(item.state, 'bring-back')) return refuse('not-waiting', { state: item.state })
  const at = deps.clock.now()
  const outcome = await deps.cases.save(file, {
    at,
    patch: {},
    events: [paperEvent('bring-back-paper', item, { actor: eventActor(actor), at })],
    paper: { changed: [moved(deps, item, 'bring-back')] },
    ...(card.state === 'active' ? planPaperNotice(deps, file, { kind: 'paper-returned', item, cardNumber: card.number, at }) : {}),
  })
  return outcome === 'saved' ? ok(item) : refuse('changed-meanwhile')
}

/** Another card on paper in place of one that is lost or has come back: as the holder wanted it, or to be fetched at this office. */
export async function reissuePaper(
  deps: Needs,
  actor: Actor,
  input: { readonly item: string; readonly how: string },
): Promise<Result<PaperItem, 'not-found' | 'how-missing' | 'not-waiting' | 'card-not-active' | 'changed-meanwhile'>> {
  const found = await ofOwnOffice(deps, actor, { action: 'reissue-paper', item: input.item })
  if (!found.ok) return found
  const { item, file, card } = found.value
  if (!actAllowed(item.state, 'reissue')) return refuse('not-waiting', { state: item.state })
  if (card.state !== 'active') return refuse('card-not-active', { state: card.state })
  const rules = collectionOf(deps.law(), file)
  const { officeId } = actor as Staff
  const here = input.how === 'pick-up' && rules?.offices.includes(officeId)
  const wish = here ? ({ method: 'pick-up', officeId } as const) : input.how === 'as-before' ? wishOf(file.answers, rules) : undefined
  const at = deps.clock.now()
  const made = wish && newItem(deps.chance, at, { cardId: item.cardId, wish, follows: item.id })
  if (!made) return refuse('how-missing', {}, 'how')
  const outcome = await deps.cases.save(file, {
    at,
    patch: {},
    events: [paperEvent('reissue-paper', made, { actor: eventActor(actor), at, data: { follows: item.number } })],
    paper: { made: [made], changed: [moved(deps, item, 'reissue')] },
    ...planPaperNotice(deps, file, { kind: 'paper-reissued', item: made, cardNumber: card.number, at }),
  })
  return outcome === 'saved' ? ok(item) : refuse('changed-meanwhile')
}

interface Found {
  readonly item: PaperItem
  readonly file: CaseFile
  readonly card: Card
}

/** An item of another office looks like one that does not exist. */
async function ofOwnOffice(deps: Needs, actor: Actor, want: { readonly action: ActionName; readonly item: string }): Promise<Result<Found, 'not-found'>> {
  const number = readCaseCode(want.item)
  const seen = number === undefined ? undefined : await deps.papers.byNumber(number)
  const file = seen && (await deps.cases.findById(seen.caseId))
  // Once more, after the case: whoever changes the item from here on changes the case with it.
  const item = file && (await deps.papers.byNumber(seen.number))
  const card = item && (await deps.cases.cardById(item.cardId))
  if (!card || !may(actor, want.action, { ...file, officeId: officeOfItem(item, file) })) return refuse('not-found')
  return ok({ item, file, card })
}
