import { isDeepStrictEqual } from 'node:util'
import { chainOfCase } from '../../../src/adapters/postgres/case-reads.sql.ts'
import { verifyChain } from '../../../src/adapters/postgres/event-hash.ts'
import type { CasePapers } from '../../../src/actions/ports/case-openings.ts'
import type { CaseFile } from '../../../src/core/case/case-file.ts'
import { type EventKind, foldState } from '../../../src/core/case/history.ts'
import { isFinished } from '../../../src/core/payment/attempt.ts'
import { judgeDifference } from './judge-difference.ts'
import type { ModelCase } from './model-case.ts'
import type { World } from './world.ts'

/** What must hold for a case at every moment, whoever is in the middle of whatever. Answers what is wrong, in words. */
export async function judgeCase(world: World, it: ModelCase): Promise<readonly string[]> {
  const seen = await lookAtCase(world, it.id)
  if (!seen) return judgeGone(world, it)
  const { file, chain, papers, cards } = seen
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
    ...judgeDifference(file, papers),
    ...miscounted(
      it,
      // Corrections that had a difference to pay are sent by its payment.
      chain.filter(({ kind, actor }) => kind !== 'resubmit' || actor.kind !== 'provider').map(({ kind }) => kind),
    ),
    ...movedAfterEnd(world, file),
  ]
  if (papers.events.some(({ kind }) => kind === 'confirm-payment')) world.remembered.paid.add(it.id)
  return wrong.map((what) => `${it.code}: ${what}`)
}

/** The case and its parts as of one moment: a statement of a process that died may still have been on its way between one look and the next. */
async function lookAtCase(world: World, id: string) {
  for (;;) {
    const file = await world.cases.findById(id)
    if (!file) return undefined
    const [chain, papers, cards] = await Promise.all([chainOfCase(world.pool, id), world.cases.papers(id), cardStates(world, id)])
    if (isDeepStrictEqual(file, await world.cases.findById(id))) return { file, chain, papers, cards }
  }
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
