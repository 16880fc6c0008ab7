import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededChance } from '../fuzz/random.ts'
import { sampleFacts, sealCode, sealVisa } from '../fuzz/sealed-cards.ts'
import { makeWorld } from '../fuzz/sealed-world.ts'
import { brokenTwin } from '../run/broken-twin.ts'
import { OWN_MODULES } from '../run/modules.ts'
import { interleaved, medianOf, ratios } from './cpu.ts'
import { reportOf } from './seal-report.ts'
import { sealWorks } from './seal-works.ts'
import { passportZone, wholeCheck, wholeCodeCheck } from './whole-checks.ts'

const CARDS = 5

test('every work of the benchmark does all of its cards and finds them genuine', async () => {
  const works = Object.entries(await sealWorks(CARDS))
  assert.equal(works.length, 6)
  for (const [name, { items, run }] of works) {
    assert.equal(items, CARDS, name)
    await run()
  }
})

test('a library that refuses genuine cards is not measured', async () => {
  const twin = await brokenTwin({ file: 'status/list.ts', text: '(2 * (slot % SLOTS_PER_BYTE))) & 3', instead: '(2 * (slot % SLOTS_PER_BYTE))) | 1' })
  const { wholeCheck: seals, codeCheck: codes } = await sealWorks(CARDS, 1, twin)
  assert.throws(() => seals.run(), /card revoked/)
  assert.throws(() => codes.run(), /card revoked/)
})

test('what the benchmark calls the whole check refuses another passport, a forged signature, a dead card, a bad signer and a card past its day', async () => {
  const chance = seededChance(7)
  const world = await makeWorld(OWN_MODULES, chance)
  const [facts, other] = [sampleFacts(chance, world), sampleFacts(chance, world)]
  const { 0: signer } = world.visaSigners
  const visa = await sealVisa(facts, signer)
  const passport = passportZone(facts)
  assert.equal(wholeCheck(world, { visa, passport }), null)
  assert.equal(wholeCheck(world, { visa, passport: passportZone(other) }), 'SEAL_PASSPORT_MISMATCH')
  const forged = visa.bytes.slice()
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
  assert.equal(wholeCheck(world, { visa: { facts, bytes: forged }, passport }), 'INVALID_SIGNATURE')
  assert.match(String(wholeCheck(world, { visa: await sealVisa({ ...facts, slot: world.deadSlots[0] }, signer), passport })), /^card /)
  assert.equal(wholeCheck(world, { visa: await sealVisa({ ...facts, validUntil: '2026-11-22' }, signer), passport }), 'travel right EXPIRED')
  for (const [fault, bad] of world.badVisaSigners) assert.notEqual(wholeCheck(world, { visa: await sealVisa(facts, bad), passport }), null, fault)
  for (const [fault, bad] of world.badCodeSigners) assert.notEqual(wholeCodeCheck(world, await sealCode(facts, bad)), null, fault)
  const code = await sealCode(facts, world.codeSigners[0])
  assert.deepEqual([wholeCodeCheck(world, code), wholeCodeCheck(world, { ...code, facts: other })], [null, 'other passport'])
})

test('a benchmark whose check computes no signature would be noticed', async () => {
  const twin = await brokenTwin({ file: 'policy/check-vds.ts', text: "if (signature === 'bad')", instead: "if (signature === 'none')" })
  const chance = seededChance(8)
  const world = await makeWorld(OWN_MODULES, chance)
  const facts = sampleFacts(chance, world)
  const visa = await sealVisa(facts, world.visaSigners[0])
  const forged = visa.bytes.slice()
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
  assert.equal(wholeCheck(world, { visa: { facts, bytes: forged }, passport: passportZone(facts) }, twin), null)
})

test('works take turns, and the rounds of the warm-up are not counted', async () => {
  const order: string[] = []
  const work = (name: string) => ({ items: 1, run: () => void order.push(name) })
  const times = await interleaved({ a: work('a'), b: work('b') }, { warmUp: 2, rounds: 3, turns: 2 })
  assert.deepEqual([times.a.length, times.b.length], [3, 3])
  assert.equal(order.join(''), 'abab'.repeat(5))
})

test('the figures are medians of the rounds, and a ratio belongs to one round', () => {
  assert.deepEqual([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3])], [2, 2.5])
  assert.deepEqual(ratios([60, 80], [80, 100]), [0.75, 0.8])
  const { table, figures } = reportOf(
    { bareVerify: [60, 90, 60], wholeCheck: [66, 100, 80], codeCheck: [100, 150, 90], mrzParse: [3, 4, 5], writeVisa: [50, 50, 50], writeCode: [80, 80, 80] },
    { statusListBytes: 21489, deltaBytes: 2171 },
  )
  assert.deepEqual(figures, {
    checkToVerifyRatio: 0.9,
    mrzParseMicros: 4,
    statusListBytes: 21489,
    deltaBytes: 2171,
    vdsNcToVerifyRatio: 0.6,
    verifyPerSecond: 16667,
    checkPerSecond: 12500,
    vdsNcPerSecond: 10000,
    writeVisaPerSecond: 20000,
    writeVdsNcPerSecond: 12500,
  })
  assert.match(table, /rate of the check to the bare verify +0\.900 +0\.750 - 0\.909 +x +at least 0\.85/)
})
