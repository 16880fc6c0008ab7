import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { World } from '../../../test/reliability/model/world.ts'
import { type ApiApp, onQuietWorld, openApiApp } from '../../../test/support/api-app.ts'
import { itemNow, paperAt, type PaperCase, paperCase, WISHES } from '../../../test/support/collecting.ts'

let world: World
let api: ApiApp
onQuietWorld((opened) => void ({ world, api } = opened))

interface Told {
  readonly paper: {
    readonly wish: { readonly method: string; readonly office?: string }
    readonly item?: { readonly number: string; readonly state: string; readonly pickUpCode?: string; readonly keepUntil?: string }
    readonly mayChoose: boolean
    readonly mayReportMissing: boolean
    readonly missingFrom?: string
  }
}

const DAY = 86_400_000
const PAPER = '/cases/{code}/paper'
const at = ({ file }: PaperCase) => ({ code: file.code })
const tokenOf = ({ file }: PaperCase) => api.tokenFor(file.id)

test('whoever holds the case reads where the card on paper is; the pick-up code only while the card waits', async () => {
  const waits = await paperAt(world.deps, 'pick-up', 'at-office')
  const { paper } = await api.answer<Told>(`GET ${PAPER}`, at(waits), { token: await tokenOf(waits) })
  assert.deepEqual(
    [paper.wish, paper.item?.number, paper.item?.state, paper.item?.pickUpCode, paper.item?.keepUntil],
    [{ method: 'pick-up', office: 'AST' }, waits.item.number, 'at-office', waits.item.pickUpCode, waits.item.keepUntil],
  )
  assert.deepEqual([paper.mayChoose, paper.mayReportMissing], [false, false])
  const ordered = await paperCase(world.deps, 'pick-up')
  const before = await api.answer<Told>(`GET ${PAPER}`, at(ordered), { token: await tokenOf(ordered) })
  assert.deepEqual([before.paper.item?.state, before.paper.item?.pickUpCode, before.paper.mayChoose], ['to-print', undefined, true])
  assert.ok(ordered.item.pickUpCode)
})

test('the paper of somebody else is like that of a case that is not there, for every call', async () => {
  const [mine, other] = [await paperCase(world.deps, 'post'), await paperCase(world.deps, 'post')]
  const token = await tokenOf(mine)
  const body = { answers: WISHES['self-print'] }
  for (const [what, call] of [
    [`GET ${PAPER}`, {}],
    [`PUT ${PAPER}`, { body }],
    [`POST ${PAPER}/missing`, {}],
  ] as const) {
    const foreign = await api.problem(what, at(other), { ...call, token })
    assert.equal(foreign.code, 'not-found')
    assert.deepEqual(foreign, await api.problem(what, { code: 'RC-2222-2222' }, { ...call, token }))
    assert.deepEqual(foreign, await api.problem(what, at(other), call))
  }
  assert.equal((await itemNow(world.deps, other.item.number)).state, 'to-print')
  const careless = await openApiApp(world, { people: { ...world.deps.people, casesOfSession: async () => [other.file.id] } })
  assert.ok((await careless.answer<Told>(`GET ${PAPER}`, at(other), { token })).paper, 'a server that takes every token for that of the holder')
  await careless.close()
})

test('another way is chosen with the answers of the form, once for each key; what is wrong with them is told at each field', async () => {
  const one = await paperCase(world.deps, 'pick-up')
  const call = { token: await tokenOf(one), key: randomUUID(), body: { answers: WISHES.post } }
  const { paper } = await api.answer<Told>(`PUT ${PAPER}`, at(one), call)
  assert.equal(paper.wish.method, 'post')
  assert.equal((await itemNow(world.deps, one.item.number)).state, 'void')
  const again = await api.send(`PUT ${PAPER}`, at(one), call)
  assert.deepEqual([again.json(), again.headers['idempotent-replayed']], [{ paper }, 'true'])
  assert.equal((await world.deps.papers.ofCase(one.file.id)).length, 2)

  const wrong = await api.problem(`PUT ${PAPER}`, at(one), { ...call, key: randomUUID(), body: { answers: { ...WISHES.post, postCode: 'X' } } })
  assert.deepEqual([wrong.status, wrong.code], [422, 'answers-not-in-order'])
  assert.deepEqual(
    wrong.errors?.map(({ pointer, code }) => [pointer, code]),
    [['/answers/postCode', 'postal-code-shape']],
  )
})

test('what is printed is not sent another way, and the refusal is in the language of the caller', async () => {
  const one = await paperAt(world.deps, 'post', 'posted')
  const token = await tokenOf(one)
  const said = async (language: string) => api.problem(`PUT ${PAPER}`, at(one), { token, language, body: { answers: WISHES['self-print'] } })
  const [en, kk] = [await said('en'), await said('kk')]
  assert.deepEqual([en.status, en.code, kk.code], [409, 'not-now', 'not-now'])
  assert.match(kk.title, /Қағаз картаны/)
  assert.notEqual(en.title, kk.title)
})

test('a card that has not come by post is told missing from its day on, and not before', async () => {
  const one = await paperAt(world.deps, 'post', 'posted')
  const early = await api.problem(`POST ${PAPER}/missing`, at(one), { token: await tokenOf(one) })
  assert.deepEqual([early.status, early.code], [409, 'not-yet'])
  assert.equal((await itemNow(world.deps, one.item.number)).state, 'posted')
  world.forward(60 * DAY)
  const token = await tokenOf(one)
  const late = await api.answer<Told>(`GET ${PAPER}`, at(one), { token })
  assert.equal(late.paper.mayReportMissing, true)
  const { paper } = await api.answer<Told>(`POST ${PAPER}/missing`, at(one), { token })
  assert.deepEqual([paper.item?.state, paper.mayReportMissing], ['lost', false])
  assert.equal((await api.problem(`POST ${PAPER}/missing`, at(one), { token })).code, 'not-yet')
})
