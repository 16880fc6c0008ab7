import type { CasePatch } from '../../actions/ports/cases.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import { filled, type Row } from './statement.ts'

/** Columns that an act may set, by the name core gives them. */
export const PATCHED_COLUMNS = {
  service: 'service',
  definitionVersion: 'definition_version',
  officeId: 'office_id',
  channel: 'channel',
  language: 'language',
  state: 'state',
  nationality: 'nationality',
  holderName: 'holder_name',
  email: 'email',
  emailConfirmedAt: 'email_confirmed_at',
  confirmedEmail: 'confirmed_email',
  entryOn: 'entry_on',
  daysOfStay: 'days_of_stay',
  entries: 'entries',
  speed: 'speed',
  answers: 'answers',
  asked: 'asked',
  price: 'price',
  submittedAt: 'submitted_at',
  startedAt: 'started_at',
  dueOn: 'due_on',
  calendarVersion: 'calendar_version',
  decidedAt: 'decided_at',
  correctBy: 'correct_by',
  assignedTo: 'assigned_to',
  returned: 'returned',
  decision: 'decision',
  pendingChange: 'pending_change',
  correction: 'correction',
} as const satisfies Record<keyof CasePatch, string>

const JSON_COLUMNS: ReadonlySet<string> = new Set(['answers', 'asked', 'price', 'returned', 'decision', 'pending_change', 'correction'])

/** The value for one column; JSON goes as text, because the driver would send an array as a PostgreSQL array. */
export function columnValue(column: string, value: unknown): unknown {
  return value !== null && JSON_COLUMNS.has(column) ? JSON.stringify(value) : value
}

const FIXED_COLUMNS = {
  id: 'id',
  code: 'code',
  version: 'version',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  eventCount: 'event_count',
  renews: 'renews',
}

/** Columns that hold a moment, for a case that comes as JSON. */
export const CASE_MOMENTS = ['createdAt', 'updatedAt', 'emailConfirmedAt', 'submittedAt', 'startedAt', 'decidedAt'] as const

/** Select list of a case called `c`. */
export const CASE_COLUMNS = [
  ...Object.entries({ ...FIXED_COLUMNS, ...PATCHED_COLUMNS }).map(([name, column]) => `c.${column} as "${name}"`),
  `encode(c.last_hash, 'hex') as "lastHash"`,
].join(', ')

export type CaseRow = Row<CaseFile>

export function caseOf(row: CaseRow): CaseFile {
  return filled<CaseFile>(row)
}
