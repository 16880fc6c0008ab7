import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { held, type LedCase, ledCase, quietWorld, value } from '../../test/support/model-office.ts'
import { PUBLIC } from '../../test/reliability/model/traveller.ts'
import type { World } from '../../test/reliability/model/world.ts'
import type { Actor } from '../core/access/actor.ts'
import { LANGUAGES } from '../core/kernel/language.ts'
import type { Deps } from './deps.ts'
import { downloadEmptyForm, downloadForm } from './download-form.ts'
import type { FormSheet } from './ports/form-sheet.ts'

let world: World
before(async () => {
  world = await quietWorld()
})
after(() => world.close())

/** The model's papers are their sheets as JSON. */
const sheetIn = (content: Uint8Array) => JSON.parse(Buffer.from(content).toString()) as FormSheet

async function formOf(led: LedCase, actor: Actor): Promise<FormSheet> {
  return sheetIn(value(await downloadForm(world.deps, actor, { code: led.code, language: 'en' })).content)
}

const answersOn = (sheet: FormSheet) => sheet.sections.flatMap(({ questions }) => questions.map(({ answer }) => answer)).filter(Boolean)

test('whoever holds a case gets its form at any time: with the answers there are, and with none of another case', async () => {
  const [led, other] = [await ledCase(world, 'draft', { occupation: 'Beekeeper' }), await ledCase(world, 'draft', { occupation: 'Falconer' })]
  const sheet = await formOf(led, led.owner)
  assert.equal(sheet.code, led.code)
  assert.ok(answersOn(sheet).includes('Beekeeper') && answersOn(sheet).includes(led.it.answers.email ?? '?'))
  assert.ok(!JSON.stringify(sheet).includes('Falconer') && !JSON.stringify(sheet).includes(other.it.answers.email ?? '?'))
  assert.ok(sheet.papers.items.some(({ given }) => given === 'We already have it'))
  assert.equal(value(await downloadForm(world.deps, led.owner, { code: led.code })).filename, `sapar-${led.code}-form.pdf`)
})

test('without a language the form is in that of the case', async () => {
  const led = await ledCase(world, 'draft')
  const { language } = await led.file()
  assert.equal(sheetIn(value(await downloadForm(world.deps, led.owner, { code: led.code })).content).language, language)
})

test("somebody else's form is like one of no case, and a draft is out of the agency's sight", async () => {
  const [led, other] = [await ledCase(world, 'draft'), await ledCase(world, 'draft')]
  const { officers, supervisor } = world.staff
  for (const actor of [PUBLIC, other.owner, officers[0], supervisor])
    assert.deepEqual(await downloadForm(world.deps, actor, { code: led.code }), await downloadForm(world.deps, actor, { code: 'TC-2222-2222' }))
})

test('an officer who holds the case gets its form without the contact data, and the look is noted', async () => {
  const led = await ledCase(world, 'in-review')
  const officer = await held(world, led)
  const sheet = await formOf(led, officer)
  assert.ok(answersOn(sheet).includes(led.it.answers.surname?.toUpperCase() ?? '?'))
  const { email = '?', phone } = (await led.file()).answers
  assert.ok(!JSON.stringify(sheet).includes(email) && !(phone && JSON.stringify(sheet).includes(phone)))
  assert.ok(answersOn(sheet).includes('Saved, but not shown here'))
  assert.ok((await world.cases.events(led.it.id)).some(({ kind }) => kind === 'open-file'))
  assert.ok(answersOn(await formOf(led, led.owner)).includes(email))
})

test('an answer with a character that no font has leaves its place to the pen, and the form is made all the same', async () => {
  const led = await ledCase(world, 'draft', { occupation: 'Beekeeper 𪻐' })
  world.missing = '𪻐'
  try {
    const sheet = await formOf(led, led.owner)
    const question = sheet.sections.flatMap(({ questions }) => questions).find(({ label }) => label === 'Occupation')
    assert.deepEqual([question?.answer, question?.room], ['', { kind: 'lines', count: 1 }])
    assert.ok(!JSON.stringify(sheet).includes('𪻐'))
  } finally {
    world.missing = ''
  }
})

/** The documents of the model, with a count of the forms made. */
function counting(fail = () => false) {
  const made: string[] = []
  const documents: Deps['documents'] = {
    ...world.deps.documents,
    async form(sheet) {
      made.push(`${sheet.heading} ${sheet.language}`)
      if (fail()) throw new Error('out of paper')
      return world.deps.documents.form(sheet)
    },
  }
  return { made, deps: { ...world.deps, documents } }
}

test('an empty form is made once for each language, however many ask at once or later', async () => {
  const { made, deps } = counting()
  const ask = (language: (typeof LANGUAGES)[number]) => downloadEmptyForm(deps, PUBLIC, { service: 'tourist-card', language })
  const many = await Promise.all(Array.from({ length: 1000 }, (_, at) => ask(LANGUAGES[at % LANGUAGES.length] ?? 'en')))
  assert.ok(many.every((one) => one.ok))
  await ask('kk')
  assert.equal(made.length, LANGUAGES.length)
  assert.equal(new Set(made).size, LANGUAGES.length)
  const sheet = sheetIn(value(await ask('en')).content)
  assert.deepEqual([sheet.code, answersOn(sheet)], ['', []])
  // The count itself sees every form: that of a case is made each time.
  const led = await ledCase(world, 'draft')
  for (let times = 0; times < 3; times++) value(await downloadForm(deps, led.owner, { code: led.code }))
  assert.equal(made.length, LANGUAGES.length + 3)
})

test('a form that could not be made is made for the next who asks', async () => {
  let broken = true
  const { made, deps } = counting(() => broken)
  await assert.rejects(downloadEmptyForm(deps, PUBLIC, { service: 'tourist-card', language: 'en' }), /out of paper/)
  broken = false
  value(await downloadEmptyForm(deps, PUBLIC, { service: 'tourist-card', language: 'en' }))
  assert.equal(made.length, 2)
})

test('a service that there is not has no form', async () => {
  for (const service of ['unknown', '', 'constructor', '../tourist-card'])
    assert.equal((await downloadEmptyForm(world.deps, PUBLIC, { service, language: 'en' })).ok, false)
})
