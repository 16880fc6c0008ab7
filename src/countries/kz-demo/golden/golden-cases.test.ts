import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type Clock, dueDay } from '../../../core/calendar/clock.ts'
import { lastDayToStart } from '../../../core/calendar/working-days.ts'
import { eligibility, type EligibilityQuestion } from '../../../core/eligibility/eligibility.ts'
import { type FeeQuestion, priceOf } from '../../../core/fee/price.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import { calendar } from '../calendar.ts'
import { feeRules, indexValues } from '../fees.ts'
import { nationalityRows } from '../nationalities.ts'

/** Written by hand from the rules as people read them; an answer that changes here is a promise that changes. */
interface GoldenFile {
  readonly question: string
  readonly cases: readonly { readonly title: string; readonly given: unknown; readonly expect: object }[]
}

/** One way to answer for each question; what is left undefined is left out, as in JSON. */
const ANSWERS: Readonly<Record<string, (given: never) => object>> = {
  'due-day': (given: Clock) => ({ due: dueDay(calendar, given) }),
  'last-safe-day': (given: { deadline: PlainDate; workingDays: number }) => ({ start: lastDayToStart(calendar, given.deadline, given.workingDays) }),
  price: (given: Omit<FeeQuestion, 'service' | 'answers'>) => {
    const price = priceOf(feeRules, indexValues, { service: 'tourist-card', answers: {}, ...given })
    return price.ok ? { minor: price.value.total.minor, rules: price.value.lines.map((line) => line.ruleId) } : { refused: price.code }
  },
  eligibility: (given: EligibilityQuestion) => {
    const answer = eligibility(nationalityRows, given)
    if (!answer.ok) return { refused: answer.code }
    const { outcome, findings, visaFree, extraDocuments, route } = answer.value
    return { outcome, failed: findings.filter((finding) => !finding.passed).map((finding) => finding.rule), visaFree, extraDocuments: extraDocuments.length ? extraDocuments : undefined, route }
  },
}

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.case.json'))
let replayed = 0

for (const name of files) {
  const { question, cases } = JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as GoldenFile
  const answer = ANSWERS[question]
  for (const { title, given, expect } of cases) {
    test(title, () => {
      assert.ok(answer, `no way to answer ${question}`)
      assert.deepEqual(JSON.parse(JSON.stringify(answer(given as never))), expect)
      replayed++
    })
  }
}

test('All golden cases were replayed', () => {
  assert.equal(files.length, 4)
  assert.equal(replayed, 37)
})
