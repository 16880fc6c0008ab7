import type { Pool } from 'pg'
import type { Cases } from '../../actions/ports/cases.ts'
import { chainEvents, chainStart } from './event-hash.ts'
import { bytesOf, changed } from './statement.ts'

export function creatingOfCases(pool: Pool): Pick<Cases, 'create'> {
  return {
    async create(made, actor) {
      const data = { service: made.service, definitionVersion: made.definitionVersion, channel: made.channel }
      const start = chainStart(made.id)
      const [event] = chainEvents(start, [{ kind: 'start', actor, at: made.at, data }])
      if (!event) throw new Error('a case begins with an event')
      const { id, code, service, definitionVersion, officeId, channel, language, at } = made
      const values = [id, code, service, definitionVersion, officeId, channel, language, JSON.stringify(made.answers), at]
      const { renews } = made
      const ofCard = [renews ? JSON.stringify(renews) : null, renews?.source === 'card' ? renews.id : null, renews?.source === 'held' ? renews.id : null]
      const ofEvent = [actor.kind, actor.id, JSON.stringify(data), bytesOf(start.lastHash), bytesOf(event.hash)]
      return (await changed(pool, CREATE, [...values, ...ofEvent, ...ofCard])) === 1
    },
  }
}

const CREATE = `
  with made as (
    insert into case_file (id, code, service, definition_version, office_id, channel, language, state, version, answers, asked, created_at, updated_at, event_count, last_hash,
      renews, renews_card, renews_held)
    values ($1, $2, $3, $4, $5, $6, $7, 'draft', 1, $8::jsonb, '[]', $9::timestamptz, $9::timestamptz, 1, $14::bytea, $15::jsonb, $16::uuid, $17::uuid)
    on conflict do nothing
    returning id
  )
  insert into case_event (case_id, seq, at, kind, actor_kind, actor_id, data, previous_hash, hash)
  select made.id, 1, $9::timestamptz, 'start', $10, $11, $12::jsonb, $13::bytea, $14::bytea from made`
