import assert from 'node:assert/strict'
import { changeCard } from '../../src/actions/change-card.ts'
import type { Card } from '../../src/actions/ports/cases.ts'
import type { HeldCard } from '../../src/actions/ports/held-cards.ts'
import { modelCase } from '../reliability/model/model-case.ts'
import { PUBLIC } from '../reliability/model/traveller.ts'
import type { World } from '../reliability/model/world.ts'
import { value } from './model-office.ts'
import { addHeldCard, type BegunRenewal, begunRenewal, decided, proofOf, submitted } from './renewals.ts'

export const SERVICES = {
  passport: 'registration-card-passport',
  address: 'registration-card-address',
  lost: 'registration-card-lost',
  correction: 'registration-card-correction',
} as const
export type ChangeName = keyof typeof SERVICES

export type Proof = Pick<HeldCard, 'number' | 'answers'>

/** What somebody says for whom this has changed. */
const ANSWERS: Readonly<Record<ChangeName, Readonly<Record<string, string>>>> = {
  passport: { passportNumber: 'N7654321', passportIssuedOn: '2026-10-01', passportExpiresOn: '2036-09-30' },
  address: { region: 'KZ-75', address: '7 Other street, Almaty', housing: 'own', collection: 'self-print' },
  lost: { passportKept: 'same' },
  correction: { whatIsWrong: 'The given name is HANNA', givenNames: 'HANNA' },
}

/** Of a report of a loss all is said, but for what the test says otherwise. */
export function change(world: World, card: Proof, wanted: ChangeName | { readonly name: ChangeName; readonly [more: string]: unknown }) {
  const { name, ...more } = typeof wanted === 'string' ? { name: wanted } : wanted
  const report = name === 'lost' ? { said: 'stolen', confirmed: true } : {}
  return changeCard(world.deps, PUBLIC, { ...proofOf(card), service: SERVICES[name], ...report, ...more })
}

export async function begunChange(world: World, card: Proof, name: ChangeName): Promise<BegunRenewal> {
  const changed = value(await change(world, card, name))
  assert.ok(changed.kind === 'begun', changed.kind)
  const { caseId: id, code } = changed.started
  const file = async () => (await world.cases.findById(id)) ?? assert.fail('the case is gone')
  const it = modelCase({ id, code, owner: 5000 + world.people.length, answers: { ...(await file()).answers, ...ANSWERS[name] } })
  it.answers.email ??= `${code.toLowerCase()}@example.org`
  world.people.push(it)
  return { it, file }
}

export interface OwnCard {
  readonly card: Card
  /** What its holder types to show that it is theirs. */
  readonly proof: Proof
}

/** A card that was issued here today and ends in a year. */
export async function cardOfOurs(world: World): Promise<OwnCard> {
  const begun = await begunRenewal(world, await addHeldCard(world, -2))
  await submitted(world, begun)
  const card = await decided(world, begun)
  return { card, proof: { number: card.number, answers: begun.it.answers } }
}
