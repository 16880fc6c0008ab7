import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, test } from 'node:test'
import { parseMrz } from 'icao-seal/mrz'
import sharp from 'sharp'
import { childPictures } from '../../adapters/image/child-pictures.ts'
import { ageOn, day, daysBetween } from '../../core/kernel/plain-date.ts'
import { countryNames } from './country-names.ts'
import { registrationCard } from './registration-card.ts'
import { specimenPaper, specimenPerson, specimenPictures } from './specimens.ts'
import { touristCard } from './tourist-card.ts'

const pictures = childPictures({ workers: 1, memoryMb: 512, timeoutMs: 30_000 })
after(() => pictures.close())

const fileOf = (document: string): Buffer =>
  readFileSync(path.join(import.meta.dirname, 'specimens', new Map<string, string>(Object.entries(specimenPictures)).get(document) ?? specimenPaper))

test('every document of every service has a drawn specimen that its own limits accept, of less than 120 kB', async () => {
  const documents = [touristCard, registrationCard].flatMap((definition) => definition.documents)
  for (const name of Object.keys(specimenPictures))
    assert.ok(
      documents.some(({ id }) => id === name),
      name,
    )
  for (const { id, picture } of documents) {
    const content = fileOf(id)
    assert.ok(content.length < 120_000, `${id} has ${content.length} bytes`)
    const read = await pictures.read(content, picture)
    assert.ok(read.ok, `${id}: ${read.ok ? '' : read.code}`)
  }
})

test('the portrait has the shape of a passport photograph and a white ground', async () => {
  const { data, info } = await sharp(fileOf('portrait')).raw().toBuffer({ resolveWithObject: true })
  assert.deepEqual([info.width, info.height], [826, 1062])
  const corners = [0, info.width - 1].map((x) => x * info.channels)
  for (const corner of corners) assert.ok([...data.subarray(corner, corner + 3)].every((value) => value >= 253))
})

test('the machine readable zone of the passport page says what the facts say, with right check digits', () => {
  const read = parseMrz(specimenPerson.mrz.join('\n'))
  assert.ok(read.ok && read.format === 'TD3')
  assert.equal(read.valid, true)
  assert.deepEqual(read.problems, [])
  assert.equal(read.primary, specimenPerson.surname)
  assert.equal(read.secondary, specimenPerson.givenNames)
  assert.equal(read.documentNumber, specimenPerson.passportNumber)
  assert.deepEqual([read.issuingState, read.nationality, read.sex], [specimenPerson.issuingState, specimenPerson.nationality, specimenPerson.sex])
  const sixDigits = (date: string): string => date.slice(2).replaceAll('-', '')
  assert.deepEqual([read.birthDate, read.expiryDate], [specimenPerson.birthDate, specimenPerson.passportExpiresOn].map(sixDigits))
})

test('the person can apply: grown up, from a state of the list, with a passport of ten years that lasts beyond any card for years', () => {
  assert.ok(specimenPerson.nationality in countryNames)
  assert.ok(touristCard.pages.flatMap(({ fields }) => fields.map(({ name }) => name as string)).includes('passportIssuedOn'))
  const [born, issued, expires] = [day(specimenPerson.birthDate), day(specimenPerson.passportIssuedOn), day(specimenPerson.passportExpiresOn)]
  assert.ok(ageOn(born, issued) >= 18)
  assert.ok(daysBetween(issued, expires) <= 3653)
  assert.ok(daysBetween(day('2026-11-24'), expires) > 7 * 365)
})
