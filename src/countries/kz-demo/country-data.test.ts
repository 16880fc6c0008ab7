import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOfficeTimes } from '../../core/appointment/office-times.ts'
import { openSpans } from '../../core/appointment/slots.ts'
import { eligibility } from '../../core/eligibility/eligibility.ts'
import { normaliseNationality } from '../../core/eligibility/nationality-code.ts'
import type { NationalityRow, TravelDocument } from '../../core/eligibility/rows.ts'
import { LANGUAGES } from '../../core/kernel/language.ts'
import { day } from '../../core/kernel/plain-date.ts'
import type { LateRule } from '../../core/renewal/rules.ts'
import type { ServiceDefinition } from '../../core/service/definition.ts'
import { demoAgency } from './agency.ts'
import { borderPoints } from './border-points.ts'
import { calendar } from './calendar.ts'
import { countryNames } from './country-names.ts'
import { indexValues } from './fees.ts'
import { lateLadder, registrationRenewal } from './late-ladder.ts'
import { nationalityGroups, nationalityRows } from './nationalities.ts'
import { officeTimes } from './office-times.ts'
import { reasons } from './reasons.ts'
import { regions } from './regions.ts'
import { services } from './services.ts'

const DOCUMENTS: readonly TravelDocument[] = ['ordinary-passport', 'diplomatic-passport', 'service-passport', 'refugee-document', 'stateless-document']
const NO_DAYS_OFF = { ...calendar, years: [] }
const codes = Object.keys(countryNames)

function duplicates(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

test('Every nationality that can be chosen has an answer for every travel document, on every first of a month from 2024 to 2027', () => {
  let answered = 0
  for (const nationality of codes) {
    for (const document of DOCUMENTS) {
      for (let month = 0; month < 48; month++) {
        const on = day(`${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`)
        const answer = eligibility(nationalityRows, { nationality, document, on, daysOfStay: 10, acceptUtopia: true })
        assert.ok(answer.ok, `${nationality} ${document} ${on}`)
        assert.equal(answer.value.outcome === 'another-route', answer.value.route !== undefined, `${nationality} has no way out`)
        answered++
      }
    }
  }
  assert.equal(answered, 276 * 5 * 48)
})

test('All four outcomes occur for an ordinary passport today, and every row names a nationality that has a name', () => {
  const on = day('2026-11-24')
  const outcomes = codes.map((nationality) => {
    const answer = eligibility(nationalityRows, { nationality, document: 'ordinary-passport', on, daysOfStay: 10, acceptUtopia: true })
    return answer.ok ? answer.value.outcome : answer.code
  })
  for (const outcome of ['visa-free', 'apply', 'apply-with-extra', 'another-route']) assert.ok(outcomes.filter((o) => o === outcome).length >= 10, outcome)
  assert.deepEqual(
    nationalityRows.map((row) => row.nationality).filter((code) => code !== '*' && !countryNames[code]),
    [],
  )
})

test('No two rows speak for the same nationality and document from the same day', () => {
  const rows: readonly NationalityRow[] = nationalityRows
  assert.deepEqual(duplicates(rows.flatMap((row) => row.documents.map((document) => `${row.nationality} ${document} ${row.validFrom}`))), [])
})

test('The names cover 249 ISO countries, Kosovo and 26 codes of passports only, all normalised and no two alike in any language', () => {
  assert.equal(codes.filter((code) => countryNames[code]?.alpha2).length, 250)
  assert.equal(codes.length, 276)
  for (const code of codes) assert.match(code, /^[A-Z]{3}$/)
  assert.deepEqual(
    codes.filter((code) => normaliseNationality(code) !== code),
    [],
  )
  for (const language of LANGUAGES) {
    const names = codes.map((code) => countryNames[code]?.[language] ?? '')
    assert.deepEqual(
      names.filter((name) => name.trim() === ''),
      [],
    )
    assert.deepEqual(duplicates(names), [], language)
  }
  assert.deepEqual(duplicates(codes.flatMap((code) => countryNames[code]?.alpha2 ?? [])), [])
})

test('The names of today say what the agency decided, whatever the ICU of this Node says', () => {
  assert.equal(countryNames.TWN?.zh, '中国台湾')
  assert.equal(countryNames.HKG?.kk, 'Гонконг (ҚХР)')
  assert.equal(countryNames.COD?.kk, 'Конго Демократиялық Республикасы')
  assert.equal(countryNames.COG?.kk, 'Конго Республикасы')
})

test('Each border point lies in a known region, and names are complete and not repeated', () => {
  const known: readonly string[] = regions.map((region) => region.code)
  assert.equal(known.length, 20)
  assert.equal(borderPoints.length, 34)
  assert.deepEqual(
    borderPoints.filter((point) => !known.includes(point.region)),
    [],
  )
  assert.deepEqual(duplicates([...known, ...borderPoints.map((point) => point.id)]), [])
  for (const language of LANGUAGES) {
    assert.deepEqual(duplicates(borderPoints.map((point) => point.name[language])), [])
    for (const named of [...borderPoints, ...regions, ...demoAgency.offices, demoAgency]) assert.ok(named.name[language].length > 1)
  }
})

const definitions: readonly ServiceDefinition[] = services.map(({ definition }) => definition)

test('Every office has times that can be meant, and its written hours are those of its times', () => {
  const shown = (hours: readonly { readonly from: string; readonly to: string }[]) => hours.flatMap(({ from, to }) => [from, to])
  for (const { id, hours } of demoAgency.offices) {
    const rows = officeTimes.filter(({ officeId }) => officeId === id)
    assert.deepEqual(rows.map(readOfficeTimes), rows)
    assert.equal(rows.length, 1, id)
    const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => shown(rows.flatMap((row) => openSpans(row, NO_DAYS_OFF, day(`2026-12-${13 + weekday}`)))))
    const different = week.filter((spans, at) => spans.length > 0 && String(spans) !== String(week[at - 1]))
    for (const language of LANGUAGES)
      assert.deepEqual(
        hours[language].match(/\d+:\d\d/g)?.map((time) => time.padStart(5, '0')),
        different.flat(),
        `${id} ${language}`,
      )
  }
})

test('Every reason points at a field or file of a service or leaves it to the officer, and every fixable one says which', () => {
  const targets: readonly string[] = [
    ...definitions.flatMap(({ pages }) => pages.flatMap((page) => page.fields.map((field) => field.name))),
    ...definitions.flatMap(({ documents }) => documents.map((document) => document.id)),
  ]
  for (const reason of reasons) {
    assert.ok(reason.target === '' || targets.includes(reason.target), reason.code)
    assert.equal(reason.appealableDays === 0, reason.use === 'return', reason.code)
  }
  assert.deepEqual(duplicates(reasons.map((reason) => reason.code)), [])
  assert.deepEqual(
    reasons.filter((reason) => !reason.disclosable).map((reason) => reason.class),
    ['SECURITY'],
  )
})

test('The steps of every ladder of fines follow on one another from the first day late, and the last has no end', () => {
  assert.ok(lateLadder.length >= 2)
  assert.deepEqual(duplicates([...lateLadder.map((rule) => rule.id), ...lateLadder.map((rule) => rule.validFrom)]), [])
  for (const { steps } of lateLadder as readonly LateRule[]) {
    assert.deepEqual(
      steps.map((step) => step.fromDay),
      [1, ...steps.slice(0, -1).map((step) => (step.toDay ?? Number.NaN) + 1)],
    )
    assert.equal(steps.at(-1)?.toDay, undefined)
    // Who may no longer renew is sent to an office, and nobody else is.
    for (const step of steps) assert.equal(step.remedy === 'come-to-office', step.fromDay > registrationRenewal.lateAcceptedDays)
  }
})

test('Ids of fee rules are not repeated, and all data survives being written as JSON', () => {
  assert.deepEqual(duplicates(services.flatMap(({ fees }) => fees.rules).map((rule) => rule.id)), [])
  for (const data of [
    services,
    indexValues,
    nationalityGroups,
    nationalityRows,
    calendar,
    borderPoints,
    regions,
    reasons,
    demoAgency,
    officeTimes,
    countryNames,
  ]) {
    assert.deepEqual(JSON.parse(JSON.stringify(data)), data)
  }
})
