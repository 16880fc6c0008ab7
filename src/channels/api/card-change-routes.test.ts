import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { World } from '../../../test/reliability/model/world.ts'
import { type ApiApp, onQuietWorld } from '../../../test/support/api-app.ts'
import { cardOfOurs, type Proof, SERVICES } from '../../../test/support/holder-changes.ts'
import { addHeldCard } from '../../../test/support/renewals.ts'

let world: World
let api: ApiApp
onQuietWorld((opened) => void ({ world, api } = opened))

interface Started {
  readonly case: string
  readonly token: string
}

interface Changed {
  readonly kind: string
  readonly blocked: boolean
  readonly listed?: boolean
  readonly started?: Started
  readonly other?: Started & { readonly service: string }
}

const proofOf = ({ number, answers }: Proof) => ({ number, birthDate: answers.birthDate, passportNumber: answers.passportNumber })
const bodyFor = (card: Proof, service: string, more: object = {}) => ({ ...proofOf(card), service, language: 'en', ...more })
const LOSS = { said: 'stolen', confirmed: true }
const stateOf = async (id: string) => (await world.cases.cardById(id))?.state

/** What the token of an answer opens. */
const opened = async ({ case: code, token }: Started) =>
  (await api.send('GET /cases/{code}', { code }, { token })).json<{ case: { service: string; state: string } }>().case

test('every change that a card has begins a case of its own, and the token opens it', async () => {
  for (const service of [SERVICES.passport, SERVICES.address, SERVICES.correction]) {
    const changed = await api.answer<Changed>('POST /card-changes', {}, { body: bodyFor(await addHeldCard(world, 100), service) })
    assert.deepEqual([changed.kind, changed.blocked], ['begun', false], service)
    const { service: of, state } = await opened(changed.started ?? assert.fail('no case'))
    assert.deepEqual([of, state], [service, 'draft'])
  }
})

test('a card that was issued here is put right in its own case', async () => {
  const { card, proof } = await cardOfOurs(world)
  const changed = await api.answer<Changed>('POST /card-changes', {}, { body: bodyFor(proof, SERVICES.correction) })
  assert.equal(changed.kind, 'own-case')
  assert.equal(changed.started?.case, (await world.cases.findById(card.caseId))?.code)
})

test('a lost card is blocked by the report itself, once it is said what happened and that it may be', async () => {
  const { card, proof } = await cardOfOurs(world)
  for (const [more, code, pointer] of [
    [{ confirmed: true }, 'loss-missing', '/said'],
    [{ said: 'lost' }, 'confirmation-missing', '/confirmed'],
    [{ said: 'eaten', confirmed: true }, 'body-malformed', '/said'],
  ] as const) {
    const said = await api.problem('POST /card-changes', {}, { body: bodyFor(proof, SERVICES.lost, more) })
    assert.deepEqual([said.code, said.errors?.[0]?.pointer], [code, pointer])
  }
  assert.equal(await stateOf(card.id), 'active')
  const call = { key: randomUUID(), network: '192.0.2.9', body: bodyFor(proof, SERVICES.lost, LOSS) }
  const changed = await api.answer<Changed>('POST /card-changes', {}, call)
  assert.deepEqual([changed.kind, changed.blocked, await stateOf(card.id)], ['begun', true, 'suspended'])
  assert.deepEqual(await api.answer<Changed>('POST /card-changes', {}, call), changed)
  const again = await api.answer<Changed>('POST /card-changes', {}, { body: call.body })
  assert.equal(again.started?.case, changed.started?.case)
  const refused = await api.problem('POST /card-changes', {}, { body: bodyFor(proof, SERVICES.address) })
  assert.deepEqual([refused.status, refused.code], [409, 'change-begun'])
})

test('a loss is written down also while another application is open, and that one goes on', async () => {
  const card = await addHeldCard(world, 100)
  const before = await api.answer<Changed>('POST /card-changes', {}, { body: bodyFor(card, SERVICES.address) })
  const changed = await api.answer<Changed>('POST /card-changes', {}, { body: bodyFor(card, SERVICES.lost, LOSS) })
  assert.deepEqual([changed.kind, changed.blocked, changed.listed, changed.other?.service], ['blocked', true, false, SERVICES.address])
  assert.equal(changed.other?.case, before.started?.case)
  const opens = await api.answer<Started>('POST /card-continuations', {}, { body: { ...proofOf(card), language: 'en' } })
  assert.equal(opens.case, before.started?.case)
  assert.equal((await opened(opens)).service, SERVICES.address)
})

test('a card is given back for good, which is said the same way as often as it is sent', async () => {
  const { card, proof } = await cardOfOurs(world)
  const unsure = await api.problem('POST /card-cancellations', {}, { body: { ...proofOf(proof), confirmed: false } })
  assert.deepEqual([unsure.code, await stateOf(card.id)], ['confirmation-missing', 'active'])
  const given = await api.answer('POST /card-cancellations', {}, { body: { ...proofOf(proof), confirmed: true } })
  assert.deepEqual(given, { number: card.number, listed: true, told: true })
  assert.equal(await stateOf(card.id), 'revoked')
  assert.deepEqual(await api.answer('POST /card-cancellations', {}, { body: { ...proofOf(proof), confirmed: true } }), given)
  const late = await api.problem('POST /card-changes', {}, { body: bodyFor(proof, SERVICES.address), language: 'ru' })
  assert.deepEqual([late.status, late.code], [409, 'card-not-changeable'])
  assert.match(late.title, /аннулирована/)
})

test('whoever does not show the card changes nothing: a wrong number, birth date or passport, a service that is none, and nothing that is open', async () => {
  const { card, proof } = await cardOfOurs(world)
  for (const [wrong, status, code] of [
    [{ number: 'R00000000' }, 404, 'card-not-found'],
    [{ birthDate: '1980-01-01' }, 404, 'card-not-found'],
    [{ passportNumber: 'Z9999999' }, 422, 'no-match'],
  ] as const) {
    for (const [what, body] of [
      ['POST /card-changes', bodyFor(proof, SERVICES.lost, LOSS)],
      ['POST /card-cancellations', { ...proofOf(proof), confirmed: true }],
      ['POST /card-continuations', { ...proofOf(proof), language: 'en' }],
    ] as const) {
      const said = await api.problem(what, {}, { body: { ...body, ...wrong } })
      assert.deepEqual([said.status, said.code], [status, code], what)
    }
  }
  assert.equal((await api.problem('POST /card-changes', {}, { body: bodyFor(proof, 'no-service') })).code, 'service-unknown')
  assert.equal((await api.problem('POST /card-continuations', {}, { body: { ...proofOf(proof), language: 'en' } })).code, 'nothing-begun')
  assert.equal(await stateOf(card.id), 'active')
})
