import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AccountOffice, DEVICE, openAccountOffice, PUBLIC } from '../../test/support/account-office.ts'
import type { Actor } from '../core/access/actor.ts'
import { endSessions, listSessions, withAccount } from './account-sessions.ts'
import { askForAccountCode, askForCodeAgain, signInWithCode } from './account-sign-in.ts'
import { closeAccount } from './close-account.ts'
import type { Deps } from './deps.ts'
import { readAccount } from './read-account.ts'

let office: AccountOffice

before(async () => {
  office = await openAccountOffice('account-sign-in')
})
after(() => office.close())

let people = 0
const someone = () => `anna.${++people}@example.org`

async function ask(at: AccountOffice, email: string, network = `net-${email}`): Promise<string> {
  const asked = await askForAccountCode(at.deps, PUBLIC, { email, language: 'en', network })
  assert.ok(asked.ok)
  return asked.value.browserToken
}

function type(at: AccountOffice, browserToken: string, digits: string) {
  return signInWithCode(at.deps, PUBLIC, { browserToken, digits, language: 'en', network: `net-${browserToken}`, device: DEVICE })
}

const other = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, '0')

test('A code makes an account, and the same address comes back to it, however it is written', async () => {
  const email = someone()
  const first = await office.signIn(email)
  const again = await office.signIn(email.toUpperCase())
  assert.ok(first.actor.kind === 'applicant' && again.actor.kind === 'applicant')
  assert.equal(first.actor.account?.id, again.actor.account?.id)
  assert.notEqual(first.token, again.token)
  const overview = await readAccount(office.deps, again.actor)
  assert.ok(overview.ok)
  assert.equal(overview.value.account.email, email)
})

// ---- Nobody learns who has an account ----

/** Everything that a stranger, or the owner of a mailbox, can see of asking for a code. */
async function trace(at: AccountOffice, email: string): Promise<unknown> {
  const sent = at.mails.length
  const asked = await askForAccountCode(at.deps, PUBLIC, { email, language: 'en', network: `net-${email}` })
  await at.deliver()
  const mails = at.mails.slice(sent).map(({ to, subject, html, text, attachments }) => {
    const [code = ''] = /(?<!\d)\d{6}(?!\d)/.exec(text) ?? []
    const messageCode = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text)?.[0] ?? ''
    const plain = (part: string) => part.replaceAll(code, 'CODE').replaceAll(messageCode, 'MESSAGE').replaceAll(email, 'ADDRESS')
    return { to: plain(to), subject, html: plain(html), text: plain(text), attachments: attachments.length }
  })
  const answer = asked.ok
    ? { ...asked.value, browserToken: asked.value.browserToken.length, recipient: asked.value.recipient.replace(email, 'ADDRESS') }
    : asked
  return { ok: asked.ok, answer, mails }
}

test('Asking for a code is the same for an address with an account and for one without: answer, number of letters and every word of them', async () => {
  const known = someone()
  await office.signIn(known)
  const [ofKnown, ofUnknown] = [await trace(office, known), await trace(office, someone())]
  assert.deepEqual(ofKnown, ofUnknown)
  assert.equal((ofKnown as { mails: unknown[] }).mails.length, 1)
})

/** What the stores are asked to do, call by call, from the form to the letter. */
async function workOf(at: AccountOffice, email: string, { looks = false } = {}): Promise<readonly string[]> {
  const calls: string[] = []
  const counted = <T extends object>(name: string, port: T): T =>
    new Proxy(port, {
      get(target, call) {
        const method: unknown = Reflect.get(target, call)
        if (typeof method !== 'function') return method
        return (...given: unknown[]) => {
          calls.push(`${name}.${String(call)}`)
          return Reflect.apply(method, target, given)
        }
      },
    })
  const { limits, cases, people: sessions } = at.deps
  const accounts = counted('accounts', at.deps.accounts)
  const ask: typeof accounts.ask = async (one, when) => {
    const { rows } = looks ? await at.pool.query<{ id: string }>('select id from account where email_key = $1', [email]) : { rows: [] }
    for (const { id } of rows) await accounts.account(id)
    await accounts.ask(one, when)
  }
  const deps = {
    ...at.deps,
    accounts: { ...accounts, ask },
    limits: counted('limits', limits),
    cases: counted('cases', cases),
    people: counted('people', sessions),
  }
  const asked = await askForAccountCode(deps, PUBLIC, { email, language: 'en', network: `work-${email}` })
  assert.ok(asked.ok)
  await at.deliver()
  const { browserToken } = asked.value
  const given = { browserToken, language: 'en', network: `work-${email}`, device: DEVICE } as const
  await signInWithCode(deps, PUBLIC, { ...given, digits: other(at.codeFor(email)) })
  await signInWithCode(deps, PUBLIC, { ...given, digits: at.codeFor(email) })
  return calls
}

test('The work is the same for both, too, up to the account itself', async () => {
  const known = someone()
  await office.signIn(known)
  const [ofKnown, ofUnknown] = [await workOf(office, known), await workOf(office, someone())]
  assert.deepEqual(ofKnown, ofUnknown)
  assert.deepEqual(ofKnown.slice(0, 3), ['limits.spend', 'limits.spend', 'accounts.ask'])
  assert.ok(ofKnown.length >= 12, ofKnown.join(' '))
  // A product that reads the account of those who have one, before it writes to them, is told apart.
  assert.notDeepEqual(await workOf(office, known, { looks: true }), await workOf(office, someone(), { looks: true }))
})

test('A twin that greets those who have an account, and one that writes to them only, are noticed', async () => {
  for (const leak of ['greets', 'silent'] as const) {
    const twin = await openAccountOffice(`account-leak-${leak}`, { twin: (deps) => leaking(deps, leak) })
    const known = someone()
    await twin.pool.query(`insert into account values (gen_random_uuid(), $1, $1, null, 'en', now(), now())`, [known])
    assert.notDeepEqual(await trace(twin, known), await trace(twin, someone()), leak)
    await twin.close()
  }
})

/** A product that looks whether there is an account before it writes. */
function leaking<D extends Pick<Deps, 'accounts'>>(deps: D, leak: 'greets' | 'silent'): D {
  const has = async (email: string) =>
    (await deps.accounts.openAccount({ id: crypto.randomUUID(), email, language: 'en' }, '2026-01-01T00:00:00.000Z' as never)).createdAt > '2026-01-02'
  const ask: Deps['accounts']['ask'] = async (asked, at) => {
    const [first] = asked
    const known = first !== undefined && (await has(first.letter.recipient))
    if (leak === 'silent' && !known) return
    const told = asked.map((one) => ({ ...one, letter: known && leak === 'greets' ? { ...one.letter, kind: 'account-closed' as const } : one.letter }))
    await deps.accounts.ask(told, at)
  }
  return { ...deps, accounts: { ...deps.accounts, ask } }
}

test('Limits count the address and not the account, and the network first', async () => {
  const [known, unknown] = [someone(), someone()]
  await office.signIn(known)
  office.clock.forward(3 * 3600)
  const answers = async (email: string) => {
    const codes: string[] = []
    for (let at = 0; at < 7; at++) {
      const asked = await askForAccountCode(office.deps, PUBLIC, { email, language: 'en', network: `limit-${email}-${at}` })
      codes.push(asked.ok ? 'sent' : asked.code)
    }
    return codes
  }
  const expected = ['sent', 'sent', 'sent', 'sent', 'sent', 'too-many-requests', 'too-many-requests']
  assert.deepEqual(await answers(known), expected)
  assert.deepEqual(await answers(unknown), expected)
  // One network asks for many addresses, and is stopped before it costs an address anything.
  let sent = 0
  for (let at = 0; at < 40; at++) if ((await askForAccountCode(office.deps, PUBLIC, { email: someone(), language: 'en', network: 'greedy' })).ok) sent++
  assert.equal(sent, 20)
})

// ---- Codes ----

test('A wrong code costs a try, the last one ends it, and the right code then opens nothing', async () => {
  const email = someone()
  const token = await ask(office, email)
  await office.deliver()
  const right = office.codeFor(email)
  const answers = []
  for (let at = 0; at < 6; at++) {
    const tried = await type(office, token, at < 5 ? other(right) : right)
    answers.push(tried.ok ? 'in' : `${tried.code} ${tried.facts.left ?? ''}`.trim())
  }
  assert.deepEqual(answers, ['code-wrong 4', 'code-wrong 3', 'code-wrong 2', 'code-wrong 1', 'code-used-up', 'code-used-up'])
})

test('Guesses at once cannot outrun the tries', async () => {
  const email = someone()
  const token = await ask(office, email)
  await office.deliver()
  const right = office.codeFor(email)
  const tried = await Promise.all(Array.from({ length: 40 }, (_, at) => type(office, token, String((Number(right) + 1 + at) % 1_000_000).padStart(6, '0'))))
  const codes = tried.map((one) => (one.ok ? 'in' : one.code))
  assert.equal(codes.filter((code) => code === 'in').length, 0)
  assert.ok(codes.filter((code) => code === 'code-wrong').length <= 4, codes.join(' '))
  assert.ok(!(await type(office, token, right)).ok)
})

test('Many browsers cannot share the guessing: an address has so many tries, whoever asks', async () => {
  const email = someone()
  let guesses = 0
  for (let browser = 0; browser < 8; browser++) {
    office.clock.forward(601)
    const token = await ask(office, email, `botnet-${browser}`)
    await office.deliver()
    const right = office.codeFor(email)
    for (let at = 0; at < 5; at++) {
      const tried = await type(office, token, other(right))
      if (!tried.ok && (tried.code === 'code-wrong' || at === 4)) guesses++
    }
  }
  const spent = await office.deps.limits.spend(
    `account-tries ${office.deps.secrets.seal('limit', email)}`,
    { capacity: 20, perMinute: 1 / 30 },
    office.clock.now(),
  )
  assert.equal(spent, false, `${guesses} guesses`)
})

test('A twin that compares before it counts lets guesses through at once, and is noticed', async () => {
  const twin = await openAccountOffice('account-uncounted', {
    twin: (deps) => ({ ...deps, accounts: { ...deps.accounts, spendCodeTry: async () => 4 }, limits: { spend: async () => true } }),
  })
  const email = someone()
  const token = await ask(twin, email)
  await twin.deliver()
  const right = twin.codeFor(email)
  const tried = await Promise.all(Array.from({ length: 40 }, () => type(twin, token, other(right))))
  assert.equal(tried.filter((one) => !one.ok && one.code === 'code-wrong').length, 40)
  await twin.close()
})

test('The code of another address, or of another browser, opens nothing', async () => {
  const [mine, theirs] = [someone(), someone()]
  const [myToken, theirToken] = [await ask(office, mine), await ask(office, theirs)]
  await office.deliver()
  const crossed = [await type(office, myToken, office.codeFor(theirs)), await type(office, 'nonsense', office.codeFor(mine))]
  assert.deepEqual(
    crossed.map((one) => (one.ok ? 'in' : one.code)),
    ['code-wrong', 'code-expired'],
  )
  assert.ok((await type(office, theirToken, office.codeFor(theirs))).ok)
})

test('A code works once, also for two answers at once, and ends every other one of its address', async () => {
  const email = someone()
  const [first, second] = [await ask(office, email), await ask(office, email)]
  await office.deliver()
  const codes = office.mails.filter(({ to }) => to === email).map(({ text }) => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? '')
  const both = await Promise.all([type(office, second, codes[1] ?? ''), type(office, second, codes[1] ?? '')])
  assert.equal(both.filter(({ ok }) => ok).length, 1)
  assert.ok(!(await type(office, first, codes[0] ?? '')).ok)
})

test('A code is good for twenty minutes from its sending; a letter that comes later than that is not sent', async () => {
  const email = someone()
  const token = await ask(office, email)
  office.clock.forward(19 * 60)
  await office.deliver()
  office.clock.forward(19 * 60)
  assert.ok((await type(office, token, office.codeFor(email))).ok)
  const late = someone()
  await ask(office, late)
  office.clock.forward(21 * 60)
  await office.deliver()
  assert.equal(office.codeFor(late), '')
})

test('Another letter may be asked for, and either code will do', async () => {
  const email = someone()
  const token = await ask(office, email)
  await office.deliver()
  const first = office.codeFor(email)
  const again = await askForCodeAgain(office.deps, PUBLIC, { browserToken: token, language: 'en', network: 'n' })
  assert.ok(again.ok)
  await office.deliver()
  assert.notEqual(office.codeFor(email), first)
  assert.ok((await type(office, token, first)).ok)
  assert.ok(!(await askForCodeAgain(office.deps, PUBLIC, { browserToken: token, language: 'en', network: 'n' })).ok)
})

// ---- Sessions ----

test('Signing in never promotes what a browser had before: every session has a token of its own', async () => {
  const email = someone()
  const planted = await ask(office, email)
  const fresh = await ask(office, email)
  assert.notEqual(planted, fresh)
  await office.deliver()
  const signed = await type(office, fresh, office.codeFor(email))
  assert.ok(signed.ok && signed.value !== fresh)
  for (const token of [planted, fresh, 'chosen-by-somebody']) assert.deepEqual(await withAccount(office.deps, PUBLIC, token), PUBLIC)
  assert.equal((await withAccount(office.deps, PUBLIC, signed.value)).kind, 'applicant')
})

const idOf = (actor: Actor) => (actor.kind === 'applicant' ? (actor.account?.sessionId ?? '') : '')

test('Devices are listed with how and when, one or all others can be ended, and only by the owner', async () => {
  const email = someone()
  const next = () => {
    office.clock.forward(601)
    return office.signIn(email)
  }
  const [one, two, three] = [await next(), await next(), await next()]
  const stranger = await office.signIn(someone())
  await endSessions(office.deps, stranger.actor, { id: idOf(one.actor) })
  const listed = await listSessions(office.deps, two.actor)
  assert.ok(listed.ok)
  assert.deepEqual(
    listed.value.map(({ id, here, live, way, browser }) => [id, here, live, way, browser]),
    [three, two, one].map(({ actor }) => [idOf(actor), actor === two.actor, true, 'code', 'firefox']),
  )
  await endSessions(office.deps, two.actor, { id: idOf(one.actor) })
  assert.deepEqual(await withAccount(office.deps, PUBLIC, one.token), PUBLIC)
  await endSessions(office.deps, two.actor, 'others')
  assert.deepEqual(await withAccount(office.deps, PUBLIC, three.token), PUBLIC)
  assert.equal((await withAccount(office.deps, PUBLIC, two.token)).kind, 'applicant')
  assert.equal((await withAccount(office.deps, PUBLIC, stranger.token)).kind, 'applicant')
  assert.equal((await endSessions(office.deps, two.actor, { id: 'no-uuid' })).ok, true)
})

test('A session ends after its days, and no row of it tells where it was', async () => {
  const { token } = await office.signIn(someone())
  office.clock.forward(7 * 86_400 + 1)
  assert.deepEqual(await withAccount(office.deps, PUBLIC, token), PUBLIC)
  const { rows } = await office.pool.query(`select column_name as name from information_schema.columns where table_name = 'account_session'`)
  assert.ok(rows.length >= 9)
  assert.ok(!rows.some(({ name }) => /ip|network|address|agent/.test(name)))
})

test('A closed account opens nothing, leaves no row of its own, and its owner hears of it', async () => {
  const email = someone()
  const { actor, token } = await office.signIn(email)
  const refused = await closeAccount(office.deps, actor, { confirmed: false, language: 'en' })
  assert.ok(!refused.ok && refused.code === 'confirmation-missing')
  assert.ok((await closeAccount(office.deps, actor, { confirmed: true, language: 'en' })).ok)
  assert.deepEqual(await withAccount(office.deps, PUBLIC, token), PUBLIC)
  assert.ok(!(await readAccount(office.deps, actor)).ok)
  for (const table of ['account_session', 'account_case', 'account_passkey', 'account_change'])
    assert.deepEqual((await office.pool.query(`select from ${table} t where not exists (select from account a where a.id = t.account_id)`)).rows, [], table)
  await office.deliver()
  assert.match(office.mails.at(-1)?.text ?? '', /Your account is closed/)
  // Whoever signs in again begins anew.
  const again = await office.signIn(email)
  assert.ok(actor.kind === 'applicant' && again.actor.kind === 'applicant' && actor.account?.id !== again.actor.account?.id)
})
