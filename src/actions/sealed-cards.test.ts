import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { packStatus } from 'icao-seal/pack'
import { held, type LedCase, ledCase, quietWorld, SYSTEM, value } from '../../test/support/model-office.ts'
import { packNow } from '../../test/support/published-pack.ts'
import type { World } from '../../test/reliability/model/world.ts'
import { makeRevocationList, makeSigner } from '../adapters/signer/make-keys.ts'
import { sealReader } from '../adapters/signer/seal-reader.ts'
import { trustOf } from '../adapters/signer/trust-material.ts'
import { ownSeals, shardOf } from '../core/seal/seal-content.ts'
import { sealRules } from '../countries/kz-demo/seals.ts'
import { sealingOffice } from '../main/sealing-office.ts'
import { changeCardState } from './change-card-state.ts'
import { approveCase } from './decide-case.ts'
import type { Deps } from './deps.ts'
import { issueCard } from './issue-card.ts'
import type { SealOfCard } from './ports/seals.ts'
import { publishTrust } from './publish-trust.ts'
import { resealCards } from './reseal-cards.ts'

let world: World
before(async () => {
  world = await quietWorld()
})
after(() => world.close())

const office = () => sealingOffice({ pool: world.pool, master: Buffer.alloc(32, 9), rules: sealRules(true), config: {} })

async function approved(): Promise<LedCase> {
  const led = await ledCase(world, 'in-review')
  value(await approveCase(world.deps, await held(world, led), { code: led.code, samePerson: true }))
  return led
}

async function issued(deps: Deps = world.deps): Promise<{ readonly led: LedCase; readonly cardId: string; readonly number: string }> {
  const led = await approved()
  const number = value(await issueCard(deps, SYSTEM, { caseId: led.it.id }))
  const card = await world.cases.cardOfCase(led.it.id)
  assert.ok(card)
  return { led, cardId: card.id, number }
}

async function sealOf(cardId: string): Promise<SealOfCard> {
  return (await world.deps.seals.ofCard(cardId)) ?? assert.fail('the card has no seal')
}

async function readSeal(content: Uint8Array) {
  const reader = sealReader(() => trustOf(world.deps.keys), ownSeals(sealRules(true)))
  return reader.check(content, world.deps.clock.now())
}

const readText = (text: string | undefined) => readSeal(new TextEncoder().encode(text ?? ''))

test('a card carries both seals, and they say what the card says', async () => {
  const { led, cardId, number } = await issued()
  const { vds, vdsNc } = await sealOf(cardId)
  assert.ok(vds.length <= 172, `${vds.length} bytes fit a DataMatrix of 48 modules`)
  const [seal, message] = [await readSeal(vds), await readText(vdsNc)]
  assert.deepEqual([seal.status, seal.sub, seal.level], ['VALID', '', 'trustable'])
  assert.match(seal.signer, /^UTTC [0-9A-F]{3,4}$/)
  assert.deepEqual([message.status, message.container], ['VALID', 'vds-nc'])
  const card = await world.cases.cardById(cardId)
  for (const { facts } of [seal, message]) {
    assert.deepEqual(
      [facts?.cardNumber, facts?.passportNumber, facts?.validUntil, facts?.days, facts?.entries, facts?.name],
      [number, led.it.answers.passportNumber, card?.validUntil, card?.daysOfStay, 1, 'EXAMPLE  ANNA MARIA'],
    )
  }
  assert.equal(seal.facts?.slot, message.facts?.slot)
})

test('slots are drawn, not counted, and never used twice', async () => {
  const slots: number[] = []
  for (let n = 0; n < 6; n++) slots.push((await readSeal((await sealOf((await issued()).cardId)).vds)).facts?.slot ?? -1)
  assert.equal(new Set(slots).size, 6)
  const steps = slots.slice(1).map((slot, at) => Math.abs(slot - (slots[at] ?? 0)))
  assert.ok(
    steps.some((step) => step > 10),
    `${slots.join()}`,
  )
  assert.ok(slots.every((slot) => slot >= 0 && slot < 131_072))
})

test('a process that dies after sealing makes the same card again, and one that forgets what it intended is found out', async () => {
  const led = await approved()
  const numbers: string[] = []
  const dying = (deps: Deps): Deps => ({
    ...deps,
    cases: {
      ...deps.cases,
      save: async (_file, change) => {
        if (change.card) numbers.push(change.card.number)
        throw new Error('died')
      },
    },
  })
  for (let n = 0; n < 3; n++) await assert.rejects(issueCard(dying(world.deps), SYSTEM, { caseId: led.it.id }), /died/)
  const number = value(await issueCard(world.deps, SYSTEM, { caseId: led.it.id }))
  assert.deepEqual(new Set(numbers), new Set([number]))
  assert.equal(numbers.length, 3)
  const forgetful: Deps = { ...world.deps, seals: { ...world.deps.seals, intend: async (_caseId, intent) => intent } }
  const other = await approved()
  numbers.length = 0
  for (let n = 0; n < 3; n++) await assert.rejects(issueCard(dying(forgetful), SYSTEM, { caseId: other.it.id }), /died/)
  assert.equal(new Set(numbers).size, 3)
  value(await issueCard(world.deps, SYSTEM, { caseId: other.it.id }))
})

test('what the verifier would not accept is never signed: the case goes back to the desk', async () => {
  const led = await approved()
  let signed = 0
  const sealer: Deps['sealer'] = {
    ...world.deps.sealer,
    rehearse: (content, signers, at) => world.deps.sealer.rehearse({ ...content, vds: content.vds.subarray(0, 60) }, signers, at),
    seal: (content, signers) => {
      signed += 1
      return world.deps.sealer.seal(content, signers)
    },
  }
  const result = await issueCard({ ...world.deps, sealer }, SYSTEM, { caseId: led.it.id })
  assert.deepEqual([result.ok, result.ok ? '' : result.code, signed, (await led.file()).state], [false, 'seal-not-possible', 0, 'in-review'])
})

test('without a key in use nothing is issued, and the case waits', async () => {
  const led = await approved()
  const sealer: Deps['sealer'] = { ...world.deps.sealer, signersAt: async () => undefined }
  const result = await issueCard({ ...world.deps, sealer }, SYSTEM, { caseId: led.it.id })
  assert.deepEqual([result.ok, result.ok ? '' : result.code, (await led.file()).state], [false, 'no-signer', 'approved'])
  value(await issueCard(world.deps, SYSTEM, { caseId: led.it.id }))
})

test('a card that a supervisor takes out of use stands in the next pack, its holder reads why, and nobody else can do it', async () => {
  const { led, cardId } = await issued()
  const card = await world.cases.cardById(cardId)
  const slot = (await readSeal((await sealOf(cardId)).vds)).facts?.slot ?? -1
  const shard = shardOf('tourist-card', card?.validUntil ?? assert.fail('no card'))
  value(await publishTrust(world.deps, SYSTEM))
  const first = await packNow(world.deps)
  assert.equal(packStatus(first.content, shard, slot), 'valid')
  assert.equal(value(await publishTrust(world.deps, SYSTEM)), 0, 'nothing has changed')
  const act = (actor: Parameters<typeof changeCardState>[1], what: string, reason = 'Passport reported lost') =>
    changeCardState(world.deps, actor, { code: led.code, act: what, reason })
  for (const actor of [led.owner, world.staff.officers[0], { kind: 'public' } as const]) {
    const refused = await act(actor, 'revoke')
    assert.equal(refused.ok ? '' : refused.code, 'not-found')
  }
  const { supervisor } = world.staff
  const undecided = await act(supervisor, '')
  assert.deepEqual([undecided.ok ? '' : undecided.code, undecided.ok ? '' : undecided.field], ['act-missing', 'cardAct'])
  const silent = await act(supervisor, 'suspend', '  ')
  assert.equal(silent.ok ? '' : silent.code, 'reason-missing')
  value(await act(supervisor, 'suspend'))
  value(await publishTrust(world.deps, SYSTEM))
  const second = await packNow(world.deps)
  assert.deepEqual([packStatus(second.content, shard, slot), second.sequence], ['suspended', first.sequence + 1])
  value(await act(supervisor, 'resume'))
  value(await act(supervisor, 'revoke'))
  value(await publishTrust(world.deps, SYSTEM))
  assert.equal(packStatus((await packNow(world.deps)).content, shard, slot), 'revoked')
  const again = await act(supervisor, 'resume')
  assert.equal(again.ok ? '' : again.code, 'move-not-allowed')
  const letters = (await world.cases.notices(led.it.id)).filter(({ kind }) => kind === 'card-state')
  assert.deepEqual(letters.map(({ facts }) => String(facts.cardState)).toSorted(), ['active', 'revoked', 'suspended'])
  const deltas = await world.deps.publications.deltasFrom('pack', first.sequence)
  assert.ok(deltas && deltas.length >= 2)
})

test('after a key is lost every living card gets a seal by its successor, once, and the old seals are refused', async () => {
  const [one, two] = [await issued(), await issued()]
  const old = await sealOf(one.cardId)
  const { keys } = world.deps
  const lost = (await keys.all()).find(({ role }) => role === 'tourist') ?? assert.fail('no key')
  await keys.setRevoked(lost.id, world.deps.clock.now())
  value(await makeSigner(office().shop, 'tourist', world.deps.clock.now()))
  value(await makeRevocationList(office().shop, world.deps.clock.now()))
  assert.equal((await readSeal(old.vds)).sub, 'REVOKED_CERTIFICATE')
  const seen: number[] = []
  const done = value(await resealCards(world.deps, SYSTEM, ({ done: count }) => void seen.push(count)))
  assert.ok(done.total >= 2)
  assert.deepEqual([done.done, done.failed, seen.at(-1)], [done.total, 0, done.total])
  for (const { cardId, number } of [one, two]) {
    const { status, facts } = await readSeal((await sealOf(cardId)).vds)
    assert.deepEqual([status, facts?.cardNumber], ['VALID', number])
  }
  assert.equal(value(await resealCards(world.deps, SYSTEM, () => undefined)).total, 0)
})

test('another state whose root is trusted signs no second code of ours', async () => {
  const { vdsNc } = await sealOf((await issued()).cardId)
  const content = new TextEncoder().encode(vdsNc)
  const ours = ownSeals(sealRules(true))
  const readAs = async (countries: Readonly<Record<string, string>>) => {
    const reading = await sealReader(() => trustOf(world.deps.keys), { ...ours, countries }).check(content, world.deps.clock.now())
    return [reading.status, reading.sub]
  }
  assert.deepEqual(await readAs(ours.countries), ['VALID', ''])
  assert.deepEqual(await readAs({ UTO: 'ZZ' }), ['INVALID', 'UNTRUSTED_CERTIFICATE'])
})
