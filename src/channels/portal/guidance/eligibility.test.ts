import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type GuidanceApp, guidanceApp, ORIGIN } from '../../../../test/support/guidance-app.ts'

const ASK = '/en/tourist-card/eligibility'
let site: GuidanceApp
before(async () => void (site = await guidanceApp()))
after(async () => {
  await site.app.close()
  assert.deepEqual(site.troubles, [])
})

const ask = (query: string) => site.app.inject(`${ASK}?${query}`)
const heading = (html: string) => /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? ''

/** Asked on Thursday 10 December 2026. */
const OUTCOMES: readonly (readonly [title: string, query: string, heading: RegExp, ...shown: RegExp[]])[] = [
  [
    'A Chinese citizen needs no card for 30 days and learns the last day',
    'nationality=CHN&daysOfStay=30&entryOn=2027-01-12&daysUsed=0',
    /You need no card for 30 days/,
    /Leave on 10 February 2027 at the latest/,
    /Apply for a card anyway/,
    /Limit: 90 days · 0 before, 30 this time/,
  ],
  [
    'A Chinese citizen who stays 45 days applies, and learns that 30 would need no card',
    'nationality=CHN&daysOfStay=45&entryOn=2027-01-12&daysUsed=20',
    /A stay of 45 days needs a tourist card/,
    /If you stay 30 days or less/,
    /10 February 2027/,
    /30 December 2026/,
    /10 January 2027/,
    /Valid until 11 July 2027/,
    /30,275/,
    /days off of 2027 are not final/,
    /16 December 2026 \(Independence Day\)/,
  ],
  [
    'A Brazilian citizen applies',
    'nationality=BRA&daysOfStay=10',
    /A stay of 10 days needs a tourist card/,
    /18 December 2026/,
    /11 December 2026/,
    /no further documents needed/,
  ],
  [
    'A Pakistani citizen applies with an invitation',
    'nationality=PAK&daysOfStay=20',
    /needs a tourist card and further documents/,
    /Please prepare in addition: Invitation letter/,
    /phone and signature of the person or company/,
  ],
  ['A Sudanese citizen applies with two papers', 'nationality=SDN&daysOfStay=20', /further documents/, /Invitation letter, Proof of where you stay/],
  [
    'An Afghan citizen is sent to an embassy',
    'nationality=AFG&daysOfStay=20',
    /Apply at an embassy or consulate/,
    /Ask the nearest embassy or consulate for a visa/,
  ],
  ['A citizen of the country needs no card', 'nationality=KAZ&daysOfStay=20', /You need no card/],
  ['A refugee is sent to an embassy', 'nationality=XXB&travelDocument=refugee-document&daysOfStay=20', /Apply at an embassy or consulate/],
  ['The rule of the day of entry counts', 'nationality=VNM&daysOfStay=10&entryOn=2027-01-01', /You need no card for 10 days/],
  [
    'A window that is used up leaves no day without a card',
    'nationality=CHN&daysOfStay=10&daysUsed=90',
    /A stay of 10 days needs a tourist card/,
    /The days without a card are used up/,
  ],
  [
    'An entry that only express can reach offers express alone',
    'nationality=BRA&daysOfStay=10&entryOn=2026-12-15',
    /A stay of 10 days/,
    /Too late/,
    /name="speed" type="radio" value="express" checked/,
  ],
  [
    'An entry that nothing can reach names the first day that can be',
    'nationality=BRA&daysOfStay=10&entryOn=2026-12-11',
    /not for this day of entry/,
    /the first day you can enter is 12 December 2026/,
    /Choose another day of entry/,
  ],
  ['The specimen passport of the demo applies', 'nationality=UTO&daysOfStay=10', /A stay of 10 days needs a tourist card/],
]

for (const [title, query, expected, ...shown] of OUTCOMES) {
  test(title, async () => {
    const answer = await ask(query)
    assert.equal(answer.statusCode, 200)
    assert.match(heading(answer.body), expected)
    for (const text of shown) assert.match(answer.body, text)
    // Where no card is given and where the day cannot be reached, nobody is led into a form.
    assert.equal(
      answer.body.includes('/en/tourist-card/start"'),
      !/embassy|^You need no card$|not for this day/.test(heading(answer.body)),
      'the way into the form',
    )
  })
}

test('What was told goes into the application, and nothing that was not', async () => {
  const { body } = await ask('nationality=CHN&daysOfStay=45&entryOn-day=12&entryOn-month=1&entryOn-year=2027&daysUsed=20')
  const form = /<form method="post" action="\/en\/tourist-card\/start"[\s\S]*?<\/form>/.exec(body)?.[0] ?? ''
  const hidden = Object.fromEntries([...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]))
  assert.deepEqual(hidden, { nationality: 'CHN', travelDocument: 'ordinary-passport', daysOfStay: '45', entryOn: '2027-01-12' })
  for (const name of ['speed', 'entries']) assert.match(form, new RegExp(`name="${name}" type="radio"[^>]*checked`))
})

const BAD: readonly (readonly [title: string, query: string, ...shown: RegExp[]])[] = [
  ['Nothing chosen', 'nationality=&daysOfStay=', /Fill in: Nationality/, /Fill in: Days of stay/],
  ['No number', 'nationality=CHN&daysOfStay=abc', /Write a whole number: Days of stay/, /value="abc"/, /value="CHN" selected/],
  ['Too many days', 'nationality=CHN&daysOfStay=91', /At most 90: Days of stay/, /value="91"/],
  ['No days', 'nationality=CHN&daysOfStay=0', /At least 1: Days of stay/],
  ['A nationality that does not exist', 'nationality=ZZZ&daysOfStay=10', /Choose from the list: Nationality/],
  ['A document that does not exist', 'nationality=CHN&daysOfStay=10&travelDocument=library-card', /Choose from the list: Kind of travel document/],
  [
    'A day that does not exist',
    'nationality=CHN&daysOfStay=10&entryOn-day=31&entryOn-month=2&entryOn-year=2027',
    /There is no such day: Day of entry/,
    /value="31"/,
    /value="2027"/,
  ],
  ['A date that is not complete', 'nationality=CHN&daysOfStay=10&entryOn-day=31', /The date is not complete/],
  ['A day that has passed', 'nationality=CHN&daysOfStay=10&entryOn=2026-12-09', /This day has passed/],
  ['A day too far ahead', 'nationality=CHN&daysOfStay=10&entryOn=2027-06-09', /You can apply for a day up to 8 June 2027/],
  ['More days used than any window has', 'nationality=CHN&daysOfStay=10&daysUsed=181', /At most 180: Days already spent/],
  ['Hidden characters', 'nationality=CHN&daysOfStay=1%E2%80%AE0', /There are hidden characters in it/],
]

for (const [title, query, ...shown] of BAD) {
  test(`Bad input is named at its field and kept: ${title}`, async () => {
    const answer = await ask(query)
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /govuk-error-summary/)
    assert.match(answer.body, /<title>Error: /)
    for (const text of shown) assert.match(answer.body, text)
    for (const [, id] of answer.body.matchAll(/<li><a href="#([^"]+)"/g)) assert.match(answer.body, new RegExp(` id="${id}"`), id)
  })
}

test('A name that comes twice, a name of the language itself and a stranger’s query break nothing', async () => {
  assert.match(heading((await ask('nationality=AFG&nationality=CHN&daysOfStay=45')).body), /needs a tourist card/)
  assert.equal((await ask('__proto__=x&constructor=y')).statusCode, 200)
  assert.equal((await ask(`nationality=CHN&daysOfStay=${'9'.repeat(5000)}`)).statusCode, 422)
  const hostile = await ask('nationality=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&daysOfStay=%22%3E%3Cb%3E')
  assert.equal(hostile.statusCode, 422)
  assert.doesNotMatch(hostile.body, /<script>alert|<b>/)
})

test('Answers can be changed: the form comes back filled in, and the language switch keeps the query', async () => {
  const { body } = await ask('nationality=CHN&daysOfStay=45')
  const change = /href="([^"]+change=yes)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const form = await site.app.inject(change)
  assert.match(form.body, /value="CHN" selected/)
  assert.match(form.body, /value="45"/)
  assert.match(body, /href="\/zh\/tourist-card\/eligibility\?nationality=CHN&amp;daysOfStay=45"/)
})

test('Outside the demo the specimen nationality is no choice', async () => {
  const production = await guidanceApp({ demo: false })
  const answer = await production.app.inject(`${ASK}?nationality=UTO&daysOfStay=10`)
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /Choose from the list: Nationality/)
  assert.doesNotMatch(answer.body, /value="UTO"/)
  await production.app.close()
})

test('The real site is named by the origin it is served from', async () => {
  assert.match((await site.app.inject('/en/real-site')).body, new RegExp(ORIGIN))
})
