import assert from 'node:assert/strict'
import type { Actor } from '../../src/core/access/actor.ts'
import type { CaseFile } from '../../src/core/case/case-file.ts'
import type { CaseState } from '../../src/core/case/lifecycle.ts'
import type { Result } from '../../src/core/kernel/result.ts'
import { returnCase } from '../../src/actions/decide-case.ts'
import { assignCase } from '../../src/actions/desk-queue.ts'
import { returnFromPayment } from '../../src/actions/reconcile-payment.ts'
import { startPayment } from '../../src/actions/start-payment.ts'
import { submitApplication } from '../../src/actions/submit-application.ts'
import type { ModelCase } from '../reliability/model/model-case.ts'
import { fillForm, ownerOf, startCase } from '../reliability/model/traveller.ts'
import { openWorld, type Twin, type World } from '../reliability/model/world.ts'

/** One case in the model's world, led to where a test begins. */
export interface LedCase {
  readonly it: ModelCase
  readonly code: string
  readonly owner: Actor
  /** As it is now. */
  file(): Promise<CaseFile>
}

export const SYSTEM: Actor = { kind: 'system', job: 'test' }

/** The world of the case model, with nothing drawn: only what the test does happens. */
export function quietWorld(twin?: Twin): Promise<World> {
  return openWorld(1, twin)
}

export function value<T>(result: Result<T>): T {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

export async function ledCase(
  world: World,
  state: Extract<CaseState, 'draft' | 'submitted' | 'in-review'>,
  answers: Readonly<Record<string, string>> = {},
): Promise<LedCase> {
  await startCase(world)
  const it = world.people.at(-1)
  assert.ok(it)
  Object.assign(it.answers, { nationality: 'PER', entries: 'single', speed: 'standard' }, answers)
  const owner = ownerOf(world, it)
  const led: LedCase = { it, code: it.code, owner, file: async () => (await world.cases.findById(it.id)) ?? assert.fail('the case is gone') }
  // A slipped finger only costs a try.
  for (let tries = 0; tries < 3 && !(await led.file()).emailConfirmedAt; tries++) await fillForm(world, it, owner)
  value(await fillForm(world, it, owner))
  if (state === 'draft') return led
  value(await submitApplication(world.deps, owner, { code: it.code, declared: true }))
  if (state === 'in-review') await paid(world, led)
  return led
}

export async function pageOf(world: World, led: LedCase): Promise<string> {
  const { redirectUrl } = value(await startPayment(world.deps, led.owner, { code: led.code }))
  return /\/pay\/([^?]+)/.exec(redirectUrl)?.[1] ?? assert.fail('no page')
}

export async function paid(world: World, led: LedCase): Promise<void> {
  world.bank.pay(await pageOf(world, led), 'success')
  assert.equal(value(await returnFromPayment(world.deps, led.owner, { code: led.code })), 'paid')
}

/** Given to the first officer, who is the answer. */
export async function held(world: World, led: LedCase): Promise<Actor> {
  const { officers, supervisor } = world.staff
  value(await assignCase(world.deps, supervisor, { code: led.code, staffNumber: officers[0].number, reason: 'A test' }))
  return officers[0]
}

export async function returned(world: World, led: LedCase, reasons: Parameters<typeof returnCase>[2]['reasons']): Promise<void> {
  value(await returnCase(world.deps, await held(world, led), { code: led.code, reasons }))
}

/** All jobs that wait, once each, in order. */
export async function work(world: World): Promise<void> {
  for (const job of await world.jobs.waiting()) await world.jobs.run(job)
}
