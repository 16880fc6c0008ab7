import { isAllFiller } from './charset.ts'
import { checkDigit } from './check-digit.ts'
import { type PrintedNumber, readDocumentNumber } from './document-number.ts'
import { type CheckName, type CheckRule, LAYOUTS, type Layout, type MrzFormat, readSlot, readSlots } from './layouts.ts'

export interface CheckReading {
  readonly name: CheckName
  /** The characters that the digit covers. */
  readonly data: string
  readonly printed: string
  readonly computed: string
  readonly valid: boolean
}

function reading(name: CheckName, data: string, printed: string): CheckReading {
  const computed = checkDigit(data)
  return { name, data, printed, computed, valid: printed === computed }
}

function readRule(rule: CheckRule, lines: readonly string[]): CheckReading {
  const found = reading(rule.name, readSlots(lines, rule.over), readSlot(lines, rule.digit))
  return rule.emptyMayBeFiller && found.printed === '<' && isAllFiller(found.data) ? { ...found, valid: true } : found
}

export function readChecks(layout: Layout, lines: readonly string[], number: PrintedNumber): readonly CheckReading[] {
  return layout.checks.map((rule) => (rule.name === 'documentNumber' ? reading(rule.name, number.checked, number.digit) : readRule(rule, lines)))
}

/** Every check digit of a zone that `parseMrz` accepted: what it covers, what is printed, what it should be. */
export function checkReadings(zone: { readonly format: MrzFormat; readonly lines: readonly string[] }): readonly CheckReading[] {
  const layout = LAYOUTS[zone.format]
  return readChecks(layout, zone.lines, readDocumentNumber(layout, zone.lines))
}
