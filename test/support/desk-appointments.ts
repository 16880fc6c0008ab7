import { randomBytes, randomUUID } from 'node:crypto'
import { postgresHeldCards } from '../../src/adapters/postgres/held-cards.sql.ts'
import type { Appointment } from '../../src/actions/ports/appointments.ts'
import { codeFrom, writeCaseCode } from '../../src/core/kernel/code.ts'
import { day } from '../../src/core/kernel/plain-date.ts'
import type { DeskApp } from './desk-app.ts'

/** Somebody who is expected in Astana later on the day on which the desk's clock stands, with a card of another register. */
export async function bookedToday({ deps, pool }: Pick<DeskApp, 'deps' | 'pool'>): Promise<Appointment> {
  const at = deps.clock.now()
  const id = randomUUID()
  const plain = { service: 'registration-card', state: 'active', validFrom: day('2026-01-10'), validUntil: day('2027-01-09'), language: 'en' } as const
  const answers = { surname: 'EXAMPLE', givenNames: 'ANNA', birthDate: '1990-05-12' }
  await postgresHeldCards({ pool }).keep([{ ...plain, id, number: `KZ${id.slice(0, 8)}`, answers }], { file: 'cards.csv', at })
  const booked: Appointment = {
    id: randomUUID(),
    code: writeCaseCode('AP', codeFrom(randomBytes(64), 8)),
    officeId: 'AST',
    day: day(at.slice(0, 10)),
    time: '17:00',
    purpose: 'renewal',
    bearer: { kind: 'held', id },
    language: 'en',
    state: 'confirmed',
  }
  await deps.appointments.book(booked, { places: 1_000, today: booked.day, at, letters: [] })
  return booked
}
