import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AccountOffice, openAccountOffice, PUBLIC } from '../../test/support/account-office.ts'
import type { Actor } from '../core/access/actor.ts'
import { CHANGE_HOURS, confirmSide, dropContactChange, openChanges, sendSideAgain, type Side, startContactChange } from './change-contact.ts'
import type { Contact } from './ports/accounts.ts'
import { readAccount } from './read-account.ts'

let office: AccountOffice

before(async () => {
  office = await openAccountOffice('change-contact')
})
after(() => office.close())

let people = 0
const someone = () => `berik.${++people}@example.org`
const phone = () => `+7701${String(1_000_000 + ++people)}`

const start = (actor: Actor, what: Contact, value: string, at = office) => startContactChange(at.deps, actor, { what, value, language: 'en' })
const confirm = (actor: Actor, what: Contact, side: Side, digits: string) => confirmSide(office.deps, actor, { what, side, digits, language: 'en' })
const other = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, '0')

async function contactsOf(actor: Actor, at = office) {
  const overview = await readAccount(at.deps, actor)
  assert.ok(overview.ok)
  return overview.value.account
}

function said(result: { readonly ok: boolean; readonly value?: unknown; readonly code?: string }): unknown {
  return result.ok ? result.value : result.code
}

for (const order of [
  ['old', 'new'],
  ['new', 'old'],
] as const) {
  test(`An address changes once a code came back from both sides, the ${order[0]} one first, and both are told`, async () => {
    const [old, fresh] = [someone(), someone()]
    const { actor } = await office.signIn(old)
    assert.ok((await start(actor, 'email', fresh)).ok)
    await office.deliver()
    const codes = { old: office.codeFor(old), new: office.codeFor(fresh) }
    assert.notEqual(codes.old, codes.new)
    assert.equal(said(await confirm(actor, 'email', order[0], codes[order[0]])), 'half')
    assert.equal((await contactsOf(actor)).email, old, 'until then the old one counts')
    assert.equal(said(await confirm(actor, 'email', order[1], codes[order[1]])), 'done')
    assert.equal((await contactsOf(actor)).email, fresh)
    const before = office.mails.length
    await office.deliver()
    assert.deepEqual(
      office.mails
        .slice(before)
        .map(({ to }) => to)
        .toSorted(),
      [fresh, old].toSorted(),
    )
    for (const { text } of office.mails.slice(before)) assert.ok(!text.includes(old) && !text.includes(fresh), 'no letter says either address')
    // From now on the new address opens this account, and the old one another.
    const [byNew, byOld] = [await office.signIn(fresh), await office.signIn(old)]
    assert.ok(actor.kind === 'applicant' && byNew.actor.kind === 'applicant' && byOld.actor.kind === 'applicant')
    assert.equal(byNew.actor.account?.id, actor.account?.id)
    assert.notEqual(byOld.actor.account?.id, actor.account?.id)
  })
}

test('One code does not do for both sides, nor does a code of a sign-in', async () => {
  const [old, fresh] = [someone(), someone()]
  const { actor } = await office.signIn(old)
  const signInCode = office.codeFor(old)
  await start(actor, 'email', fresh)
  await office.deliver()
  const atNew = office.codeFor(fresh)
  assert.equal(said(await confirm(actor, 'email', 'old', atNew)), 'code-wrong')
  assert.equal(said(await confirm(actor, 'email', 'old', signInCode)), 'code-wrong')
  assert.equal(said(await confirm(actor, 'email', 'new', atNew)), 'half')
  assert.equal(said(await confirm(actor, 'email', 'new', atNew)), 'half', 'twice is once')
  assert.equal((await contactsOf(actor)).email, old)
})

test('A twin that takes the new side alone changes the address without its owner, and is noticed', async () => {
  const twin = await openAccountOffice('contact-one-side', {
    twin: (deps) => ({
      ...deps,
      accounts: { ...deps.accounts, startChange: (change) => deps.accounts.startChange({ ...change, oldConfirmedAt: change.createdAt }) },
    }),
  })
  const [old, thief] = [someone(), someone()]
  const { actor } = await twin.signIn(old)
  await start(actor, 'email', thief, twin)
  await twin.deliver()
  const taken = await confirmSide(twin.deps, actor, { what: 'email', side: 'new', digits: twin.codeFor(thief), language: 'en' })
  assert.equal(said(taken), 'done')
  assert.equal((await contactsOf(actor, twin)).email, thief)
  await twin.close()
})

test('Whoever has the old address undoes a change that somebody else began: it is left as it was, and both codes are worth nothing', async () => {
  const [old, thief] = [someone(), someone()]
  const stolen = await office.signIn(old)
  await start(stolen.actor, 'email', thief)
  await office.deliver()
  const [atOld, atNew] = [office.codeFor(old), office.codeFor(thief)]
  assert.equal(said(await confirm(stolen.actor, 'email', 'new', atNew)), 'half')
  const owner = await office.signIn(old)
  assert.deepEqual(
    (await openChanges(office.deps, owner.actor)).map(({ what, value }) => [what, value]),
    [['email', thief]],
  )
  assert.ok((await dropContactChange(office.deps, owner.actor, { what: 'email' })).ok)
  for (const [side, digits] of [
    ['old', atOld],
    ['new', atNew],
  ] as const)
    assert.equal(said(await confirm(stolen.actor, 'email', side, digits)), 'not-found')
  assert.equal((await contactsOf(owner.actor)).email, old)
})

test('A code guessed too often is used up, and so is one of twenty minutes ago; another one may be asked for within the day', async () => {
  const [old, fresh] = [someone(), someone()]
  const { actor } = await office.signIn(old)
  await start(actor, 'email', fresh)
  await office.deliver()
  const right = office.codeFor(fresh)
  const tried = []
  for (let at = 0; at < 5; at++) tried.push(said(await confirm(actor, 'email', 'new', other(right))))
  assert.deepEqual(tried, ['code-wrong', 'code-wrong', 'code-wrong', 'code-wrong', 'code-used-up'])
  assert.equal(said(await confirm(actor, 'email', 'new', right)), 'code-used-up')
  assert.equal(said(await confirm(actor, 'email', 'old', office.codeFor(old))), 'half', 'the other side is not touched by it')
  office.clock.forward(21 * 60)
  assert.equal(said(await confirm(actor, 'email', 'new', right)), 'code-expired')
  assert.ok((await sendSideAgain(office.deps, actor, { what: 'email', side: 'new', language: 'en' })).ok)
  await office.deliver()
  assert.equal(said(await confirm(actor, 'email', 'new', office.codeFor(fresh))), 'done')
})

test('A change is open for a day', async () => {
  const [old, fresh] = [someone(), someone()]
  const { actor } = await office.signIn(old)
  await start(actor, 'email', fresh)
  office.clock.forward(CHANGE_HOURS * 3600 - 60)
  await office.deliver()
  assert.ok((await sendSideAgain(office.deps, actor, { what: 'email', side: 'new', language: 'en' })).ok)
  await office.deliver()
  const digits = office.codeFor(fresh)
  office.clock.forward(61)
  assert.equal(said(await confirm(actor, 'email', 'new', digits)), 'not-found')
  assert.deepEqual(await openChanges(office.deps, actor), [])
})

test('Nobody learns whose address it is: one with an account and one without are asked and answered alike until both sides are proved', async () => {
  const [taken, free] = [someone(), someone()]
  await office.signIn(taken)
  const trace = async (fresh: string) => {
    const old = someone()
    const { actor } = await office.signIn(old)
    const sent = office.mails.length
    const started = await start(actor, 'email', fresh)
    await office.deliver()
    const mails = office.mails
      .slice(sent)
      .map(({ to, subject, text }) => [to === fresh ? 'new' : 'old', subject, text.replaceAll(/\d{6}|[2-9A-Z]{4}-[2-9A-Z]{4}/g, '')])
    const half = await confirm(actor, 'email', 'old', office.codeFor(old))
    return { actor, seen: { started: started.ok, mails, half: said(half) } }
  }
  const [ofTaken, ofFree] = [await trace(taken), await trace(free)]
  assert.deepEqual(ofTaken.seen, ofFree.seen)
  // Its owner is told in the end, who may know.
  assert.equal(said(await confirm(ofTaken.actor, 'email', 'new', office.codeFor(taken))), 'address-taken')
  assert.notEqual((await contactsOf(ofTaken.actor)).email, taken)
  assert.deepEqual(await openChanges(office.deps, ofTaken.actor), [])
})

test('A telephone is proved by a text message; a second one by both, and the mailbox hears of it', async () => {
  const email = someone()
  const { actor } = await office.signIn(email)
  const [first, second] = [phone(), phone()]
  assert.ok((await start(actor, 'phone', first)).ok)
  await office.deliver()
  assert.match(office.texts.at(-1)?.text ?? '', /your code is \d{6}/)
  assert.equal(said(await confirm(actor, 'phone', 'new', office.codeFor(first))), 'done')
  assert.equal((await contactsOf(actor)).phone, first)
  office.clock.forward(3600)
  await start(actor, 'phone', second)
  await office.deliver()
  assert.equal(said(await confirm(actor, 'phone', 'new', office.codeFor(second))), 'half')
  assert.equal((await contactsOf(actor)).phone, first)
  assert.equal(said(await confirm(actor, 'phone', 'old', office.codeFor(first))), 'done')
  assert.equal((await contactsOf(actor)).phone, second)
  const [mails, texts] = [office.mails.length, office.texts.length]
  await office.deliver()
  assert.deepEqual(
    office.texts
      .slice(texts)
      .map(({ to }) => to)
      .toSorted(),
    [first, second].toSorted(),
  )
  assert.deepEqual(
    office.mails.slice(mails).map(({ to }) => to),
    [email],
  )
})

test('What is no contact, is the same one, or would make strangers’ telephones ring is refused in its own words', async () => {
  const email = someone()
  const { actor } = await office.signIn(email)
  const refusals = []
  for (const [what, value] of [
    ['email', ''],
    ['email', 'anna'],
    ['email', email.toUpperCase()],
    ['phone', ''],
    ['phone', 'abc'],
    ['phone', '8 701 123 45 67'],
  ] as const)
    refusals.push(said(await start(actor, what, value)))
  assert.deepEqual(refusals, ['required', 'email-shape', 'nothing-different', 'required', 'phone-shape', 'phone-country'])
  const victim = phone()
  const rung = []
  for (let at = 0; at < 4; at++) rung.push((await start((await office.signIn(someone())).actor, 'phone', victim)).ok)
  assert.deepEqual(rung, [true, true, true, false], 'whoever asks, and in however many accounts')
})

test('Nobody but the account’s own session sees, starts, confirms or drops its changes', async () => {
  const [old, fresh] = [someone(), someone()]
  const { actor } = await office.signIn(old)
  await start(actor, 'email', fresh)
  await office.deliver()
  const stranger = (await office.signIn(someone())).actor
  for (const who of [PUBLIC, stranger, { kind: 'system', job: 'x' } as const]) {
    assert.deepEqual(await openChanges(office.deps, who), [])
    assert.equal(said(await confirm(who, 'email', 'new', office.codeFor(fresh))), 'not-found')
    assert.equal(said(await sendSideAgain(office.deps, who, { what: 'email', side: 'new', language: 'en' })), 'not-found')
    await dropContactChange(office.deps, who, { what: 'email' })
  }
  assert.equal(said(await start(PUBLIC, 'email', fresh)), 'not-found')
  assert.equal((await openChanges(office.deps, actor)).length, 1, 'and it is still there')
})
