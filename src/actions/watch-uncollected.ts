import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import { actAllowed } from '../core/collection/paper-moves.ts'
import { addDays } from '../core/kernel/plain-date.ts'
import { eventActor } from './authorise.ts'
import type { Deps } from './deps.ts'
import { eachAlone } from './each-alone.ts'
import { collectionOf, moved, paperEvent, planPaperNotice } from './paper-plans.ts'
import type { PaperItem } from './ports/paper-items.ts'
import { settleVisit } from './settle-visit.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'papers' | 'law' | 'appointments'>

const BATCH = 200

/**
 * Cards that nobody fetches: their holders are told some days before, and then they go back to the store. None goes back whose holder was not told first,
 * also when this did not run for weeks: then it waits as many days more. Answers how many were told and how many went back.
 */
export async function watchUncollected(deps: Needs, actor: Actor): Promise<{ readonly told: number; readonly stored: number }> {
  if (!may(actor, 'watch-uncollected')) return { told: 0, stored: 0 }
  const today = deps.clock.dayOf(deps.clock.now())
  const before = Math.max(0, ...deps.law().definitions.map(({ collection }) => collection?.toldDaysBefore ?? 0))
  const done = { told: 0, stored: 0 }
  await eachAlone(await deps.papers.waitingUntil(addDays(today, -1), BATCH, true), async ({ number }) => {
    if (await putBack(deps, actor, number)) done.stored += 1
  })
  await eachAlone(await deps.papers.waitingUntil(addDays(today, before), BATCH, false), async ({ number }) => {
    if (await tell(deps, actor, number)) done.told += 1
  })
  return done
}

async function tell(deps: Needs, actor: Actor, number: string): Promise<boolean> {
  const now = await asItIs(deps, number)
  if (!now || now.item.toldAt || !actAllowed(now.item.state, 'store')) return false
  const { item, file } = now
  const at = deps.clock.now()
  const today = deps.clock.dayOf(at)
  const days = collectionOf(deps.law(), file)?.toldDaysBefore ?? 0
  if (!item.keepUntil || addDays(today, days) < item.keepUntil) return false
  const keepUntil = item.keepUntil < today ? addDays(today, days) : item.keepUntil
  const cardNumber = (await deps.cases.cardById(item.cardId))?.number ?? ''
  const outcome = await deps.cases.save(file, {
    at,
    patch: {},
    events: [paperEvent('warn-of-store', item, { actor: eventActor(actor), at, data: { until: keepUntil } })],
    paper: { changed: [{ id: item.id, state: item.state, days: item.days, keepUntil, toldAt: at }] },
    ...planPaperNotice(deps, file, { kind: 'paper-going-back', item: { ...item, keepUntil }, cardNumber, at }),
  })
  return outcome === 'saved'
}

async function putBack(deps: Needs, actor: Actor, number: string): Promise<boolean> {
  const now = await asItIs(deps, number)
  const at = deps.clock.now()
  if (!now || !now.item.toldAt || !now.item.keepUntil || now.item.keepUntil >= deps.clock.dayOf(at) || !actAllowed(now.item.state, 'store')) return false
  const { item, file } = now
  const cardNumber = (await deps.cases.cardById(item.cardId))?.number ?? ''
  const outcome = await deps.cases.save(file, {
    at,
    patch: {},
    events: [paperEvent('store-paper', item, { actor: eventActor(actor), at })],
    paper: { changed: [moved(deps, item, 'store')] },
    ...(await settleVisit(deps, file, 'card-gone')),
    ...planPaperNotice(deps, file, { kind: 'paper-returned', item, cardNumber, at }),
  })
  return outcome === 'saved'
}

/** The case before the item: whoever changes the item from here on changes the case with it, and what is saved on this case is then refused. */
async function asItIs({ cases, papers }: Needs, number: string) {
  const seen = await papers.byNumber(number)
  const file = seen && (await cases.findById(seen.caseId))
  const item: PaperItem | undefined = file && (await papers.byNumber(number))
  return file && item ? { file, item } : undefined
}
