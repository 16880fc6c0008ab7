import { parsePlainDate } from '../../../core/kernel/plain-date.ts'
import type { Refusal } from '../../../core/kernel/result.ts'
import { writtenDay } from '../../../texts/written.ts'
import type { Visit } from '../visit.ts'

/** Why the time that was chosen cannot be had. */
export function slotProblemText({ words, language }: Visit, { code, facts }: Refusal): string {
  const until = parsePlainDate(String(facts.until ?? ''))
  return words.of(`appointment.problem.${code}`, until ? { until: writtenDay(language, until) } : {})
}
