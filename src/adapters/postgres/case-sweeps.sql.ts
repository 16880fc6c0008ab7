import type { Pool } from 'pg'
import type { Cases } from '../../actions/ports/cases.ts'
import { CASE_COLUMNS, type CaseRow, caseOf } from './case-columns.ts'
import { rowsOf } from './statement.ts'
import { inTransaction } from './transaction.sql.ts'

type SweepsOfCases = Pick<
  Cases,
  'unpaidSince' | 'amendedDraftsBefore' | 'overdueCorrections' | 'approvedWithoutCard' | 'openWithOtherCalendar' | 'removeDraftsBefore'
>

export function sweepsOfCases(pool: Pool): SweepsOfCases {
  const cases = async (where: string, values: readonly unknown[]) =>
    (await rowsOf<CaseRow>(pool, `select ${CASE_COLUMNS} from case_file c where ${where}`, values)).map(caseOf)
  return {
    unpaidSince: (before, limit) => cases(`c.state = 'submitted' and c.submitted_at < $1 order by c.submitted_at limit $2`, [before, limit]),
    amendedDraftsBefore: (before, limit) =>
      cases(
        `c.state = 'draft' and c.updated_at < $1 and exists (select from case_event e where e.case_id = c.id and e.kind = 'submit') order by c.updated_at limit $2`,
        [before, limit],
      ),
    overdueCorrections: (today, limit) => cases(`c.state = 'returned' and c.correct_by < $1 order by c.correct_by limit $2`, [today, limit]),
    approvedWithoutCard: async (before, limit) => (await rowsOf<{ id: string }>(pool, WITHOUT_CARD, [before, limit])).map((row) => row.id),
    openWithOtherCalendar: (calendarVersion, limit) =>
      cases(`c.state = 'in-review' and c.calendar_version is distinct from $1 order by c.due_on, c.id limit $2`, [calendarVersion, limit]),
    async removeDraftsBefore(before, limit) {
      const removed = await inTransaction(pool, async (client) => {
        await client.query(`set local sapar.retention = 'on'`)
        const drafts = (await rowsOf<{ id: string }>(client, STALE_DRAFTS, [before, limit])).map((row) => row.id)
        const keys = await rowsOf<{ key: string }>(client, REMOVE_DRAFTS, [drafts])
        return { removed: drafts.length, objectKeys: keys.map((row) => row.key) }
      })
      return removed ?? { removed: 0, objectKeys: [] }
    },
  }
}

const WITHOUT_CARD = `
  select c.id from case_file c
  where c.state = 'approved' and c.decided_at < $1
  order by c.decided_at limit $2`

// A draft that went back from `submitted` has been declared once, and may have met money: it is not a draft never submitted. One that its
// owner is saving at this moment is locked, and no longer stale.
const STALE_DRAFTS = `
  select c.id from case_file c
  where c.state = 'draft' and c.updated_at < $1 and c.submitted_at is null
    and not exists (select from case_event e where e.case_id = c.id and e.kind = 'submit')
    and not exists (select from payment_attempt a where a.case_id = c.id)
  order by c.updated_at limit $2
  for update skip locked`

// Foreign keys are checked when the whole statement is done. A message to the agency stays, without its case.
const REMOVE_DRAFTS = `
  with doomed as (select unnest($1::uuid[]) as id),
  events as (delete from case_event using doomed where case_id = doomed.id),
  sessions as (delete from applicant_session using doomed where case_id = doomed.id),
  links as (delete from resume_link using doomed where case_id = doomed.id),
  checks as (delete from email_check using doomed where case_id = doomed.id),
  fees as (delete from fee_item using doomed where case_id = doomed.id),
  notices as (delete from notice using doomed where case_id = doomed.id),
  messages as (update support_message set case_id = null from doomed where case_id = doomed.id),
  findings as (delete from photo_finding f using case_document d, doomed where f.document_id = d.id and d.case_id = doomed.id),
  uploads as (delete from upload u using doomed where u.case_id = doomed.id returning u.id),
  documents as (delete from case_document d using doomed where d.case_id = doomed.id returning d.id, d.original_key, d.shown_key),
  cases as (delete from case_file c using doomed where c.id = doomed.id)
  select part.object_key as key from upload_part part, uploads where part.upload_id = uploads.id
  union
  select distinct gone.key from documents, unnest(array[documents.original_key, documents.shown_key]) as gone (key)
  where not exists (
      select from case_document kept
      where (kept.original_key = gone.key or kept.shown_key = gone.key) and kept.id not in (select documents.id from documents)
    )
    and not exists (select from card k where k.pdf_key = gone.key)`
