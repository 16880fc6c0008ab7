import { setTimeout as pause } from 'node:timers/promises'
import { chainOfCase } from '../../../src/adapters/postgres/case-reads.sql.ts'
import { verifyChain } from '../../../src/adapters/postgres/event-hash.ts'
import type { CasePapers } from '../../../src/actions/ports/case-openings.ts'
import type { CaseFile } from '../../../src/core/case/case-file.ts'
import { type EventKind, foldState } from '../../../src/core/case/history.ts'
import { isFinished } from '../../../src/core/payment/attempt.ts'
import type { ModelCase } from './model-case.ts'
import type { World } from './world.ts'

const LOOKS = 3
const PAUSE_MS = 40

/**
 * What must hold for a case at every moment, whoever is in the middle of whatever. Answers what is wrong, in words. A statement of a process that died
 * may still be on its way to the database, between one look at the case and the next at its history: what is wrong stays so when one looks again.
 */
export async function judgeCase(world: World, it: ModelCase): Promise<readonly string[]> {
  for (let look = 1; ; look++) {
    const wrong = await lookAtCase(world, it)
    if (wrong.length === 0 || look === LOOKS) return wrong
    await pause(PAUSE_MS)
  }
}

async function lookAtCase(world: World, it: ModelCase): Promise<readonly string[]> {
  const file = await world.cases.findById(it.id)
  if (!file) return judgeGone(world, it)
  const [chain, papers, cards] = await Promise.all([chainOfCase(world.pool, it.id), world.cases.papers(it.id), cardStates(world, it.id)])
  const fold = foldState(chain)
  const link = verifyChain(it.id, chain, file)
  const wrong = [
    ...(fold.ok && fold.value === file.state
      ? []
      : [`the events tell ${fold.ok ? fold.value : `an impossible ${String(fold.facts.move)}`}, the row says ${file.state}`]),
    ...(link.ok ? [] : [`the history breaks at event ${link.seq}`]),
    ...openTwice(papers),
    ...(cards.filter((state) => state === 'active').length > 1 ? ['two cards are good at the same time'] : []),
    ...unpaid(file, papers, cards.length),
    ...miscounted(
      it,
      chain.map(({ kind }) => kind),
    ),
    ...movedAfterEnd(world, file),
  ]
  if (papers.events.some(({ kind }) => kind === 'confirm-payment')) world.remembered.paid.add(it.id)
  return wrong.map((what) => `${it.code}: ${what}`)
}

function judgeGone(world: World, it: ModelCase): readonly string[] {
  if (world.remembered.paid.has(it.id)) return [`${it.code}: a paid case is gone`]
  const declared = (it.acknowledged.get('submit') ?? 0) > 0
  it.gone = true
  return declared ? [`${it.code}: a case that was declared is gone`] : []
}

async function cardStates({ pool }: World, caseId: string): Promise<readonly string[]> {
  return (await pool.query<{ state: string }>('select state from card where case_id = $1', [caseId])).rows.map(({ state }) => state)
}

function openTwice({ feeItems, attempts }: CasePapers): readonly string[] {
  return feeItems
    .filter(({ id }) => attempts.filter((attempt) => attempt.feeItemId === id && !isFinished(attempt.state)).length > 1)
    .map(({ kind }) => `two attempts are open for one ${kind} fee`)
}

const AFTER_PAYMENT: readonly string[] = ['in-review', 'returned', 'approved', 'issued', 'refused']

function unpaid({ state }: CaseFile, { events, feeItems, receipts }: CasePapers, cards: number): readonly string[] {
  const paid = feeItems.some((item) => item.kind === 'application' && item.state === 'paid' && receipts.some((receipt) => receipt.feeItemId === item.id))
  const told = events.some(({ kind }) => kind === 'confirm-payment')
  return (AFTER_PAYMENT.includes(state) || cards > 0) && !(paid && told) ? [`it is ${state} with ${cards} cards, and not paid`] : []
}

/** Every acknowledged act left its event once; an act without an answer left it once or not at all. */
function miscounted(it: ModelCase, kinds: readonly EventKind[]): readonly string[] {
  const counted = new Set([...it.acknowledged.keys(), ...it.unknown.keys()])
  return [...counted].flatMap((kind) => {
    const [least, events] = [it.acknowledged.get(kind) ?? 0, kinds.filter((other) => other === kind).length]
    const most = least + (it.unknown.get(kind) ?? 0)
    return events < least || events > most ? [`${kind} was acknowledged ${least} times, perhaps ${most}, and is there ${events} times`] : []
  })
}

const ENDED: readonly string[] = ['refused', 'withdrawn', 'lapsed']

function movedAfterEnd({ remembered }: World, file: CaseFile): readonly string[] {
  const { id, state, decision, price, answers, decidedAt } = file
  const now = JSON.stringify({ state, decision, price, answers, decidedAt })
  const before = remembered.ended.get(id)
  if (ENDED.includes(state) && before === undefined) remembered.ended.set(id, now)
  return before !== undefined && before !== now ? [`it had ended as ${before} and is now ${now}`] : []
}
