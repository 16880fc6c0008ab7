import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { type BureauNews, type Contradiction, takeNews, waitsUntil } from '../core/collection/paper-moves.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { eventActor } from './authorise.ts'
import type { Deps } from './deps.ts'
import { collectionOf, paperEvent, planPaperNotice, withText } from './paper-plans.ts'
import type { CaseChange } from './ports/cases.ts'
import type { NoticeKind } from './ports/letters.ts'
import type { PaperItem, PaperPatch } from './ports/paper-items.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'papers' | 'law' | 'sms'>

/** One line of the bureau's status file. */
export interface BureauLine extends BureauNews {
  readonly batch: number
  readonly item: string
}

/** Where an item has got to is told to its holder, each once: with the move, in its transaction. */
const NOTICES = { 'at-office': 'paper-ready', posted: 'paper-posted', returned: 'paper-returned', lost: 'paper-lost' } as const satisfies Partial<
  Record<BureauNews['status'], NoticeKind>
>

/**
 * Takes one line of the bureau. Lines may come twice, in any order and from two readers at once: what is known already changes nothing, and whoever is
 * second sees what the first has written.
 */
export async function takeBureauNews(
  deps: Needs,
  actor: Actor,
  line: BureauLine,
): Promise<Result<'taken' | 'known', 'not-found' | 'unknown-item' | 'other-batch' | Contradiction>> {
  if (!may(actor, 'take-bureau-news')) return refuse('not-found')
  for (;;) {
    const seen = await deps.papers.byNumber(line.item)
    const first = judgeLine(seen, line)
    if (!first.ok) return first
    if (!seen || !first.value) return ok('known')
    const file = await deps.cases.findById(seen.caseId)
    // Read again after the case: whoever changes the item from here on changes the case with it, and our change is then refused.
    const item = await deps.papers.byNumber(line.item)
    const judged = judgeLine(item, line)
    if (!judged.ok) return judged
    if (!item || !judged.value) return ok('known')
    if (!file) throw new Error('a paper item without its case')
    const change = await changeOf(deps, actor, { file, item, line, facts: judged.value })
    if ((await deps.cases.save(file, change)) === 'saved') return ok('taken')
  }
}

/** What a line would do to an item, without doing it: the facts it would have then, undefined when it says nothing new. */
export function judgeLine(
  item: Pick<PaperItem, 'batch' | 'method' | 'state' | 'days' | 'tracking'> | undefined,
  line: BureauLine,
): Result<Taken | undefined, 'unknown-item' | 'other-batch' | Contradiction> {
  if (!item) return refuse('unknown-item')
  if (item.batch !== undefined && item.batch !== line.batch) return refuse('other-batch')
  const news = { status: line.status, on: line.on, ...(line.tracking === undefined ? {} : { tracking: line.tracking }) }
  const outcome = takeNews(item, news)
  if (outcome.kind === 'contradictory') return refuse(outcome.why)
  return ok(outcome.kind === 'taken' ? outcome : undefined)
}

type Taken = Extract<ReturnType<typeof takeNews>, { kind: 'taken' }>

interface Given {
  readonly file: CaseFile
  readonly item: PaperItem
  readonly line: BureauLine
  readonly facts: Taken
}

async function changeOf(deps: Needs, actor: Actor, { file, item, line, facts: { facts, moved } }: Given): Promise<CaseChange> {
  const at = deps.clock.now()
  const { tracking } = facts
  const patch: PaperPatch = { id: item.id, state: facts.state, days: facts.days, ...(tracking ? { tracking } : {}), ...keptUntil(deps, file, line) }
  return {
    at,
    patch: {},
    events: [paperEvent('paper-news', item, { actor: eventActor(actor), at, data: { state: line.status, on: line.on } })],
    paper: { changed: [patch] },
    ...(moved ? await told(deps, file, { ...item, ...patch }) : {}),
  }
}

/** The days of waiting begin when the holder can know of it: a line that is read late takes none of them away. */
function keptUntil(deps: Needs, file: CaseFile, { status, on }: BureauLine): Pick<PaperPatch, 'keepUntil'> {
  const rules = collectionOf(deps.law(), file)
  if (status !== 'at-office' || !rules) return {}
  const today = deps.clock.dayOf(deps.clock.now())
  return { keepUntil: waitsUntil(on > today ? on : today, rules) }
}

async function told(deps: Needs, file: CaseFile, item: PaperItem): Promise<Partial<CaseChange>> {
  const kind = item.state in NOTICES ? NOTICES[item.state as keyof typeof NOTICES] : undefined
  const card = await deps.cases.cardById(item.cardId)
  // Nobody is sent for a card that was taken out of use meanwhile.
  if (!kind || card?.state !== 'active') return {}
  const letter = planPaperNotice(deps, file, { kind, item, cardNumber: card.number, at: deps.clock.now() })
  return kind === 'paper-ready' ? withText(deps, file, { letter, staysIn: await deps.cases.staysIn(file.id) }) : letter
}
