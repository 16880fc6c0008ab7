import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guidanceApp, type GuidanceWorld, ORIGIN } from '../../../../test/support/guidance-app.ts'
import { readPage } from '../../../../test/support/html-page.ts'
import type { HeldCard } from '../../../actions/ports/held-cards.ts'
import { LANGUAGES } from '../../../core/kernel/language.ts'
import { day } from '../../../core/kernel/plain-date.ts'

/** Today is 10 December 2026 on these pages. */
function held(number: string, until: string, more: Partial<HeldCard> = {}): HeldCard {
  const answers = {
    surname: 'EXAMPLE',
    givenNames: 'ANNA',
    birthDate: '1990-05-12',
    nationality: 'TUR',
    passportNumber: 'U1234567',
    passportExpiresOn: '2031-01-01',
    region: 'KZ-71',
    category: 'worker',
    ...more.answers,
  }
  const plain = {
    id: number,
    number,
    service: 'registration-card',
    state: 'active',
    validFrom: day('2026-01-01'),
    language: 'en',
    email: 'anna@example.org',
  } as const
  return { ...plain, validUntil: day(until), ...more, answers }
}

const CARDS = [
  held('AA100', '2027-06-30'),
  held('AA200', '2026-12-28'),
  held('AA300', '2026-12-08'),
  held('AA400', '2026-11-25'),
  held('AA500', '2026-10-01'),
  held('AA600', '2026-12-28', { answers: { category: 'child', passportExpiresOn: '2027-03-01' } as HeldCard['answers'] }),
  held('AA700', '2026-12-28', { answers: { passportExpiresOn: '2026-12-30' } as HeldCard['answers'] }),
  held('AA800', '2026-12-28', { state: 'renewed' }),
  held('AA900', '2026-12-28', { state: 'cancelled' }),
]

async function withSite(
  world: GuidanceWorld,
  act: (ask: (form: Readonly<Record<string, string>>, language?: string) => Promise<{ status: number; text: string; html: string }>) => Promise<void>,
) {
  const site = await guidanceApp(world)
  await act(async (form, language = 'en') => {
    const { statusCode, body } = await site.app.inject({
      method: 'POST',
      url: `/${language}/my-card`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN },
      payload: new URLSearchParams(form).toString(),
    })
    return { status: statusCode, text: readPage(body).text.replaceAll(/\s+/g, ' '), html: body }
  })
  await site.app.close()
  assert.deepEqual(site.troubles, [])
}

const BORN = { 'birthDate-day': '12', 'birthDate-month': '5', 'birthDate-year': '1990' }

test('A card with half a year left says when the renewal opens, what it costs and what being late would mean', () =>
  withSite({ heldCards: CARDS }, async (ask) => {
    const { status, text } = await ask({ number: 'aa-100', ...BORN })
    assert.equal(status, 200)
    for (const words of [
      'Your card is valid until 30 June 2027',
      'You can renew it from 30 May 2027',
      'Health certificate',
      'Employment contract',
      '1 July 2027',
    ])
      assert.ok(text.includes(words), words)
    assert.ok(!text.includes('EXAMPLE') && !text.includes('U1234567') && !text.includes('anna@'), 'nothing about the person beyond what was typed')
  }))

test('Within the last month it can be renewed, with the days left and the day to pay by', () =>
  withSite({ heldCards: CARDS }, async (ask) => {
    const { text } = await ask({ number: 'AA200', ...BORN })
    for (const words of ['You can renew it now. 19 days are left. Last day: 28 December 2026', '29 December 2026 to 28 December 2027', 'Pay by this day'])
      assert.ok(text.includes(words), words)
    // Five working days before the 28th, with the holiday of the 16th before them: the 21st.
    assert.ok(text.includes('21 December 2026'), text)
  }))

test('A card that ended says how long ago, the warning or the fine of today and of each later day, and what puts it right', () =>
  withSite({ heldCards: CARDS }, async (ask) => {
    const warned = await ask({ number: 'AA300', ...BORN })
    assert.ok(warned.text.includes('Your card ended on 8 December 2026, 2 days ago') && warned.text.includes('A warning. Renew the card at once'))
    const fined = await ask({ number: 'AA400', ...BORN })
    // Fifteen days late: fifteen times the index of 2026.
    assert.match(fined.text, /A fine of 64,875 ₸\. Renew the card at once/)
    assert.match(fined.text, /If the card is lost or was stolenThis card has ended\. Nobody can use it any more, so you need not report it/)
    const over = await ask({ number: 'AA500', ...BORN })
    assert.match(over.text, /A fine of 108,125 ₸\. The card can no longer be renewed\. Come to an office/)
  }))

test('A child’s card asks for a parent’s papers, and a passport that ends first shortens the next card or stands in its way', () =>
  withSite({ heldCards: CARDS }, async (ask) => {
    const child = await ask({ number: 'AA600', ...BORN })
    assert.ok(child.text.includes('Birth certificate and the passport of a parent') && !child.text.includes('Employment contract'))
    assert.ok(child.text.includes('Your passport is valid until 1 March 2027. The next card would end on the same day'))
    const short = await ask({ number: 'AA700', ...BORN })
    assert.ok(short.text.includes('That is too short for a new card'))
  }))

test('Another person’s card, a wrong birth date and a number that nobody has are one and the same answer', () =>
  withSite({ heldCards: CARDS }, async (ask) => {
    const wrongDay = await ask({ number: 'AA100', ...BORN, 'birthDate-day': '13' })
    const nobody = await ask({ number: 'AA999', ...BORN })
    assert.equal(wrongDay.status, 422)
    assert.equal(nobody.status, 422)
    assert.equal(wrongDay.html.replaceAll('AA100', '').replaceAll('value="13"', ''), nobody.html.replaceAll('AA999', '').replaceAll('value="12"', ''))
    assert.ok(wrongDay.text.includes('We cannot find a card with this number and this birth date'))
  }))

test('Who cannot be reached is told so, and a card that was renewed points to the new one', () =>
  withSite({ heldCards: [...CARDS, { ...held('AA150', '2027-06-30'), email: undefined } as unknown as HeldCard] }, async (ask) => {
    assert.ok((await ask({ number: 'AA150', ...BORN })).text.includes('we cannot remind you'))
    assert.ok(!(await ask({ number: 'AA100', ...BORN })).text.includes('we cannot remind you'))
    assert.ok((await ask({ number: 'AA800', ...BORN })).text.includes('This card was renewed'))
  }))

test('Of a card that is not in use any more nothing is renewed, paid or late', () =>
  withSite({ heldCards: CARDS }, async (ask) => {
    assert.match((await ask({ number: 'AA200', ...BORN })).text, /What it costs.*What being late means/)
    for (const number of ['AA800', 'AA900']) {
      const { text } = await ask({ number, ...BORN })
      assert.doesNotMatch(text, /What it costs|What being late means|You can renew|Days left|₸ Pay by/, number)
    }
    assert.match((await ask({ number: 'AA800', ...BORN })).text, /This card was renewed or replaced.*Lost or stolen card/)
    assert.match((await ask({ number: 'AA900', ...BORN })).text, /This card was cancelled.*The first card is issued at an office.*Astana office/)
  }))

test('What is missing or wrong is said at its field, and nothing typed is lost', () =>
  withSite({ heldCards: CARDS }, async (ask) => {
    const empty = await ask({})
    assert.deepEqual(
      readPage(empty.html).errors.map(({ href }) => href),
      ['#number', '#birthDate-day'],
    )
    const wrong = await ask({ number: 'AA100', ...BORN, 'birthDate-month': '13' })
    assert.equal(wrong.status, 422)
    assert.ok(wrong.html.includes('value="AA100"') && wrong.html.includes('value="13"'))
    assert.equal((await ask({ number: 'x'.repeat(1000), ...BORN })).status, 422)
  }))

test('Tries are limited', () =>
  withSite({ heldCards: CARDS, tries: 2 }, async (ask) => {
    for (const status of [200, 200, 429]) assert.equal((await ask({ number: 'AA100', ...BORN })).status, status)
  }))

test('Every state has its words in every language', () =>
  withSite({ heldCards: CARDS }, async (ask) => {
    for (const language of LANGUAGES) {
      const seen = await Promise.all(CARDS.map(({ number }) => ask({ number, ...BORN }, language)))
      assert.deepEqual(new Set(seen.map(({ status }) => status)), new Set([200]))
      for (const { text } of seen) assert.ok(!/my-card\.|undefined|NaN|\{/.test(text), text)
    }
  }))
