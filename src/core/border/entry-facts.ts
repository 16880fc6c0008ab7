import { expandDate } from 'icao-seal/mrz'
import {
  type DurationOfStay,
  entriesOf,
  featureNamed,
  featureNumber,
  featureText,
  sealedField,
  type SealedMrz,
  type SealFeatures,
  sealedMrz,
} from 'icao-seal/vds'
import type { AuthorisationFacts } from 'icao-seal/vdsnc'
import { addDays, parsePlainDate, type PlainDate } from '../kernel/plain-date.ts'

/** What a card says about entering the country, whichever of its two codes was read. */
export interface EntryFacts {
  readonly cardNumber: string
  readonly passportNumber: string
  readonly holder: CardHolder
  readonly validFrom: PlainDate
  readonly validUntil: PlainDate
  readonly stay: DurationOfStay
  readonly entries: number | 'unlimited'
  /** Its place in the status list; undefined on a seal without one, whose status nobody can look up. */
  readonly slot?: number
}

/** As in a passport zone: `ZHANG WEI`, `CHN`, `900115` (`<<` for what is unknown). */
export interface CardHolder {
  readonly name: string
  readonly nationality: string
  readonly birthDate: string
}

/**
 * The facts of a visa seal, or undefined when it is no seal of a card that lets anyone in. The seal names only the last day: the first follows from the days
 * that cards of this service are good for.
 */
export function factsOfSeal(features: SealFeatures, given: { readonly cardDays: number; readonly today: PlainDate }): EntryFacts | undefined {
  const zone = sealedMrz(features)
  const stay = featureNamed(features, 'durationOfStay')
  if (!zone || stay?.kind !== 'duration') return undefined
  const until = parsePlainDate(expandDate(sealedField(zone, 'expiryDate'), 'expiry', given.today) ?? '')
  if (!until) return undefined
  const slot = featureNumber(features, 'statusIndex')
  return {
    cardNumber: featureText(features, 'cardNumber') ?? '',
    passportNumber: featureText(features, 'passportNumber') ?? '',
    holder: holderOf(zone),
    validFrom: addDays(until, 1 - given.cardDays),
    validUntil: until,
    stay: stay.value,
    entries: entriesOf(featureNumber(features, 'numberOfEntries') ?? 1),
    ...(slot === null ? {} : { slot }),
  }
}

function holderOf(zone: SealedMrz): CardHolder {
  const nationality = bare(sealedField(zone, 'nationality'))
  return { name: bare(sealedField(zone, 'name')), nationality, birthDate: sealedField(zone, 'birthDate') }
}

/** The facts of the second code; undefined when a date or the length of stay cannot be read. */
export function factsOfMessage(message: AuthorisationFacts): EntryFacts | undefined {
  const [validFrom, validUntil, stay] = [parsePlainDate(message.validFrom), parsePlainDate(message.validUntil), stayOf(message.stay)]
  if (!validFrom || !validUntil || !stay) return undefined
  return {
    cardNumber: message.cardNumber,
    passportNumber: message.passportNumber,
    holder: {
      name: message.name.replace(/\s+/g, ' ').trim(),
      nationality: message.nationality,
      birthDate: message.birthDate.slice(2).replaceAll('-', ''),
    },
    validFrom,
    validUntil,
    stay,
    entries: entriesOf(message.entries),
    slot: message.statusSlot,
  }
}

/** `P90D`, `P3M`, `P1Y2M`: the parts that a length of stay may have. */
function stayOf(text: string): DurationOfStay | undefined {
  const parts = /^P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})D)?$/.exec(text)
  if (!parts || text === 'P') return undefined
  const [years, months, days] = [Number(parts[1] ?? 0), Number(parts[2] ?? 0), Number(parts[3] ?? 0)]
  return { kind: 'from-entry', days, months, years }
}

function bare(field: string): string {
  return field.replace(/<+$/, '').replace(/<+/g, ' ')
}
