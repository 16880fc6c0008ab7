import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { addVirtualAuthenticator, axeViolations, brokenWords, hasHorizontalScroll, newPage, openBrowser, watchContext } from './browser.ts'

const TEXTS = {
  en: 'Your card is ready',
  ru: 'Ваша карта готова: въезд разрешён',
  kk: 'Картаңыз дайын: әғқңөұүһі ӘҒҚҢӨҰҮҺІ',
  zh: '您的卡已准备好：入境许可',
} as const

/** None of our languages needs it, and none of our fonts has it. */
const BURMESE = 'က'

const page = (language: keyof typeof TEXTS) => `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Card</title>
<meta name="viewport" content="width=device-width"><script src="/enhance.js" defer></script></head><body><main><h1>${TEXTS[language]}</h1>
<form method="post"><label for="name">Name</label> <input id="name" name="name"><button>Send</button></form></main></body></html>`

const BROKEN = `<!doctype html><html><head><title></title><meta charset="utf-8"></head><body><img src="/x.png"><input><div style="width:2000px">wide</div>
<script>fetch('http://stranger.example/').catch(() => {}); console.error('complaint')</script></body></html>`

/** Each width breaks a rule of its own, and only the wide one is too wide. */
const BROKEN_BY_WIDTH = `<!doctype html><html lang="en"><head><title>Card</title><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>@media (min-width: 40rem) { .phone { display: none } } @media (max-width: 39.99rem) { .desk { display: none } }</style></head>
<body><main><h1>Card</h1><input class="phone"><img class="desk" src="/x.png"><div class="desk" style="width:2000px">wide</div>
<p class="phone" style="width:3rem;overflow-wrap:anywhere">Гражданство по паспорту TC-7K2M-94QX</p><p>Гражданство по паспорту</p></main></body></html>`

let browser: Browser
let origin: string
const server = createServer((request, response) => {
  const language = (request.url ?? '/').slice(1, 3)
  if (request.url === '/enhance.js')
    return response.writeHead(200, { 'content-type': 'text/javascript' }).end(`document.documentElement.dataset.enhanced = 'yes'`)
  const body = language in TEXTS ? page(language as keyof typeof TEXTS) : request.url === '/by-width' ? BROKEN_BY_WIDTH : BROKEN
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    ...(language in TEXTS && { 'content-security-policy': `default-src 'none'; script-src 'self'; form-action 'self'` }),
  })
  return response.end(request.method === 'POST' ? body.replace('<form', '<p id="sent">sent</p><form') : body)
})

before(async () => {
  browser = await openBrowser()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  origin = `http://localhost:${address.port}`
})

after(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

describe('the browser of the tests', () => {
  for (const javaScript of [true, false]) {
    for (const language of ['en', 'ru', 'kk', 'zh'] as const) {
      test(`shows, checks and sends a page in ${language} with JavaScript ${javaScript ? 'on' : 'off'}`, async () => {
        const tab = await newPage(browser, { language, width: 320, javaScript })
        await tab.goto(`${origin}/${language}`)
        assert.equal(await tab.textContent('h1'), TEXTS[language])
        assert.equal(await tab.getAttribute('html', 'data-enhanced'), javaScript ? 'yes' : null)
        assert.deepEqual(await axeViolations(tab), [])
        assert.equal(await hasHorizontalScroll(tab), false)
        await tab.fill('#name', 'EXAMPLE')
        await tab.click('button')
        assert.equal(await tab.textContent('#sent'), 'sent')
        await tab.context().close()
      })
    }
  }

  test('draws every letter of the four languages with our fonts, and would show a missing one', async () => {
    const tab = await newPage(browser)
    await tab.goto(`${origin}/en`)
    const missing = await tab.evaluate(
      (texts) => {
        const draw = (letter: string) => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 })
          const context = canvas.getContext('2d')
          if (!context) throw new Error('no canvas')
          context.font = '24px sans-serif'
          context.fillText(letter, 4, 28)
          return canvas.toDataURL()
        }
        const box = draw('\u{10FFFE}')
        return [...new Set(texts.join(''))].filter((letter) => letter.trim() && draw(letter) === box)
      },
      [...Object.values(TEXTS), BURMESE],
    )
    assert.deepEqual(missing, [BURMESE])
  })

  for (const javaScript of [true, false]) {
    test(`the broken twin of a page is noticed with JavaScript ${javaScript ? 'on' : 'off'}`, async () => {
      const tab = await newPage(browser, { width: 320, javaScript })
      await tab.goto(`${origin}/broken`)
      const violations = (await axeViolations(tab)).map((line) => line.split(':')[0])
      for (const rule of ['document-title', 'html-has-lang', 'image-alt', 'label']) assert.ok(violations.includes(rule), rule)
      assert.equal(await hasHorizontalScroll(tab), true)
      await tab.context().close()
    })
  }

  test('a page that is looked at again at another width is judged anew', async () => {
    const tab = await newPage(browser, { width: 1280 })
    await tab.goto(`${origin}/by-width`)
    const seen: (readonly [string[], boolean, string[]])[] = []
    for (const width of [1280, 320, 1280]) {
      await tab.setViewportSize({ width, height: 900 })
      seen.push([(await axeViolations(tab)).map((line) => line.split(':')[0] ?? ''), await hasHorizontalScroll(tab), await brokenWords(tab)])
    }
    const [desk, phone] = [[['image-alt'], true, []] as const, [['label'], false, ['Гражданство', 'паспорту']] as const]
    assert.deepEqual(seen, [desk, phone, desk])
    await tab.context().close()
  })

  test('a page that asks a stranger for something, or complains, is noticed', async () => {
    const tab = await newPage(browser)
    const watched = watchContext(tab.context(), [origin])
    await tab.goto(`${origin}/broken`)
    assert.deepEqual(watched.strangers, ['http://stranger.example'])
    assert.ok(watched.complaints.some((text) => text.includes('complaint')))
    await tab.context().close()
  })

  test('a passkey is made and used, and refused when the person fails the check', async () => {
    const tab = await newPage(browser)
    await tab.goto(`${origin}/en`)
    const device = await addVirtualAuthenticator(tab)
    const made = await tab.evaluate(async () => {
      const challenge = new Uint8Array(32)
      const user = { id: new Uint8Array([1]), name: 'officer', displayName: 'Officer' }
      const credential = await navigator.credentials.create({
        publicKey: {
          challenge,
          user,
          rp: { name: 'Agency' },
          pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        },
      })
      return credential?.type
    })
    assert.equal(made, 'public-key')
    assert.equal(await device.count(), 1)
    const use = () =>
      tab.evaluate(async () => {
        const answer = navigator.credentials.get({ publicKey: { challenge: new Uint8Array(32), userVerification: 'required', timeout: 2_000 } })
        return answer.then(
          (credential) => credential?.type,
          (error: Error) => error.name,
        )
      })
    assert.equal(await use(), 'public-key')
    await device.setVerified(false)
    assert.equal(await use(), 'NotAllowedError')
    await tab.context().close()
  })
})
