import type { Pool } from 'pg'
import type { SupportMessages } from '../../actions/ports/people.ts'
import { filled, type Row, rowsOf } from './statement.ts'

type KeptMessage = Awaited<ReturnType<SupportMessages['ofOffice']>>[number]

export function postgresSupportMessages({ pool }: { readonly pool: Pool }): SupportMessages {
  return {
    keep: async ({ id, caseId, language, email, body, at }) => void (await rowsOf(pool, KEEP, [id, caseId ?? null, language, email, body, at])),
    ofOffice: async (limit) => (await rowsOf<Row<KeptMessage>>(pool, NEWEST, [limit])).map(filled<KeptMessage>),
  }
}

const KEEP = 'insert into support_message (id, case_id, language, email, body, created_at) values ($1, $2, $3, $4, $5, $6)'

const NEWEST = `
  select m.id, c.code as "caseCode", m.language, m.email, m.body, m.created_at as "createdAt", m.answered_at as "answeredAt"
  from support_message m left join case_file c on c.id = m.case_id
  order by m.created_at desc, m.id desc limit $1`
