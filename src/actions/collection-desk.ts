import type { Actor } from '../core/access/actor.ts'
import { handOverAnswers } from '../core/access/fields.ts'
import { may } from '../core/access/table.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { actAllowed } from '../core/collection/paper-moves.ts'
import { wishOf } from '../core/collection/rules.ts'
import { readCaseCode, tidyCode } from '../core/kernel/code.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { Answers } from '../core/service/definition.ts'
import { authorise, eventActor } from './authorise.ts'
import type { Deps } from './deps.ts'
import { noteOpening } from './note-opening.ts'
import { collectionOf, moved, newItem, officeOfItem, paperEvent, planPaperNotice } from './paper-plans.ts'
import type { ActionName } from '../core/access/table.ts'
import type { Card } from './ports/cases.ts'
import type { PaperItem, PaperRow } from './ports/paper-items.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'papers' | 'law'>
type Staff = Extract<Actor, { kind: 'staff' }>

const SHOWN = 100

export interface CollectionDesk {
  /** The card that has waited longest first. */
  readonly ready: readonly PaperRow[]
  /** Brought back by the post, or not fetched: their holders choose what becomes of them. */
  readonly back: readonly PaperRow[]
  /** Lost in the post: a clerk decides. */
  readonly lost: readonly PaperRow[]
}

/** The cards on paper of the clerk's own office: numbers and days, nobody's name. */
export async function readCollection(deps: Needs, actor: Actor): Promise<Result<CollectionDesk, 'not-found'>> {
  const allowed = authorise(actor, 'read-collection')
  if (!allowed.ok) return allowed
  const { officeId } = actor as Staff
  const of = (...states: Parameters<Needs['papers']['ofOffice']>[1]) => deps.papers.ofOffice(officeId, states, SHOWN)
  const [ready, back, lost] = await Promise.all([of('at-office'), of('returned', 'stored'), of('lost')])
  return ok({ ready, back, lost })
}

/** The item that waits under a pick-up code; only the office that hands it out finds it. */
export async function findByPickUpCode(deps: Needs, actor: Actor, input: { readonly code: string }): Promise<Result<string, 'not-found' | 'code-unknown'>> {
  const allowed = authorise(actor, 'read-collection')
  if (!allowed.ok) return allowed
  const item = await deps.papers.byPickUpCode(tidyCode(input.code))
  return item && item.officeId === (actor as Staff).officeId ? ok(item.number) : refuse('code-unknown')
}

export interface PaperAtDesk {
  readonly item: Omit<PaperItem, 'pickUpCode' | 'address'>
  readonly caseCode: string
  readonly card: Pick<Card, 'number' | 'state' | 'validUntil'>
  /** What is compared with the passport, and nothing else of the answers. */
  readonly holder: Answers
}

/** Opens one item at the window; the holder sees that it was opened. */
export async function openPaper(deps: Needs, actor: Actor, input: { readonly item: string }): Promise<Result<PaperAtDesk, 'not-found'>> {
  const found = await ofOwnOffice(deps, actor, { action: 'hand-over-card', item: input.item })
  if (!found.ok) return found
  const { item, card } = found.value
  const file = await noteOpening(deps, actor, item.caseId)
  const { pickUpCode: _code, address: _address, ...shown } = item
  return ok({ item: shown, caseCode: file.code, card, holder: handOverAnswers(file.answers) })
}

/** Into the hands of its holder: the code is theirs, the passport is theirs, and they have signed. */
export async function handOverCard(
  deps: Needs,
  actor: Actor,
  input: { readonly item: string; readonly code: string; readonly samePerson: boolean; readonly signed: boolean },
): Promise<Result<PaperItem, 'not-found' | 'not-waiting' | 'card-not-active' | 'code-wrong' | 'identity-missing' | 'signature-missing' | 'changed-meanwhile'>> {
  const found = await ofOwnOffice(deps, actor, { action: 'hand-over-card', item: input.item })
  if (!found.ok) return found
  const { item, file, card } = found.value
  if (!actAllowed(item.state, 'hand-over')) return refuse('not-waiting', { state: item.state })
  if (card.state !== 'active') return refuse('card-not-active', { state: card.state })
  if (tidyCode(input.code) !== item.pickUpCode) return refuse('code-wrong', {}, 'code')
  if (!input.samePerson) return refuse('identity-missing', {}, 'samePerson')
  if (!input.signed) return refuse('signature-missing', {}, 'signed')
  const at = deps.clock.now()
  const outcome = await deps.cases.save(file, {
    at,
    patch: {},
    events: [paperEvent('hand-over-card', item, { actor: eventActor(actor), at, data: { identity: 'passport', receipt: 'signed' } })],
    paper: { changed: [moved(deps, item, 'hand-over')] },
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
