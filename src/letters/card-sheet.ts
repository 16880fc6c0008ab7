import { latinToMrz } from 'icao-seal/mrz'
import type { Card } from '../actions/ports/cases.ts'
import type { LawBook } from '../actions/ports/law.ts'
import type { CardSheet, CardText } from '../actions/ports.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { Language } from '../core/kernel/language.ts'
import { partsOf, type PlainDate } from '../core/kernel/plain-date.ts'
import { cardUse } from '../texts/card-use.ts'
import type { TextKey } from '../texts/catalogue.gen.ts'
import type { Texts, Words } from '../texts/words.ts'
import { writtenDay } from '../texts/written.ts'
import { wordsOr } from './given-reasons.ts'

export interface CardInput {
  readonly texts: Texts
  readonly publicOrigin: string
  readonly card: Omit<Card, 'pdf'>
  readonly file: CaseFile
  readonly portrait: Uint8Array
  readonly seal: CardSheet['seal']
  readonly law: LawBook
  /** The day of the agency's time zone that a moment falls on. */
  readonly dayOf: (moment: Instant) => PlainDate
}

/** Everything printed on a card, in English and in the holder's language. The same card gives the same sheet. */
export function writeCardSheet(input: CardInput): CardSheet {
  const { texts, card, file, law, publicOrigin } = input
  const [english, own] = [texts('en'), texts(file.language)]
  const both = (key: TextKey): CardText => ({ en: english.of(key), own: own.of(key) })
  const title = { en: serviceName(english, card.service), own: serviceName(own, card.service) }
  return {
    title,
    demoBand: law.demo ? both('letters.card.demo-band') : { en: '', own: '' },
    specimen: law.demo ? 'SPECIMEN' : '',
    cardNumberLabel: both('letters.card.number'),
    cardNumber: card.number,
    validity: [
      { label: both('letters.card.valid-from'), value: cardDay(card.validFrom) },
      { label: both('letters.card.valid-until'), value: cardDay(card.validUntil) },
      ...stayOf(card).flatMap((stay) => [
        { label: both('letters.card.stay'), value: english('letters.days', { days: stay.daysOfStay }) },
        { label: both('letters.card.entries'), value: english(entriesKey('letters.card.entries', stay.entries)) },
      ]),
    ],
    fields: fieldsOf(input, english, both),
    portraitJpeg: input.portrait,
    portraitAlt: own('letters.card.portrait'),
    mrz: card.mrz,
    seal: input.seal,
    sealLabel: both('letters.card.seal'),
    vdsNcLabel: both('letters.card.carriers'),
    checkAddress: `${publicOrigin}/${file.language}/check/${card.number}`,
    checkLabel: both('letters.card.check'),
    howToUse: languagesOf(file.language).map((language) => howToUse(texts(language), card, publicOrigin)),
    language: file.language,
    issuedAt: card.issuedAt,
    documentTitle: `${title.en} ${card.number}`,
  }
}

/** None for a card that lets its holder live here. */
function stayOf({ daysOfStay, entries }: CardInput['card']): readonly { readonly daysOfStay: number; readonly entries: string }[] {
  return daysOfStay === undefined ? [] : [{ daysOfStay, entries: entries ?? 'single' }]
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** `12 JAN 2027`: read the same way on every border. */
export function cardDay(date: PlainDate): string {
  const { year, month, day } = partsOf(date)
  return `${String(day).padStart(2, '0')} ${MONTHS[month - 1] ?? ''} ${year}`
}

function serviceName(words: Words, service: string): string {
  return wordsOr(words, `service.${service}.name`, words('common.name'))
}

function languagesOf(language: Language): readonly Language[] {
  return language === 'en' ? ['en'] : ['en', language]
}

function entriesKey<K extends 'letters.card.entries' | 'letters.card.use.enter'>(key: K, entries: string): `${K}.single` | `${K}.multiple` {
  return entries === 'multiple' ? `${key}.multiple` : `${key}.single`
}

type Shape = { readonly wide?: boolean; readonly mono?: boolean }
const SHAPES: Readonly<Record<string, Shape>> = {
  address: { wide: true },
  surname: { wide: true },
  givenNames: { wide: true },
  authority: { wide: true },
  passportNumber: { mono: true },
}

/** The fields that the service definition names, in its order. A field without a value, such as the given names of a single name, is left out. */
function fieldsOf(input: CardInput, english: Words, both: (key: TextKey) => CardText): CardSheet['fields'] {
  const { service, definitionVersion } = input.file
  const definition = input.law.definitions.find((one) => one.id === service && one.version === definitionVersion)
  if (!definition) throw new Error(`a card of an unknown service: ${service} ${definitionVersion}`)
  return definition.card.fields.flatMap((name) => {
    const value = valueOf(name, input, english)
    if (value === '') return []
    const shape = SHAPES[name] ?? {}
    return [{ label: both(`letters.card.${name}` as TextKey), value, wide: shape.wide ?? false, mono: shape.mono ?? false }]
  })
}

function valueOf(name: string, { file, card, law, dayOf }: CardInput, english: Words): string {
  const answer = file.answers[name] ?? ''
  switch (name) {
    case 'surname':
    case 'givenNames':
      return asInZone(answer)
    // One letter, as in the passport.
    case 'sex':
      return answer
    case 'nationality':
      return [answer, law.nationalityNames[answer]?.en ?? ''].join(' ').trim()
    case 'birthDate':
      return answer === '' ? '' : cardDay(answer as PlainDate)
    case 'region':
      return law.regions.find((region) => region.code === answer)?.name.en ?? answer
    case 'issuedOn':
      return cardDay(dayOf(card.issuedAt))
    case 'authority':
      return [english.of('country.agency.name'), law.offices.find((office) => office.id === file.officeId)?.name.en].filter(Boolean).join(', ')
    default:
      return wordsOr(english, `field.${name}.option.${answer}`, answer)
  }
}

/** As the passport's machine readable zone spells the name, with spaces for fillers: the two lines below must say the same. */
function asInZone(name: string): string {
  const written = latinToMrz(name)
  return written.ok ? written.value.replaceAll('<', ' ') : name.toUpperCase()
}

function howToUse(words: Words, card: CardInput['card'], publicOrigin: string): CardSheet['howToUse'][number] {
  const { language } = words
  return {
    language,
    title: words('letters.card.use.title'),
    lines: [
      words('letters.card.use.show'),
      ...useOf(words, card),
      words('letters.card.use.no-right'),
      words('letters.card.use.wrong'),
      words('letters.card.use.check', { address: `${publicOrigin}/${language}/check`, number: card.number }),
    ],
  }
}

function useOf(words: Words, card: CardInput['card']): readonly string[] {
  const day = (date: PlainDate) => writtenDay(words.language, date)
  const [from, until] = [day(card.validFrom), day(card.validUntil)]
  const [stay] = stayOf(card)
  if (!stay) return cardUse(words, { ...card, kind: card.service })
  return [words(entriesKey('letters.card.use.enter', stay.entries), { from }), words('letters.card.use.leave', { days: stay.daysOfStay, until })]
}
