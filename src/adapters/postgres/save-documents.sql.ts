import type { CaseDocument } from '../../actions/ports/cases.ts'
import type { SavePart } from './save-part.ts'

/** The pages of one requirement: those that stay get their place, those that are not named any more are replaced, new ones come in with what was found on them. */
export const DOCUMENTS: SavePart = {
  rows: ({ documents }) => {
    if (!documents) return undefined
    const placed = documents.pages.map((page, position) => ({ page, position }))
    return {
      requirement: documents.requirement,
      kept: placed.flatMap(({ page, position }) => (typeof page === 'string' ? [{ id: page, position }] : [])),
      added: placed.flatMap(({ page, position }) => (typeof page === 'string' ? [] : [{ ...rowOf(page), position }])),
      findings: placed.flatMap(({ page }) => (typeof page === 'string' ? [] : findingsOf(page))),
    }
  },
  sql: (json) => `kept as (
    select * from jsonb_to_recordset(${json} -> 'kept') as k (id uuid, position integer)
  ), arranged as (
    update case_document d set state = case when w.place is null then 'replaced' else 'current' end, position = coalesce(w.place, d.position)
    from updated, (
      select o.id, kept.position as place from updated u join case_document o on o.case_id = u.id left join kept on kept.id = o.id
      where o.requirement = ${json} ->> 'requirement' and o.state = 'current'
    ) w
    where d.id = w.id and d.case_id = updated.id
  ), documents as (
    insert into case_document (id, case_id, requirement, state, position, original_key, original_wrapped_key, original_bytes, shown_key, shown_wrapped_key, shown_bytes,
      width, height, sniffed, scan, measured, uploaded_at)
    select d.id, updated.id, d.requirement, 'current', d.position, d.o_key, d.o_wrapped, d.o_bytes, d.s_key, d.s_wrapped, d.s_bytes, d.width, d.height, d.sniffed,
      d.scan, d.measured, d."uploadedAt"
    from updated, jsonb_to_recordset(${json} -> 'added') as d (id uuid, requirement text, position integer, o_key text, o_wrapped text, o_bytes integer, s_key text,
      s_wrapped text, s_bytes integer, width integer, height integer, sniffed text, scan text, measured jsonb, "uploadedAt" timestamptz)
  ), findings as (
    insert into photo_finding (document_id, rule, spec_version, value, found_at)
    select f.document, f.rule, f.spec, f.value, $3::timestamptz
    from updated, jsonb_to_recordset(${json} -> 'findings') as f (document uuid, rule text, spec text, value double precision)
  )`,
}

function rowOf({ original, shown, measured, ...rest }: CaseDocument): object {
  const keys = {
    o_key: original.key,
    o_wrapped: original.wrappedKey,
    o_bytes: original.bytes,
    s_key: shown.key,
    s_wrapped: shown.wrappedKey,
    s_bytes: shown.bytes,
  }
  return { ...rest, ...keys, measured: measured ?? null }
}

/** Rules that the photo did not keep and that were shown as causes. */
function findingsOf({ id, measured }: CaseDocument): readonly object[] {
  if (measured?.kind !== 'portrait') return []
  return measured.findings.filter(({ shown }) => shown).map(({ rule, value }) => ({ document: id, rule, spec: measured.specVersion, value: value ?? null }))
}

/** How the differences between passport and answers were settled, on a page that is there already. */
export const MEASURED: SavePart = {
  rows: ({ measured }) => measured,
  sql: (json) => `measured as (
    update case_document d set measured = ${json} -> 'measured'
    from updated where d.id = (${json} ->> 'document')::uuid and d.case_id = updated.id and d.state = 'current'
  )`,
}

/** A finding that an officer does not share; the first word on it stays. */
export const OVERRULED: SavePart = {
  rows: ({ overruled }) => overruled,
  sql: (json) => `overruled as (
    update photo_finding f set overruled_at = $3::timestamptz, overruled_by = ${json} ->> 'by', reason = ${json} ->> 'reason'
    from updated, case_document d
    where d.id = (${json} ->> 'document')::uuid and d.case_id = updated.id and f.document_id = d.id and f.rule = ${json} ->> 'rule' and f.overruled_at is null
  )`,
}
