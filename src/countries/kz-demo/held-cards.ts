import { addDays, day, type PlainDate } from '../../core/kernel/plain-date.ts'
import { specimenPerson } from './specimens.ts'

/** Cards of the drawn person, so that a newcomer can look one up: one with time left, one that can be renewed, one that is late. */
const CARDS = [
  { number: 'DEMO-1001', endsIn: 200, category: 'adult' },
  { number: 'DEMO-1002', endsIn: 20, category: 'worker' },
  { number: 'DEMO-1003', endsIn: -6, category: 'student' },
] as const

export const demoCards = CARDS.map(({ number }) => ({ number, birthDate: day(specimenPerson.birthDate) }))

interface Wanted {
  readonly id: string
  readonly number: string
  readonly endsIn: number
  readonly category: string
  readonly passportNumber?: string
}

const ADDRESS = 'Astana, Example street 1, flat 2'

/** A card of the drawn person as another register would tell it, seen from a day. */
export function demoHeldCard(today: PlainDate, wanted: Wanted) {
  const { surname, givenNames, sex, birthDate, nationality, passportExpiresOn } = specimenPerson
  const { id, number, endsIn, category, passportNumber = specimenPerson.passportNumber } = wanted
  const validUntil = addDays(today, endsIn)
  return {
    id,
    number,
    service: 'registration-card',
    state: 'active',
    validFrom: addDays(validUntil, -364),
    validUntil,
    answers: { surname, givenNames, sex, birthDate, nationality, passportNumber, passportExpiresOn, region: 'KZ-71', address: ADDRESS, category },
    email: 'anna@example.org',
    language: 'en',
  } as const
}

export function demoHeldCards(today: PlainDate) {
  return CARDS.map((card, i) => demoHeldCard(today, { ...card, id: `00000000-0000-7000-8000-00000000100${i + 1}` }))
}
