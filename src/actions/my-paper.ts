import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { CaseState } from '../core/case/lifecycle.ts'
import { actAllowed, missingFrom, type PaperAct } from '../core/collection/paper-moves.ts'
import { type CollectionRules, type Wish, wishOf } from '../core/collection/rules.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { eventActor, loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import { collectionOf, moved, paperEvent, planPaperNotice } from './paper-plans.ts'
import type { Card } from './ports/cases.ts'
import type { PaperItem } from './ports/paper-items.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'papers' | 'law'>

/** The card on paper as its holder sees it. */
export interface MyPaper {
  readonly file: CaseFile
  readonly rules: CollectionRules
  /** What the holder wants now. */
  readonly wish: Wish
  readonly card?: Card
  /** The one under way or handed out; none before the card is made, and for who prints it. */
  readonly item?: PaperItem
  /** The printed one in whose place it was made. */
  readonly before?: PaperItem
  /** Another way may be chosen now: nothing is printed yet, or it has come back. */
  readonly mayChoose: boolean
  /** From this day on the holder may say that it has not come. */
  readonly missingFrom?: PlainDate
  readonly mayReport: boolean
}

/** A wish can be changed from the declaration on; before that, the form asks it. */
const WISHED_IN: readonly CaseState[] = ['submitted', 'in-review', 'returned', 'approved', 'issued']

/** Undefined for a service without cards on paper, and for a case that makes no card. */
export async function readMyPaper(deps: Needs, actor: Actor, input: { readonly code: string }): Promise<Result<MyPaper | undefined, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'read-paper', code: input.code })
  return loaded.ok ? ok(await paperOf(deps, loaded.value)) : loaded
}

export async function paperOf(deps: Needs, file: CaseFile): Promise<MyPaper | undefined> {
  const rules = collectionOf(deps.law(), file)
  if (!rules || !WISHED_IN.includes(file.state)) return undefined
  const [items, card] = await Promise.all([deps.papers.ofCase(file.id), deps.cases.cardOfCase(file.id)])
  const item = items.find(({ state }) => state !== 'void')
  const before = items.find(({ id, batch }) => id === item?.follows && batch !== undefined)
  const from = item && missingFrom(item, rules)
  const active = card?.state === 'active'
  return {
    file,
    rules,
    wish: wishOf(file.answers, rules),
    ...(card ? { card } : {}),
    ...(item ? { item } : {}),
    ...(before ? { before } : {}),
    mayChoose: file.state === 'issued' ? active && (!item || choosable(item)) : !item,
    ...(from ? { missingFrom: from } : {}),
    mayReport: active && from !== undefined && from <= deps.clock.dayOf(deps.clock.now()),
  }
}

/** Lost ones are looked for first: the office decides what follows. */
function choosable({ state }: PaperItem): boolean {
  return actAllowed(state, 'redirect') || state === 'returned' || state === 'stored'
}

/** "It has not come": allowed after the days of the rule, and at once where the post says that it did. Once; the office decides what follows. */
export async function reportMissing(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<CaseFile, 'not-found' | 'not-yet' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'report-missing-card', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const { item, card, mayReport } = (await paperOf(deps, file)) ?? {}
  if (!item || !card || !mayReport) return refuse('not-yet')
  const at = deps.clock.now()
  const act: PaperAct = actAllowed(item.state, 'deny-delivery') ? 'deny-delivery' : 'report-missing'
  const outcome = await deps.cases.save(file, {
    at,
    patch: {},
    events: [paperEvent('report-missing-card', item, { actor: eventActor(actor), at })],
    paper: { changed: [moved(deps, item, act)] },
    ...planPaperNotice(deps, file, { kind: 'paper-lost', item, cardNumber: card.number, at }),
  })
  return outcome === 'saved' ? ok(file) : refuse('changed-meanwhile')
}
