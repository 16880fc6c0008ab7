import { addDays, type PlainDate } from '../kernel/plain-date.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { normaliseNationality, UTOPIA } from './nationality-code.ts'
import type { NationalityRow, Outcome, TravelDocument } from './rows.ts'

export interface EligibilityQuestion {
  /** As the passport's machine readable zone writes it, `D` and `D<<` included. */
  readonly nationality: string
  readonly document: TravelDocument
  /** Today. */
  readonly on: PlainDate
  /** The day of entry, whose rule counts because the border applies it on that day; left out, today's rule counts. */
  readonly entryOn?: PlainDate
  readonly daysOfStay: number
  /** Days already spent in the country within the stretch that the row's window looks at; 0 when not told. */
  readonly daysUsedInWindow?: number
  /** The longest stay that the service can give. */
  readonly maxDays?: number
  /** True in the demo only: specimen passports of Utopia. */
  readonly acceptUtopia?: boolean
}

/** A limit that was looked at. In the window, `value` is the days used before plus the stay planned. */
export type Finding =
  | { readonly rule: 'stay-per-entry'; readonly value: number; readonly limit: number; readonly passed: boolean }
  | {
      readonly rule: 'stay-in-window'
      readonly value: number
      readonly limit: number
      readonly passed: boolean
      readonly inDays: number
      readonly usedBefore: number
    }

export interface EligibilityAnswer {
  readonly outcome: Outcome
  /** Normalised. */
  readonly nationality: string
  readonly row: NationalityRow
  readonly findings: readonly Finding[]
  /** On a visa-free row: the longest stay without a card, and the last day to leave when the day of entry is known. 0 days: the window is used up. */
  readonly visaFree?: { readonly days: number; readonly lastExitOn?: PlainDate }
  readonly extraDocuments: readonly string[]
  /** With `another-route`: the way out. */
  readonly route?: string
}

export type EligibilityRefusal = 'nationality-unknown' | 'specimen-nationality' | 'no-rule-for-document' | 'stay-too-short' | 'stay-too-long'

/**
 * What a traveller needs, from nationality, document and days alone.
 * `nationality-unknown`: no row names it. `specimen-nationality`: Utopia outside the demo. `no-rule-for-document`: no row in force
 * for this document. `stay-too-short`: less than one whole day. `stay-too-long`: longer than the service can give.
 */
export function eligibility(rows: readonly NationalityRow[], question: EligibilityQuestion): Result<EligibilityAnswer, EligibilityRefusal> {
  const nationality = normaliseNationality(question.nationality)
  if (nationality === UTOPIA && question.acceptUtopia !== true) return refuse('specimen-nationality', {}, 'nationality')
  if (!Number.isInteger(question.daysOfStay) || question.daysOfStay < 1) return refuse('stay-too-short', { limit: 1 }, 'daysOfStay')
  if (nationality === '*' || !rowsOf(rows).has(nationality)) return refuse('nationality-unknown', { nationality }, 'nationality')
  const row = rowInForce(rows, nationality, question)
  if (!row) return refuse('no-rule-for-document', { nationality, document: question.document }, 'travelDocument')
  const answer = answerFrom(row, nationality, question)
  const needsCard = answer.outcome === 'apply' || answer.outcome === 'apply-with-extra'
  if (needsCard && question.maxDays !== undefined && question.daysOfStay > question.maxDays) {
    return refuse('stay-too-long', { days: question.daysOfStay, limit: question.maxDays }, 'daysOfStay')
  }
  return ok(answer)
}

const byNationality = new WeakMap<readonly NationalityRow[], ReadonlyMap<string, readonly NationalityRow[]>>()

function rowsOf(rows: readonly NationalityRow[]): ReadonlyMap<string, readonly NationalityRow[]> {
  let made = byNationality.get(rows)
  if (!made) byNationality.set(rows, (made = Map.groupBy(rows, (row) => row.nationality)))
  return made
}

/** The newest row that has begun; a row of the nationality itself goes before one for any nationality. */
function rowInForce(rows: readonly NationalityRow[], nationality: string, question: EligibilityQuestion): NationalityRow | undefined {
  const on = question.entryOn ?? question.on
  const newest = (name: string): NationalityRow | undefined =>
    (rowsOf(rows).get(name) ?? []).reduce<NationalityRow | undefined>((best, row) => {
      if (!row.documents.includes(question.document) || row.validFrom > on) return best
      if (best?.validFrom === row.validFrom) throw new Error(`two rows for ${name} with ${question.document} begin on ${row.validFrom}`)
      return !best || row.validFrom > best.validFrom ? row : best
    }, undefined)
  return newest(nationality) ?? newest('*')
}

function answerFrom(row: NationalityRow, nationality: string, question: EligibilityQuestion): EligibilityAnswer {
  const findings = findingsOf(row, question)
  const visaFree = row.outcome === 'visa-free' ? longestVisaFreeStay(row, question) : undefined
  const outcome = findings.every((finding) => finding.passed) ? row.outcome : beyondVisaFree(row)
  return {
    outcome,
    nationality,
    row,
    findings,
    ...(visaFree ? { visaFree } : {}),
    extraDocuments: outcome === 'apply-with-extra' ? (row.extraDocuments ?? []) : [],
    ...(outcome === 'another-route' && row.route !== undefined ? { route: row.route } : {}),
  }
}

function findingsOf(row: NationalityRow, question: EligibilityQuestion): readonly Finding[] {
  if (row.outcome !== 'visa-free') return []
  const findings: Finding[] = []
  const stay = question.daysOfStay
  if (row.visaFreeDays !== undefined) findings.push({ rule: 'stay-per-entry', value: stay, limit: row.visaFreeDays, passed: stay <= row.visaFreeDays })
  if (row.window) {
    const usedBefore = question.daysUsedInWindow ?? 0
    const value = usedBefore + stay
    findings.push({ rule: 'stay-in-window', value, limit: row.window.days, passed: value <= row.window.days, inDays: row.window.inDays, usedBefore })
  }
  return findings
}

function beyondVisaFree(row: NationalityRow): Outcome {
  if (row.route !== undefined) return 'another-route'
  return row.extraDocuments?.length ? 'apply-with-extra' : 'apply'
}

/** Both the day of entry and the day of exit count as days of stay. */
function longestVisaFreeStay(row: NationalityRow, question: EligibilityQuestion): { days: number; lastExitOn?: PlainDate } {
  const left = row.window ? row.window.days - (question.daysUsedInWindow ?? 0) : Number.POSITIVE_INFINITY
  const days = Math.max(0, Math.min(row.visaFreeDays ?? Number.POSITIVE_INFINITY, left))
  if (!Number.isFinite(days)) throw new Error(`the visa-free row for ${row.nationality} sets no limit`)
  return days > 0 && question.entryOn ? { days, lastExitOn: addDays(question.entryOn, days - 1) } : { days }
}
