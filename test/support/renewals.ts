import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { approveCase } from '../../src/actions/decide-case.ts'
import { assignCase } from '../../src/actions/desk-queue.ts'
import type { Card } from '../../src/actions/ports/cases.ts'
import type { HeldCard } from '../../src/actions/ports/held-cards.ts'
import { returnFromPayment } from '../../src/actions/reconcile-payment.ts'
import { renewCard } from '../../src/actions/renew-card.ts'
import { submitApplication } from '../../src/actions/submit-application.ts'
import type { CaseFile } from '../../src/core/case/case-file.ts'
import { addDays } from '../../src/core/kernel/plain-date.ts'
import { AS_BEFORE } from '../reliability/model/start-renewal.ts'
import { type ModelCase, modelCase } from '../reliability/model/model-case.ts'
import { fillForm, ownerOf, PUBLIC } from '../reliability/model/traveller.ts'
import type { World } from '../reliability/model/world.ts'
import { pageOf, value, work } from './model-office.ts'

let made = 0

export const today = (world: World) => world.deps.clock.dayOf(world.deps.clock.now())

/** A card of another register, `endsIn` days from today. */
export async function addHeldCard(world: World, endsIn: number, changes: Partial<HeldCard> = {}): Promise<HeldCard> {
  made += 1
  const validUntil = addDays(today(world), endsIn)
  const card: HeldCard = {
    id: randomUUID(),
    number: `OLD-${1000 + made}`,
    service: 'registration-card',
    state: 'active',
    validFrom: addDays(validUntil, -364),
    validUntil,
    email: `holder.${made}@example.org`,
    language: 'en',
    ...changes,
    answers: {
      surname: 'EXAMPLE',
      givenNames: 'ANNA',
      sex: 'F',
      birthDate: '1990-05-12',
      nationality: 'PER',
      passportNumber: `U${1_000_000 + made}`,
      passportExpiresOn: '2033-01-10',
      region: 'KZ-71',
      address: '1 Example street, Astana',
      category: 'adult',
      ...changes.answers,
    },
  }
  await world.deps.heldCards.keep([card], { file: 'test', at: world.deps.clock.now() })
  return card
}

type Proof = Pick<HeldCard, 'number' | 'answers'>

export const proofOf = ({ number, answers }: Proof, changes: Readonly<Record<string, string>> = {}) => ({
  number,
  birthDate: answers.birthDate ?? '',
  passportNumber: answers.passportNumber ?? '',
  language: 'en' as const,
  channel: 'portal',
  network: `network ${number}`,
  ...changes,
})

export interface BegunRenewal {
  readonly it: ModelCase
  file(): Promise<CaseFile>
}

/** `answers`: what this person says that is not as it was. */
export async function begunRenewal(world: World, card: Proof, answers: Readonly<Record<string, string>> = {}): Promise<BegunRenewal> {
  const { caseId: id, code } = value(await renewCard(world.deps, PUBLIC, proofOf(card)))
  const file = async () => (await world.cases.findById(id)) ?? assert.fail('the case is gone')
  const it = modelCase({ id, code, owner: 1000 + world.people.length, answers: { ...(await file()).answers, ...AS_BEFORE, ...answers } })
  it.answers.email ??= `${code.toLowerCase()}@example.org`
  world.people.push(it)
  return { it, file }
}

/** Everything that is asked; a slipped finger only costs a try. */
export async function filled(world: World, { it, file }: BegunRenewal): Promise<void> {
  for (let tries = 0; tries < 3 && !(await file()).emailConfirmedAt; tries++) await fillForm(world, it, ownerOf(world, it))
  value(await fillForm(world, it, ownerOf(world, it)))
}

export async function submitted(world: World, begun: BegunRenewal): Promise<void> {
  await filled(world, begun)
  value(await submitApplication(world.deps, ownerOf(world, begun.it), { code: begun.it.code, declared: true }))
}

/** From the declaration to the card. */
export async function decided(world: World, { it, file }: BegunRenewal): Promise<Card> {
  const owner = ownerOf(world, it)
  world.bank.pay(await pageOf(world, { it, code: it.code, owner, file }), 'success')
  assert.equal(value(await returnFromPayment(world.deps, owner, { code: it.code })), 'paid')
  return approved(world, it)
}

export async function approved(world: World, it: ModelCase): Promise<Card> {
  const { officers, supervisor } = world.staff
  value(await assignCase(world.deps, supervisor, { code: it.code, staffNumber: officers[0].number, reason: 'A test' }))
  value(await approveCase(world.deps, officers[0], { code: it.code, samePerson: true }))
  await work(world)
  return (await world.cases.cardOfCase(it.id)) ?? assert.fail('no card')
}
