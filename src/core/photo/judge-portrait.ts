import type { Limit, PhotoSpec } from './photo-spec.ts'
import { MEASURE_UNITS } from './portrait-measures.ts'
import type { MeasureName, MeasureUnit, PortraitMeasures } from './portrait-measures.ts'
import { PORTRAIT_RULES } from './portrait-rules.ts'
import type { PortraitRegion, PortraitRule, PortraitRuleRow, RuleTest } from './portrait-rules.ts'

/** One rule's result: the measured number beside its limit. */
export interface PortraitFinding {
  readonly rule: PortraitRule
  /** The measure that decided; where all is well, the rule's first. */
  readonly measure: MeasureName
  readonly value: number
  readonly limit: Limit
  readonly unit: MeasureUnit
  readonly passes: boolean
  /** Whether to tell the applicant: it does not pass, and no earlier finding explains it. */
  readonly shown: boolean
  /** Only what leaves nothing to judge stops; everything else is advice, and an officer decides (docs/capture-portraits.md). */
  readonly severity: 'stop' | 'advice'
}

interface Judged extends RuleTest {
  readonly value: number
  readonly limit: Limit
  readonly passes: boolean
}

/** One finding for every rule that could be measured and has a limit, in the order of causes. */
export function judgePortrait(measures: PortraitMeasures, spec: PhotoSpec): readonly PortraitFinding[] {
  const explained = new Set<PortraitRegion>()
  const findings: PortraitFinding[] = []
  for (const row of PORTRAIT_RULES) {
    const finding = judgeRule(row, measures, spec)
    if (!finding) continue
    const shown = !finding.passes && (finding.severity === 'stop' || !explained.has(row.region))
    findings.push({ rule: row.rule, ...finding, shown })
    if (!finding.passes) for (const region of regionsOf(row)) explained.add(region)
  }
  return findings
}

function regionsOf(row: PortraitRuleRow): readonly PortraitRegion[] {
  return [row.region, ...(row.alsoExplains ?? [])]
}

function judgeRule(row: PortraitRuleRow, measures: PortraitMeasures, spec: PhotoSpec): Omit<PortraitFinding, 'rule' | 'shown'> | undefined {
  const judged = row.tests.map((test) => judge(test, measures, spec)).filter((test) => test !== undefined)
  const [first] = judged
  if (!first || (row.breaks === 'all' && judged.length < row.tests.length)) return undefined
  const broken = judged.filter(({ passes }) => !passes)
  const passes = row.breaks === 'all' ? broken.length < judged.length : broken.length === 0
  // A stop among several broken tests is the one to tell.
  const telling = passes ? first : (broken.find(({ severity }) => severity === 'stop') ?? broken[0] ?? first)
  const { measure, value, limit } = telling
  return { measure, value, limit, unit: MEASURE_UNITS[measure], passes, severity: passes ? 'advice' : (telling.severity ?? 'advice') }
}

function judge(test: RuleTest, measures: PortraitMeasures, spec: PhotoSpec): Judged | undefined {
  const value = measures[test.measure]
  const limit = oneSide(spec.limits[test.measure], test.side)
  if (value === undefined || !limit) return undefined
  return { ...test, value, limit, passes: value >= (limit.min ?? Number.NEGATIVE_INFINITY) && value <= (limit.max ?? Number.POSITIVE_INFINITY) }
}

function oneSide(limit: Limit | undefined, side: RuleTest['side']): Limit | undefined {
  if (!limit || side === 'both') return limit
  const value = limit[side]
  return value === undefined ? undefined : { [side]: value }
}
