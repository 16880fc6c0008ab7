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
import { parsePlainDate, type PlainDate } from '../kernel/plain-date.ts'
import type { EntryRight } from '../service/definition.ts'
import { firstDayOf, type KnownCard } from './known-cards.ts'

/** What a card says about entering the country, whichever of its two codes was read. */
export interface EntryFacts {
  /** As the service definition calls it; its status list goes by that. */
  readonly kind: string
  readonly right: EntryRight
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
 * The facts of a seal of a card of this kind, or undefined when it does not say what such a seal must. It names only the last day: the first follows from
 * how long cards of the kind are good. `issuedOn` is the day in the seal's header.
 */
export function factsOfSeal(
  features: SealFeatures,
  { card, issuedOn, today }: { readonly card: KnownCard; readonly issuedOn: PlainDate; readonly today: PlainDate },
): EntryFacts | undefined {
  const zone = sealedMrz(features)
  const terms = card.entry === 'visa' ? visitOf(features) : RESIDENT
  if (!zone || !terms) return undefined
  const until = parsePlainDate(expandDate(sealedField(zone, 'expiryDate'), 'expiry', today) ?? '')
  if (!until) return undefined
  const slot = featureNumber(features, 'statusIndex')
  return {
    kind: card.kind,
    right: card.entry,
    cardNumber: featureText(features, 'cardNumber') ?? '',
    passportNumber: featureText(features, 'passportNumber') ?? '',
    holder: holderOf(zone),
    validFrom: firstDayOf(card, until, issuedOn),
    validUntil: until,
    ...terms,
    ...(slot === null ? {} : { slot }),
  }
}

type Terms = Pick<EntryFacts, 'stay' | 'entries'>

/** Whoever lives here comes and goes; whether the card lets them is the right's to say. */
const RESIDENT: Terms = { stay: { kind: 'until-expiry' }, entries: 'unlimited' }

function visitOf(features: SealFeatures): Terms | undefined {
  const stay = featureNamed(features, 'durationOfStay')
  return stay?.kind === 'duration' ? { stay: stay.value, entries: entriesOf(featureNumber(features, 'numberOfEntries') ?? 1) } : undefined
}

function holderOf(zone: SealedMrz): CardHolder {
  const nationality = bare(sealedField(zone, 'nationality'))
  return { name: bare(sealedField(zone, 'name')), nationality, birthDate: sealedField(zone, 'birthDate') }
}

/** The facts of the second code of a card of this kind; undefined when a date or the length of stay cannot be read. */
export function factsOfMessage(message: AuthorisationFacts, card: KnownCard): EntryFacts | undefined {
  const [validFrom, validUntil, stay] = [parsePlainDate(message.validFrom), parsePlainDate(message.validUntil), stayOf(message.stay)]
  if (!validFrom || !validUntil || !stay) return undefined
  return {
    kind: card.kind,
    right: card.entry,
    cardNumber: message.cardNumber,
    passportNumber: message.passportNumber,
    holder: {
      name: message.name.replace(/\s+/g, ' ').trim(),
      nationality: message.nationality,
      birthDate: message.birthDate.slice(2).replaceAll('-', ''),
    },
    validFrom,
    validUntil,
    ...(card.entry === 'visa' ? { stay, entries: entriesOf(message.entries) } : RESIDENT),
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
