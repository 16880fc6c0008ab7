import type { Visit } from '../visit.ts'
import type { Found } from './eligibility-question.ts'
import type { Rules } from './facts.ts'

/** What every part of a result is drawn from. */
export interface ResultProps {
  readonly visit: Visit
  readonly rules: Rules
  readonly found: Found
}
