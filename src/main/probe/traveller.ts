import { randomInt, randomUUID } from 'node:crypto'
import { addDays, day } from '../../core/kernel/plain-date.ts'
import facts from '../../countries/kz-demo/specimens/facts.json' with { type: 'json' }

/** The drawn person of the specimens, with an address and a passport number that no other walk has. */
export interface Traveller {
  /** A name that can never be a real mailbox (RFC 2606). */
  readonly email: string
  /** What the form asks for, by field name. */
  readonly answers: Readonly<Record<string, string>>
  readonly birthDate: string
  readonly passportNumber: string
}

export function newTraveller(today: string): Traveller {
  const email = `probe-${randomUUID()}@example.org`
  const passportNumber = `X${randomInt(100_000_000).toString().padStart(8, '0')}`
  const { mrz: _, issuingState: __, ...person } = facts
  const trip = {
    purpose: 'tourism',
    entryOn: addDays(day(today), 30),
    daysOfStay: '30',
    entries: 'single',
    entryPoint: 'air-ala',
    exitPoint: 'air-nqz',
    addressOfStay: 'Hotel of the probe, 1 Example Street, Almaty',
    speed: 'standard',
  }
  const home = { region: 'KZ-75', address: '1 Example Street, Almaty', housing: 'lease', category: 'adult' }
  return { email, passportNumber, birthDate: facts.birthDate, answers: { ...person, ...trip, ...home, email, passportNumber } }
}
