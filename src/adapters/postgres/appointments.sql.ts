import type { Pool, PoolClient } from 'pg'
import type { Appointment, Appointments, Bearer, ClosedAppointments, HeldAppointment, OfficeSlot } from '../../actions/ports/appointments.ts'
import type { TakenSlot } from '../../core/appointment/slots.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import { keepLetters } from './account-letters.sql.ts'
import type { JobPlanner } from './job-planner.ts'
import { saveCase } from './save-case.sql.ts'
import { freePlace, settleAppointment } from './settle-appointment.sql.ts'
import { changed, filled, findRow, type Row, rowsOf } from './statement.ts'
import { inTransaction } from './transaction.sql.ts'

type Found = Row<Omit<HeldAppointment, 'bearer'>> & { readonly bearerKind: Bearer['kind']; readonly bearerId: string }

/** Appointments in PostgreSQL. `jobs` plans the sending of their letters, in the transaction that writes them. */
export function postgresAppointments({ pool, jobs }: { readonly pool: Pool; readonly jobs: JobPlanner }): Appointments {
  /** The first outcome that is not `done` undoes everything. */
  const together = async <T extends string>(done: T, work: (client: PoolClient) => Promise<T>): Promise<T> => {
    let outcome: T = done
    await inTransaction(pool, async (client) => ((outcome = await work(client)) === done ? true : undefined))
    return outcome
  }
  return {
    taken: (offices, { from, to }, now) => rowsOf<TakenSlot>(pool, TAKEN, [offices, from, to, now]),
    book: (appointment, { places, today, at, letters, file }) =>
      together<Awaited<ReturnType<Appointments['book']>>>('booked', async (client) => {
        if (file && !(await saveCase(client, file, { at, patch: {}, events: [] }))) return 'changed-meanwhile'
        await rowsOf(client, CLOSE_PAST, [...bearerOf(appointment.bearer), appointment.purpose, today, at])
        if ((await changed(client, INSERT, insertOf(appointment, at))) === 0) return 'has-one'
        if (!(await takePlace(client, appointment, { id: appointment.id, places, at }))) return 'full'
        await keepLetters(client, jobs, { letters, at })
        return 'booked'
      }),
    change: (appointment, to, { places, freeAt, at, letters }) =>
      together<'changed' | 'full' | 'changed-meanwhile'>('changed', async (client) => {
        const { id, officeId, day, time } = appointment
        if ((await changed(client, MOVE, [id, officeId, day, time, to.officeId, to.day, to.time, at])) === 0) return 'changed-meanwhile'
        await freePlace(client, id, freeAt)
        if (!(await takePlace(client, to, { id, places, at }))) return 'full'
        await keepLetters(client, jobs, { letters, at })
        return 'changed'
      }),
    settle: (appointment, to, more) =>
      together<'settled' | 'changed-meanwhile'>('settled', async (client) =>
        (await settleAppointment(client, jobs, { appointment, to, ...more })) ? 'settled' : 'changed-meanwhile',
      ),
    closePast: async (today, at) => counted(await rowsOf<Pick<Appointment, 'state'>>(pool, CLOSE_ALL_PAST, [today, at])),
    byCode: async (code) => readFound(await findRow<Found>(pool, BY_CODE, [code])),
    liveOf: async (bearer, purpose, today) => readFound((await rowsOf<Found>(pool, LIVE_OF, [...bearerOf(bearer), purpose, today]))[0]),
    ofDay: async (officeId, on) => (await rowsOf<Found>(pool, OF_DAY, [officeId, on])).flatMap((row) => readFound(row) ?? []),
  }
}

function counted(closed: readonly Pick<Appointment, 'state'>[]): ClosedAppointments {
  const served = closed.filter(({ state }) => state === 'served').length
  return { served, missed: closed.length - served }
}

/** Tries the lowest place that looks free until it has one or none is left: whoever is beaten to it sees that, and looks again. */
async function takePlace(
  client: PoolClient,
  { officeId, day, time }: OfficeSlot,
  { id, places, at }: { readonly id: string; readonly places: number; readonly at: Instant },
): Promise<boolean> {
  for (;;) {
    const [tried] = await rowsOf<{ wanted: number | null; got: number | null }>(client, TAKE_PLACE, [officeId, day, time, places, id, at])
    if (tried?.got != null) return true
    if (tried?.wanted == null) return false
  }
}

function bearerOf({ kind, id }: Bearer): readonly (string | null)[] {
  return (['card', 'held', 'case'] as const).map((one) => (one === kind ? id : null))
}

function insertOf({ id, code, officeId, day, time, purpose, bearer, language, email }: Appointment, at: Instant): readonly unknown[] {
  return [id, code, officeId, day, time, purpose, ...bearerOf(bearer), language, email, at]
}

function readFound(row: Found | undefined): HeldAppointment | undefined {
  if (!row) return undefined
  const { bearerKind, bearerId, ...rest } = row
  return { ...filled<Omit<HeldAppointment, 'bearer'>>(rest), bearer: { kind: bearerKind, id: bearerId } }
}

const TAKEN = `
  select office_id as "officeId", on_day as "day", at_time as "time", count(*)::integer as taken
  from appointment_place
  where office_id = any($1) and on_day between $2 and $3 and (free_at is null or free_at > $4)
  group by 1, 2, 3`

const BEARER = 'card_id is not distinct from $1::uuid and held_card_id is not distinct from $2::uuid and case_id is not distinct from $3::uuid'

const CLOSED = `case state when 'arrived' then 'served' else 'no-show' end`

const CLOSE_PAST = `
  update appointment set state = ${CLOSED}, updated_at = $6::timestamptz
  where ${BEARER} and purpose = $4 and on_day < $5 and state in ('confirmed', 'arrived')`

const CLOSE_ALL_PAST = `
  update appointment set state = ${CLOSED}, updated_at = $2::timestamptz
  where on_day < $1 and state in ('confirmed', 'arrived')
  returning state`

const INSERT = `
  insert into appointment
    (id, code, office_id, on_day, at_time, purpose, card_id, held_card_id, case_id, language, email, state, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'confirmed', $12, $12)
  on conflict do nothing`

// Everybody tries the lowest free number, so that two who cannot see each other yet meet at the same key. The count is for places that were given away
// when the office had more windows.
const TAKE_PLACE = `
  with gone as (
    select place from appointment_place
    where office_id = $1 and on_day = $2 and at_time = $3 and (free_at is null or free_at > $6::timestamptz)
  ),
  wanted as (
    select n from generate_series(1, $4::integer) as n
    where n not in (select place from gone) and (select count(*) from gone) < $4::integer
    order by n limit 1
  ),
  got as (
    insert into appointment_place as p (office_id, on_day, at_time, place, appointment_id)
    select $1, $2, $3, n, $5 from wanted
    on conflict (office_id, on_day, at_time, place) do update set appointment_id = excluded.appointment_id, free_at = null
    where p.free_at <= $6::timestamptz
    returning place
  )
  select (select n from wanted)::integer as wanted, (select place from got)::integer as got`

const MOVE = `
  update appointment set office_id = $5, on_day = $6, at_time = $7, updated_at = $8
  where id = $1 and office_id = $2 and on_day = $3 and at_time = $4 and state = 'confirmed'`

const FIND = `
  select a.id, a.code, a.office_id as "officeId", a.on_day as "day", a.at_time as "time", a.purpose, a.language, a.email, a.state,
    a.cancelled_by as "cancelledBy", a.reason,
    case when a.card_id is not null then 'card' when a.held_card_id is not null then 'held' else 'case' end as "bearerKind",
    coalesce(a.card_id, a.held_card_id, a.case_id) as "bearerId",
    coalesce(h.number, c.number, f.code) as reference,
    coalesce(h.answers, f.answers) ->> 'birthDate' as "birthDate",
    concat_ws(' ', coalesce(h.answers, f.answers) ->> 'surname', coalesce(h.answers, f.answers) ->> 'givenNames') as name,
    i.number as "paperItem", i.keep_until as "keepUntil"
  from appointment a
  left join card c on c.id = a.card_id
  left join held_card h on h.id = a.held_card_id
  left join case_file f on f.id = coalesce(a.case_id, c.case_id)
  left join paper_item i on a.purpose = 'collection' and i.case_id = a.case_id and i.office_id = a.office_id and i.state = 'at-office'`

const BY_CODE = `${FIND} where a.code = $1`

const LIVE_OF = `
  ${FIND} where a.card_id is not distinct from $1::uuid and a.held_card_id is not distinct from $2::uuid and a.case_id is not distinct from $3::uuid
    and a.purpose = $4 and a.on_day >= $5 and a.state in ('confirmed', 'arrived')`

const OF_DAY = `${FIND} where a.office_id = $1 and a.on_day = $2 order by a.at_time, a.created_at, a.id`
