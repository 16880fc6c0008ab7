import type { OfficerDesk } from '../../actions/desk-office.ts'
import type { LetterPreview } from '../../actions/preview-decision.ts'
import type { DeskCase } from '../../actions/read-case.ts'
import type { Refusal } from '../../core/kernel/result.ts'
import type { Assignment } from './assign-form.tsx'
import type { Visit } from './visit.ts'

export type Decision = 'approve' | 'return' | 'refuse' | 'decline'

/** What was typed into the form that was sent, and why it was not done. */
export interface Attempted {
  readonly act: Decision | 'assign' | 'release' | 'card' | 'overrule'
  readonly problem?: Refusal
  readonly samePerson?: boolean
  readonly ticked?: readonly string[]
  /** By reason code; also of reasons that are not ticked, so that nothing typed is lost. */
  readonly notes?: Readonly<Record<string, string>>
  readonly targets?: Readonly<Record<string, string>>
  readonly assignment?: Assignment
  /** The word to the holder, when a correction was declined. */
  readonly note?: string
  readonly card?: { readonly act: string; readonly reason: string }
  readonly overrule?: { readonly document: string; readonly rule: string; readonly reason: string }
  /** The letter that the officer asked to see first. */
  readonly letter?: LetterPreview
}

/** What the page of one case is made of. */
export interface CaseView {
  readonly visit: Visit
  readonly found: DeskCase
  readonly code: string
  /** Officers to give the case to; only for a supervisor of its office. */
  readonly office?: readonly OfficerDesk[]
  /** The act that was just refused, with everything that was typed. */
  readonly attempted?: Attempted
}
