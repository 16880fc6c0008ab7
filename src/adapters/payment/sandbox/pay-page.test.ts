import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { API_KEY, openSandboxBench, RETURN_URL, type SandboxBench, typedCard } from '../../../../test/support/sandbox-bench.ts'
import { LANGUAGES } from '../../../core/kernel/language.ts'
import { TEST_CARDS } from './cards.ts'
import { TEXTS } from './texts.ts'

let bench: SandboxBench
before(async () => {
  bench = await openSandboxBench('sandbox-page')
})
after(() => bench.close())

const SUCCESS = '4242424242424242'
const CHALLENGED = '4000000000003220'

async function opened(changes = {}) {
  const { providerRef } = await bench.client.create(bench.request(changes))
  return { ref: providerRef, path: `/pay/${providerRef}` }
}

async function state(ref: string) {
  const status = await bench.client.getStatus(ref)
  return [status?.state, status?.amount.minor, status?.reason]
}

test('Each test card ends as its name says, and the person is sent back to the one address of the payment', async () => {
  const ends = {
    success: ['success', 1_500_000, undefined],
    declined: ['failed', 0, 'declined'],
    'insufficient-funds': ['failed', 0, 'insufficient-funds'],
    'expired-card': ['failed', 0, 'expired-card'],
    'processing-error': ['error', 0, 'processing-error'],
    'lost-webhook': ['success', 1_500_000, undefined],
    'double-webhook': ['success', 1_500_000, undefined],
    disorder: ['success', 1_500_000, undefined],
  } as const
  let played = 0
  for (const { number, scenario } of TEST_CARDS) {
    if (!(scenario in ends)) continue
    const { ref, path } = await opened()
    const answer = await bench.post(`${path}?returnUrl=https://evil.example&next=//evil.example`, { ...typedCard(number), returnUrl: 'https://evil.example' })
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, RETURN_URL], scenario)
    assert.deepEqual(await state(ref), ends[scenario as keyof typeof ends], scenario)
    played++
  }
  assert.equal(played, 9)
})

test('A silent bank and a late one show the person a page that says not to pay again, with the way back', async () => {
  for (const number of ['4000000000003055', '4000000000005126']) {
    const { ref, path } = await opened()
    const answer = await bench.post(path, typedCard(number))
    const page = await (await bench.get(answer.headers.get('location') ?? '')).text()
    assert.ok(page.includes(TEXTS.en.waitingHeading) && page.includes(`href="${RETURN_URL}"`))
    assert.deepEqual(await state(ref), ['submitted', 0, undefined])
  }
})

test('The bank asks to confirm: approving pays, denying fails, leaving keeps the question open, and answering twice changes nothing', async () => {
  for (const [answer, end] of [
    ['approve', ['success', 1_500_000, undefined]],
    ['deny', ['failed', 0, 'authentication-failed']],
    ['abandon', ['submitted', 0, undefined]],
    ['nonsense', ['submitted', 0, undefined]],
  ] as const) {
    const { ref, path } = await opened()
    const sent = await bench.post(path, typedCard(CHALLENGED))
    assert.equal(sent.headers.get('location'), `${path}/challenge?lang=en`)
    assert.ok((await (await bench.get(`${path}/challenge`)).text()).includes(TEXTS.en.approve))
    const back = await bench.post(`${path}/challenge`, { answer })
    assert.equal(back.headers.get('location'), RETURN_URL)
    assert.deepEqual(await state(ref), end, answer)
    if (end[0] === 'submitted') continue
    await bench.post(`${path}/challenge`, { answer: answer === 'approve' ? 'deny' : 'approve' })
    assert.deepEqual(await state(ref), end, `${answer}, then the other`)
  }
})

test('The back button after paying shows that the payment is complete, and sending the old form again only leads back', async () => {
  const { ref, path } = await opened()
  await bench.post(path, typedCard(SUCCESS))
  assert.ok((await (await bench.get(path)).text()).includes(TEXTS.en['done.success']))
  const again = await bench.post(path, typedCard('4000000000000002'))
  assert.equal(again.headers.get('location'), RETURN_URL)
  assert.equal((await bench.post(`${path}/cancel`, {})).headers.get('location'), RETURN_URL)
  assert.deepEqual(await state(ref), ['success', 1_500_000, undefined])
})

test('Cancelling leads back without money, and an expired payment takes no card', async () => {
  const first = await opened()
  assert.equal((await bench.post(`${first.path}/cancel`, {})).headers.get('location'), RETURN_URL)
  assert.deepEqual(await state(first.ref), ['cancelled', 0, undefined])
  const second = await opened()
  bench.clock.forward(3600)
  assert.equal((await bench.post(second.path, typedCard(SUCCESS))).headers.get('location'), RETURN_URL)
  assert.deepEqual(await state(second.ref), ['expired', 0, undefined])
})

test('A wrong field is explained in the language of the page, the name and date stay, the number and the code never come back', async () => {
  for (const language of LANGUAGES) {
    const { ref, path } = await opened({ language })
    const answer = await bench.post(`${path}?lang=${language}`, typedCard('4242424242424241', { expiry: '12/20', cvc: '98', name: 'Mei <b> "Lin"' }))
    const page = await answer.text()
    assert.equal(answer.status, 422)
    for (const code of ['number-wrong', 'expiry-past', 'cvc-wrong'] as const) assert.equal(page.split(TEXTS[language][code]).length, 3, `${language} ${code}`)
    assert.ok(page.includes(`lang="${language === 'zh' ? 'zh-Hans' : language}"`))
    assert.ok(page.includes('value="12/20"') && page.includes('value="Mei &lt;b&gt; &quot;Lin&quot;"'))
    assert.doesNotMatch(page, /4242424242424241|value="98"/)
    assert.deepEqual(await state(ref), ['created', 0, undefined], 'a mistake is not an attempt')
  }
})

test('The page can be read in each language by its links, and an unknown language is the one of the payment', async () => {
  const { path } = await opened({ language: 'kk' })
  for (const language of LANGUAGES) assert.ok((await (await bench.get(`${path}?lang=${language}`)).text()).includes(TEXTS[language].heading))
  for (const odd of ['xx', '"><script>', '__proto__'])
    assert.ok((await (await bench.get(`${path}?lang=${encodeURIComponent(odd)}`)).text()).includes(TEXTS.kk.heading))
})

test('Texts of the payment are shown as text, never as markup', async () => {
  const { path } = await opened({ description: '<script>alert(1)</script>', caseRef: '"><img src=x>', returnUrl: 'https://sapar.example/?a="><b>' })
  for (const page of [await (await bench.get(path)).text(), await paidPage(path), await (await bench.get('/control')).text()]) {
    assert.doesNotMatch(page, /<script|<img|"><b>/)
  }
})

async function paidPage(path: string): Promise<string> {
  await bench.post(path, typedCard(SUCCESS))
  return (await bench.get(path)).text()
}

test('Neither the card number nor the code nor the name is anywhere in the database', async () => {
  const { path } = await opened()
  await bench.post(path, typedCard(SUCCESS, { cvc: '7391', name: 'Zhanna Unstored' }))
  const { rows } = await bench.pool.query<{ all: string }>(
    `select concat((select json_agg(p) from sandbox.payment p), (select json_agg(e) from sandbox.entry e), (select json_agg(v) from sandbox.event v), (select json_agg(d) from sandbox.delivery d)) as all`,
  )
  const everything = rows[0]?.all ?? ''
  assert.ok(everything.includes('"card_last4":"4242"'), 'the search finds what is stored')
  // Random ids are hexadecimal and hold any four digits now and then: the code is looked for where it stands alone.
  assert.doesNotMatch(everything, /4242424242424242|(?<![0-9a-f])7391(?![0-9a-f])|Zhanna|Unstored/)
})

test('An unknown or mistyped payment is a plain page with 404, in the language asked for', async () => {
  for (const path of ['/pay/pay_0?lang=ru', '/pay/%00?lang=ru', `/pay/${'x'.repeat(90)}?lang=ru`]) {
    const answer = await bench.get(path)
    assert.equal(answer.status, 404, path)
    assert.ok((await answer.text()).includes(TEXTS.ru.notFoundHeading), path)
  }
  assert.equal((await bench.get('/etc/passwd')).status, 404)
})

test('A return address that could run code, carry a password or break out of the policy is refused at creation', async () => {
  for (const returnUrl of [
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a:b@sapar.example/',
    'https://sapar.example;script-src/',
    'https://a,b/',
    '//sapar.example',
    'paid',
    'ftp://x/',
  ]) {
    await assert.rejects(bench.client.create(bench.request({ returnUrl })), /422/, returnUrl)
  }
  const { path } = await opened()
  const policy = (await bench.get(path)).headers.get('content-security-policy')
  assert.equal(policy, "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' https://sapar.example")
})

test('Forms from other sites, other host names and calls without the key are turned away', async () => {
  const { ref, path } = await opened()
  const body = new URLSearchParams(typedCard(SUCCESS))
  const from = (headers: Record<string, string>) => fetch(`${bench.origin}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
  assert.deepEqual(
    [(await from({ origin: 'https://evil.example' })).status, (await from({ origin: 'null' })).status, (await from({ 'sec-fetch-site': 'cross-site' })).status],
    [403, 403, 403],
  )
  assert.deepEqual(await state(ref), ['created', 0, undefined])
  assert.equal((await from({ origin: bench.origin, 'sec-fetch-site': 'same-origin' })).status, 303)
  const { port } = new URL(bench.origin)
  assert.equal((await fetch(`http://127.0.0.2:${port}/control`).catch(() => ({ status: 421 }))).status, 421)
  for (const authorization of ['', 'Bearer', `Bearer ${API_KEY}x`, API_KEY, `Basic ${API_KEY}`]) {
    for (const address of [`/v1/payments/${ref}`, '/control/api/payments']) {
      assert.equal((await fetch(`${bench.origin}${address}`, { headers: { authorization } })).status, 401)
    }
  }
})
