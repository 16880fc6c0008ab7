import { returnCase } from '../../../src/actions/decide-case.ts'
import { assignCase } from '../../../src/actions/desk-queue.ts'
import { returnFromPayment } from '../../../src/actions/reconcile-payment.ts'
import { startPayment } from '../../../src/actions/start-payment.ts'
import { submitApplication } from '../../../src/actions/submit-application.ts'
import type { Actor } from '../../../src/core/access/actor.ts'
import type { EventKind } from '../../../src/core/case/history.ts'
import type { Result } from '../../../src/core/kernel/result.ts'
import { correct, dropDifference, goAndPay, pageOfBank, resubmit } from './applicant-acts.ts'
import { reasonsToReturn } from './desk-acts.ts'
import { count, type ModelCase } from './model-case.ts'
import { pick } from './pick.ts'
import { startRenewal } from './start-renewal.ts'
import { fillForm, NOTHING, ownerOf } from './traveller.ts'
import type { World } from './world.ts'

interface Stage {
  readonly event?: EventKind
  /** What comes next is tried whatever the answer is. */
  readonly goesOn?: true
  readonly run: () => Promise<Result<unknown>>
}

/** A renewal that comes in fine weather and without a detour to its return, and mostly to its correction, unless the process dies; what follows is chance's. */
export async function hurryRenewal(world: World): Promise<void> {
  world.bank.behave('well')
  world.mail.behave('well')
  const it = await startRenewal(world)
  for (const stage of stages(world, it)) if (!(await isDone(world, it, stage))) return
}

function stages(world: World, it: ModelCase): readonly Stage[] {
  const { deps, staff } = world
  const { code } = it
  const owner = ownerOf(world, it)
  const officer = pick(world, staff.officers)
  const paying: readonly Stage[] = [{ run: () => payAtOnce(world, it, owner) }, { run: () => returnFromPayment(deps, owner, { code }) }]
  const sending: readonly Stage[] = [{ run: () => correct(world, it, owner) }, { event: 'resubmit', goesOn: true, run: () => resubmit(world, it, owner) }]
  return [
    // A finger may slip at the code of the address.
    { run: async () => ((await fillForm(world, it, owner)).ok ? NOTHING : fillForm(world, it, owner)) },
    { event: 'submit', run: () => submitApplication(deps, owner, { code, declared: true }) },
    ...paying,
    { run: () => assignCase(deps, staff.supervisor, { code, staffNumber: officer.number, reason: 'The model says so' }) },
    { event: 'return', run: () => returnCase(deps, officer, { code, reasons: reasonsToReturn(world, it) }) },
    ...(world.random() < 0.8 ? sending : []),
    // Where they make it dearer.
    ...afterwards(world, paying, [{ run: () => goAndPay(world, it, owner) }, { run: () => dropDifference(world, it, owner) }, ...sending]),
  ]
}

function afterwards(world: World, paying: readonly Stage[], dropping: readonly Stage[]): readonly Stage[] {
  const dice = world.random()
  return dice < 0.35 ? paying : dice < 0.6 ? dropping : []
}

async function payAtOnce(world: World, it: ModelCase, owner: Actor): Promise<Result<unknown>> {
  const begun = await startPayment(world.deps, owner, { code: it.code })
  const page = pageOfBank(it, begun)
  if (page) world.bank.pay(page, 'success')
  return begun
}

/** Counted as every other act is: acknowledged, or perhaps done when the process has died. */
async function isDone(world: World, it: ModelCase, { event, goesOn, run }: Stage): Promise<boolean> {
  try {
    const result = await run()
    if (event && world.faults.died()) count(it.unknown, event)
    else if (event && result.ok) count(it.acknowledged, event)
    return (result.ok || goesOn === true) && !world.faults.died()
  } catch (error) {
    if (event) count(it.unknown, event)
    throw error
  }
}
