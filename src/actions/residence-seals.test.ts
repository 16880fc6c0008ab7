import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { quietWorld, value } from '../../test/support/model-office.ts'
import { addHeldCard, begunRenewal, decided, submitted } from '../../test/support/renewals.ts'
import { PUBLIC } from '../../test/reliability/model/traveller.ts'
import type { World } from '../../test/reliability/model/world.ts'
import { sealReader } from '../adapters/signer/seal-reader.ts'
import { trustOf } from '../adapters/signer/trust-material.ts'
import { ownSeals } from '../core/seal/seal-content.ts'
import { sealRules } from '../countries/kz-demo/seals.ts'
import type { Card } from './ports/cases.ts'
import type { SealOfCard } from './ports/seals.ts'
import { changeCardState } from './change-card-state.ts'
import { checkCard } from './public-checks.ts'
import { publishTrust } from './publish-trust.ts'

let world: World
let card: Card
let seal: SealOfCard
before(async () => {
  world = await quietWorld()
  const begun = await begunRenewal(world, await addHeldCard(world, 5))
  await submitted(world, begun)
  card = await decided(world, begun)
  seal = (await world.deps.seals.ofCard(card.id)) ?? assert.fail('the card has no seal')
})
after(() => world.close())

const read = (content: Uint8Array, rules = ownSeals(sealRules(true))) =>
  sealReader(() => trustOf(world.deps.keys), rules).check(content, world.deps.clock.now())
const both = () => [seal.vds, new TextEncoder().encode(seal.vdsNc)]

test('both seals of a registration card are valid and say what the card says', async () => {
  for (const content of both()) {
    const found = await read(content)
    assert.deepEqual([found.status, found.sub, found.level], ['VALID', '', 'trustable'])
    assert.deepEqual([found.facts?.cardNumber, found.facts?.validUntil], [card.number, card.validUntil])
  }
})

test('one changed byte breaks either seal, and the key of residence cards made the first', async () => {
  for (const content of both()) {
    const forged = Uint8Array.from(content)
    forged[40] = (forged[40] ?? 0) ^ 1
    assert.equal((await read(forged)).status, 'INVALID')
  }
  const { signer } = await read(seal.vds)
  const [role] = (await world.deps.keys.all()).filter((key) => `${key.signer} ${key.reference}` === signer).map((key) => key.role)
  assert.equal(role, 'residence')
})

test('a registration card that is revoked is bad at once for whoever asks, and its seal is as good as it was made', async () => {
  const { code } = (await world.cases.findById(card.caseId)) ?? assert.fail('the case is gone')
  const ask = () => checkCard(world.deps, PUBLIC, { number: card.number, network: 'somebody' })
  const verdict = value(await ask()).verdict
  assert.ok(verdict === 'valid' || verdict === 'not-yet-valid', verdict)
  value(await changeCardState(world.deps, world.staff.supervisor, { code, act: 'revoke', reason: 'A test' }))
  assert.equal(value(await ask()).verdict, 'not-valid')
  assert.ok((await publishTrust(world.deps, { kind: 'system', job: 'publish-trust' })).ok)
  assert.ok((await world.deps.publications.shards(card.validUntil)).some((shard) => shard.startsWith('registrationcard')))
  assert.equal((await read(seal.vds)).status, 'VALID')
})
