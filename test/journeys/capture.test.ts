import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { ANSWERS, confirmEmail, type Draft, fillForm, startDraft } from '../support/application.ts'
import { openBrowser } from '../support/browser.ts'
import { withCamera } from '../support/film.ts'
import { eventually } from '../support/mailbox.ts'
import { type Product, startProduct } from '../support/product.ts'
import { expectHeading, fillIn, openWithDraft, type Traveller } from '../support/traveller.ts'

let product: Product
let browser: Browser

before(async () => {
  ;[product, browser] = await Promise.all([startProduct('capture'), openBrowser()])
})
after(async () => {
  await browser.close()
  await product.stop()
})

const sample = (name: string) => fileURLToPath(new URL(`../samples/${name}`, import.meta.url))

/** Chooses a file and sends it. */
async function give({ page, words }: Traveller, file: string, again = false): Promise<void> {
  await page.locator('form[enctype] input[type=file]').setInputFiles(file)
  await page
    .locator('main form[data-sapar-upload]')
    .getByRole('button', { name: words(again ? 'form.upload.send' : 'common.continue'), exact: true })
    .click()
}

async function at(draft: Draft, page: string, options: { readonly javaScript?: boolean; readonly width?: number } = {}): Promise<Traveller> {
  const traveller = await openWithDraft(browser, draft, { product, ...options })
  await traveller.page.goto(`${product.origin}${draft.path}/${page}`)
  return traveller
}

/** Contact and e-mail are in order. */
async function begun(): Promise<Draft> {
  const draft = await startDraft(product)
  await draft.person.post(`${draft.path}/contact`, { ...ANSWERS.contact, email: draft.email })
  await confirmEmail(product, draft)
  return draft
}

for (const javaScript of [true, false]) {
  describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
    test('a photo that is not accepted says what was measured, shows the cut beside it, and is put right by one press', async () => {
      const traveller = await at(await begun(), 'portrait', { javaScript, width: javaScript ? 1280 : 360 })
      const { page, words, press } = traveller
      await give(traveller, sample('portraits/head-small.jpg'))
      await page.getByRole('heading', { name: words('photo.to-mend', { count: 1 }) }).waitFor()
      const shown = await page.locator('main').innerText()
      assert.ok(shown.includes(words.of('photo.rule.head-small.bad')) && shown.includes(words.of('photo.rule.head-small.fix')))
      assert.match(shown, /38 %/, 'the number that was measured')
      assert.match(shown, /at least 60 %/, 'and the one that is asked for')
      await page.waitForLoadState('load')
      const [now, cut] = await page
        .locator('.sapar-pair img')
        .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalHeight / (image as HTMLImageElement).naturalWidth))
      assert.ok(now && cut && Math.abs(cut - 45 / 35) < 0.01, `${now} ${cut}`)
      await press(words('photo.crop.use'))
      await expectHeading(page, words.of('page.trip.title'))
      await page.goBack()
      await page.goto(`${product.origin}${new URL(page.url()).pathname.replace(/[^/]+$/, 'portrait')}`)
      assert.equal(await page.getByText(words('photo.anyway.title')).count(), 0, 'nothing is left to mend')
      await traveller.leave()
    })

    test('a photo can be sent as it is, for an officer to decide', async () => {
      const draft = await begun()
      const traveller = await at(draft, 'portrait', { javaScript })
      const { page, words, press } = traveller
      await give(traveller, sample('portraits/sunglasses-synth.jpg'))
      await page.getByText(words.of('photo.rule.eyes-hidden.bad')).waitFor()
      await press(words('photo.anyway.button'))
      await expectHeading(page, words.of('page.trip.title'))
      const { rows } = await product.pool.query(
        `select f.rule, f.spec_version, f.value from photo_finding f join case_document d on d.id = f.document_id join case_file c on c.id = d.case_id where c.code = $1`,
        [draft.code],
      )
      assert.equal(rows.length, 1)
      assert.equal(rows[0].rule, 'eyes-hidden')
      await traveller.leave()
    })

    test('a picture without a face is refused at once, and nothing is kept', async () => {
      const draft = await begun()
      const traveller = await at(draft, 'portrait', { javaScript })
      const { page, words } = traveller
      await give(traveller, sample('portraits/no-face.jpg'))
      await page.locator('.govuk-error-summary').getByText(words('problem.no-face')).waitFor()
      assert.equal((await draft.person.get(`${draft.path}/picture/portrait`)).status, 404)
      await traveller.leave()
    })

    test('a passport is read, looked at and confirmed, and the form is filled in', async () => {
      const traveller = await at(await begun(), 'passport-page', { javaScript, width: javaScript ? 360 : 1280 })
      const { page, words, press } = traveller
      await give(traveller, sample('mrz/mrz-01-L1.jpg'))
      // The nationality was told before the form began, and is another one.
      await page.getByRole('heading', { name: words('passport.differs', { count: 1 }) }).waitFor()
      const shown = await page.locator('main').innerText()
      for (const text of ['P<DEUMUELLER<<ANNA<MARIA', '5S00PF0261DEU0312037M3308051', 'MUELLER', 'ANNA MARIA', '5S00PF026', '3 December 2003'])
        assert.ok(shown.includes(text), text)
      await page.locator('#word-nationality').check({ force: true })
      await press(words('passport.confirm'))
      await expectHeading(page, words.of('page.passport.title'))
      assert.equal(await page.locator('#passportNumber').inputValue(), '5S00PF026')
      await page.goto(page.url().replace(/passport$/, 'personal'))
      assert.deepEqual([await page.locator('#surname').inputValue(), await page.locator('#givenNames').inputValue()], ['MUELLER', 'ANNA MARIA'])
      assert.equal(await page.locator('input[name=sex]:checked').inputValue(), 'M')
      await traveller.leave()
    })

    test('a name that differs from the passport stops the application before payment, until one of the two is chosen', async () => {
      const draft = await fillForm(product)
      await draft.person.post(`${draft.path}/personal`, { ...ANSWERS.personal, surname: 'UTOPLA' })
      const traveller = await at(draft, 'check', { javaScript })
      const { page, words, press } = traveller
      await fillIn(page, { declared: 'yes' })
      await page.locator('main form button[type=submit]').last().click()
      await page.locator('.govuk-error-summary a').first().click()
      await page.getByRole('heading', { name: words('passport.differs', { count: 1 }) }).waitFor()
      const shown = await page.locator('main').innerText()
      assert.ok(shown.includes('UTOPLA') && shown.includes('UTOPIA'))
      await press(words('passport.confirm'))
      await page.locator('.govuk-error-summary').getByText(words('problem.choose-one')).waitFor()
      await page.locator('#word-surname').check({ force: true })
      await press(words('passport.confirm'))
      await expectHeading(page, words('check.title'))
      assert.equal(await page.locator('.govuk-error-summary').count(), 0)
      assert.ok(!(await page.locator('main').innerText()).includes('UTOPLA'))
      await traveller.leave()
    })
  })
}

test('who keeps to what was typed may pay, and the officer sees both', async () => {
  const draft = await fillForm(product, { changes: { personal: { givenNames: 'HANNA MARIA' } } })
  const { rows } = await product.pool.query(
    `select d.measured from case_document d join case_file c on c.id = d.case_id where c.code = $1 and d.requirement = 'passportPage'`,
    [draft.code],
  )
  assert.deepEqual(rows[0].measured.settled, { givenNames: { read: 'ANNA MARIA', typed: 'HANNA MARIA' } })
  assert.equal((await draft.person.post(`${draft.path}/check`, { declared: 'yes' })).status, 303)
})

describe('an upload over a bad line', () => {
  test('shows how far it is, waits while the line is gone, and goes on where it stopped', async () => {
    const draft = await begun()
    const traveller = await at(draft, 'passport-page')
    const { page, words } = traveller
    let parts = 0
    let lost = 0
    await page.route('**/parts/**', (route) => {
      if (route.request().method() !== 'PATCH') return route.continue()
      parts++
      if (parts !== 2) return route.continue()
      lost++
      return route.abort('connectionreset')
    })
    const large = Buffer.concat([await readFile(sample('mrz/mrz-10-L0.jpg')), Buffer.alloc(1_400_000)])
    await page.locator('input[type=file]').setInputFiles({ name: 'page.jpg', mimeType: 'image/jpeg', buffer: large })
    const said: string[] = []
    await page.exposeFunction('heard', (text: string) => said.push(text))
    await page.evaluate(() => {
      const { heard } = globalThis as unknown as { heard(text: string): void }
      new MutationObserver((changes) => {
        for (const { target } of changes) heard(target.textContent ?? '')
      }).observe(document.querySelector('form[data-sapar-upload]') as Node, { childList: true, subtree: true })
    })
    await page
      .locator('main form[data-sapar-upload]')
      .getByRole('button', { name: words('common.continue'), exact: true })
      .click()
    await page.getByRole('heading', { name: words('passport.differs', { count: 1 }) }).waitFor()
    assert.equal(lost, 1)
    assert.equal(parts, 4, 'three parts, one of them sent twice')
    const heard = said.join('\n')
    for (const text of [words('form.upload.waiting'), words('form.upload.sending', { percent: 30 })]) assert.ok(heard.includes(text), text)
    const { rows } = await product.pool.query('select count(*)::integer as n from upload')
    assert.deepEqual(rows, [{ n: 0 }], 'nothing of it is left behind')
    await page.context().close()
  })
})

describe('the camera of the page', () => {
  test('takes a portrait with an oval to sit in, and the photo is measured like any other', async () => {
    const draft = await begun()
    await withCamera(await readFile(sample('portraits/ok-white.jpg')), { width: 960, height: 1232 }, async (filming) => {
      const traveller = await openWithDraft(filming, draft, { product, width: 360 })
      const { page, words } = traveller
      await page.goto(`${product.origin}${draft.path}/portrait`)
      await page.getByRole('button', { name: words('form.camera.open') }).click()
      await page.getByText(words('form.camera.oval')).waitFor()
      assert.equal(await page.locator('.sapar-camera__outline ellipse').count(), 1)
      await page.waitForFunction(() => (document.querySelector('.sapar-camera video') as HTMLVideoElement | null)?.videoWidth)
      await page.getByRole('button', { name: words('form.camera.take') }).click()
      await page.locator('.sapar-camera').waitFor({ state: 'detached' })
      assert.equal(await page.evaluate(() => document.querySelector<HTMLInputElement>('input[type=file]')?.files?.length), 1)
      await page
        .locator('main form[data-sapar-upload]')
        .getByRole('button', { name: words('common.continue'), exact: true })
        .click()
      const { rows } = await eventually(async () => {
        const found = await product.pool.query(
          `select d.measured, d.width from case_document d join case_file c on c.id = d.case_id where c.code = $1 and d.requirement = 'portrait'`,
          [draft.code],
        )
        return found.rows.length > 0 ? found : undefined
      }, 'the photo')
      assert.equal(rows[0].measured.kind, 'portrait')
      await traveller.leave()
    })
  })

  test('takes the passport page in a frame, and its lines are read', async () => {
    const draft = await begun()
    await withCamera(await readFile(sample('mrz/mrz-01-L1.jpg')), { width: 1280, height: 960 }, async (filming) => {
      const traveller = await openWithDraft(filming, draft, { product })
      const { page, words } = traveller
      await page.goto(`${product.origin}${draft.path}/passport-page`)
      await page.getByRole('button', { name: words('form.camera.open') }).click()
      await page.getByText(words('form.camera.frame')).waitFor()
      await page.waitForFunction(() => (document.querySelector('.sapar-camera video') as HTMLVideoElement | null)?.videoWidth)
      await page.getByRole('button', { name: words('form.camera.take') }).click()
      await page
        .locator('main form[data-sapar-upload]')
        .getByRole('button', { name: words('common.continue'), exact: true })
        .click()
      await page.getByText('P<DEUMUELLER<<ANNA<MARIA').waitFor()
      await traveller.leave()
    })
  })

  test('where there is none says so, and the file can still be chosen', async () => {
    const traveller = await at(await begun(), 'portrait')
    const { page, words } = traveller
    await page.getByRole('button', { name: words('form.camera.open') }).click()
    await page.getByText(words('form.camera.none')).waitFor()
    await give(traveller, sample('portraits/ok-white.jpg'))
    await expectHeading(page, words.of('page.trip.title'))
    await page.context().close()
  })
})

test('papers of several pages are put in order, replaced and taken away', async () => {
  const draft = await begun()
  await draft.person.post(`${draft.path}/personal`, { ...ANSWERS.personal, nationality: 'PAK' })
  const traveller = await at(draft, 'invitation')
  const { page, words } = traveller
  const { coloredPages } = await import('../support/made-pdf.ts')
  const pdf = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from(coloredPages(['1 0 0', '0 1 0'])) }
  await page.locator('input[type=file]').setInputFiles(pdf)
  await page.locator('main form[data-sapar-upload] button[type=submit]').last().click()
  await page.getByRole('heading', { name: words('form.pages.title', { count: 2 }) }).waitFor()
  await give(traveller, sample('portraits/ok-white.jpg'), true)
  await page.getByRole('heading', { name: words('form.pages.title', { count: 3 }) }).waitFor()
  assert.deepEqual(await colors(traveller), ['red', 'green', 'other'])
  await page.getByRole('button', { name: `${words('form.pages.before')} ${words('form.pages.page', { page: 3 })}` }).click()
  await page.waitForLoadState('networkidle')
  assert.deepEqual(await colors(traveller), ['red', 'other', 'green'])
  await page.getByRole('button', { name: `${words('form.pages.away')} ${words('form.pages.page', { page: 1 })}` }).click()
  await page.getByRole('heading', { name: words('form.pages.title', { count: 2 }) }).waitFor()
  assert.deepEqual(await colors(traveller), ['other', 'green'])
  await page.getByRole('link', { name: `${words('form.pages.replace')} ${words('form.pages.page', { page: 1 })}` }).click()
  await page.locator('input[type=file]').setInputFiles({ ...pdf, buffer: Buffer.from(coloredPages(['1 0 0'])) })
  await page
    .locator('main form[data-sapar-upload]')
    .getByRole('button', { name: words('form.upload.send'), exact: true })
    .click()
  await page.waitForURL((url) => !url.search)
  assert.deepEqual(await colors(traveller), ['red', 'green'])
  await traveller.leave()
})

/** What the pages show, by their middle. */
async function colors({ page }: Traveller): Promise<string[]> {
  return page.locator('.sapar-pages img').evaluateAll(async (images) => {
    // The page may be there before its pictures.
    await Promise.all(images.map((image) => (image as HTMLImageElement).decode()))
    return images.map((image) => {
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = 1
      const context = canvas.getContext('2d')
      const { naturalWidth, naturalHeight } = image as HTMLImageElement
      context?.drawImage(image as HTMLImageElement, naturalWidth / 2, 5, 1, 1, 0, 0, 1, 1)
      void naturalHeight
      const [red = 0, green = 0, blue = 0] = context?.getImageData(0, 0, 1, 1).data ?? []
      if (red > 200 && green < 80 && blue < 80) return 'red'
      return green > 200 && red < 80 ? 'green' : 'other'
    })
  })
}
