import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatMrvA, formatTd1 } from 'icao-seal/mrz'
import { decodeVds, featureText, readFeatures, residenceProfile, sealedMrz, type SealedMrz, sealVds } from 'icao-seal/vds'
import { services } from '../../countries/kz-demo/services.ts'
import { sealRules } from '../../countries/kz-demo/seals.ts'
import { addDays, day, type PlainDate } from '../kernel/plain-date.ts'
import { sealContent, touristProfile } from '../seal/seal-content.ts'
import { type EntryFacts, factsOfMessage, factsOfSeal } from './entry-facts.ts'
import { exitVerdict, type ListedStatus, mayEnter } from './entry-verdict.ts'
import { firstDayOf, kindOfNumber, kindOfSeal, type KnownCard, knownCards } from './known-cards.ts'

const RULES = sealRules(true)
const CARDS = knownCards(services.map(({ definition }) => definition))
const UNTIL = day('2027-05-31')
const FIRST: Readonly<Record<string, PlainDate>> = {
  'tourist-card': day('2027-03-03'),
  'registration-card': day('2026-06-01'),
  'border-zone-pass': day('2027-03-01'),
}

/** A seal of ours as a device opens it. The kind is not in it: whoever reads it has to tell. */
function sealed({ kind, letter, documentCode, zone }: KnownCard) {
  const number = `${letter}7K2M94QX`
  const person = { issuingState: 'UTO', primary: 'ZHANG', secondary: 'WEI', nationality: 'CHN', birthDate: '900115', sex: 'F', expiryDate: '270531' }
  const lines =
    zone === 'TD1'
      ? formatTd1({ ...person, documentCode, documentNumber: number, optional2: 'E12345678' })
      : formatMrvA({ ...person, documentCode, documentNumber: 'E12345678', optional: number })
  assert.ok(lines.ok, JSON.stringify(lines))
  const validFrom = FIRST[kind] ?? assert.fail(kind)
  const facts = {
    service: kind,
    cardNumber: number,
    mrz: lines.lines,
    answers: { passportNumber: 'E12345678', birthDate: '1990-01-15', sex: 'F' },
    validFrom,
    validUntil: UNTIL,
    ...(zone === 'MRV-A' ? { daysOfStay: 30, entries: 'single' as const } : {}),
    issuedOn: addDays(validFrom, -20),
    slot: 7,
    statusUri: 'https://cards.example/trust',
  }
  const content = sealContent(RULES, facts, { signer: 'UTRC', reference: '0A', on: facts.issuedOn })
  assert.ok(content.ok)
  const seal = sealVds(content.value.vds, new Uint8Array(64).fill(1))
  assert.ok(seal.ok)
  const vds = decodeVds(seal.bytes)
  assert.ok(vds.ok)
  const features = readFeatures(vds, zone === 'TD1' ? residenceProfile(RULES.residence) : touristProfile(RULES))
  assert.ok(features.ok)
  return { features, issuedOn: facts.issuedOn }
}

type Telling = (zone: SealedMrz, cardNumber: string, cards: readonly KnownCard[]) => KnownCard | undefined

function factsWith(tell: Telling, card: KnownCard, today: PlainDate): EntryFacts {
  const { features, issuedOn } = sealed(card)
  const zone = sealedMrz(features) ?? assert.fail('no zone')
  const told = tell(zone, featureText(features, 'cardNumber') ?? '', CARDS) ?? assert.fail(`nobody knows a ${card.kind}`)
  return factsOfSeal(features, { card: told, issuedOn, today }) ?? assert.fail('no facts')
}

const STATES: readonly ListedStatus[] = ['valid', 'suspended', 'revoked', 'reserved', 'unknown']
const DAYS = { before: (first: PlainDate) => addDays(first, -1), first: (first: PlainDate) => first, last: () => UNTIL, after: () => addDays(UNTIL, 1) }

/** Every kind of card, in every state, on the days at either end: what a device says to whoever enters. */
function answers(tell: Telling = kindOfSeal): readonly string[] {
  return CARDS.flatMap((card) =>
    STATES.flatMap((status) =>
      Object.entries(DAYS).map(([name, on]) => {
        const today = on(FIRST[card.kind] ?? assert.fail(card.kind))
        const verdict = mayEnter({ card: factsWith(tell, card, today), status, flagged: false, pack: 'fresh', crossings: [], today })
        return `${card.kind} ${status} ${name}: ${verdict.may === 'yes' ? 'yes' : `${verdict.may} ${verdict.reason}`}`
      }),
    ),
  )
}

/** What the law says, in the same words. */
function expected(): readonly string[] {
  const said = (kind: string, status: ListedStatus, name: string) => {
    if (kind === 'border-zone-pass') return 'no no-right'
    if (status === 'suspended' || status === 'revoked') return `no ${status}`
    if (name === 'before') return 'no not-yet-valid'
    if (name === 'after') return 'no expired'
    return status === 'valid' ? 'yes' : 'ask status-unknown'
  }
  return CARDS.flatMap(({ kind }) => STATES.flatMap((status) => Object.keys(DAYS).map((name) => `${kind} ${status} ${name}: ${said(kind, status, name)}`)))
}

test('each kind of card, in each state, on the days at either end of it, is answered as the law says', () => {
  assert.deepEqual(
    CARDS.map(({ kind, entry }) => `${kind} ${entry}`),
    ['tourist-card visa', 'registration-card until-expiry', 'border-zone-pass none'],
  )
  assert.equal(answers().length, 60)
  assert.deepEqual(answers(), expected())
})

test('a device that looks at the shape of the zone and not at its document code lets in on a card that gives no right, and is found out', () => {
  const forgetful: Telling = (zone, _number, cards) => cards.find((card) => card.zone === (zone.line3 === undefined ? 'MRV-A' : 'TD1'))
  const wrong = answers(forgetful).filter((line, at) => line !== expected()[at])
  assert.ok(wrong.includes('border-zone-pass valid last: yes'), wrong.join())
  assert.equal(wrong.length, STATES.length * Object.keys(DAYS).length)
})

const card = (kind: string) => CARDS.find((one) => one.kind === kind) ?? assert.fail(kind)
const resident = (today = UNTIL) => factsWith(kindOfSeal, card('registration-card'), today)

test('whoever lives here comes in any number of times, and stays until the last day of the card', () => {
  const today = day('2026-11-24')
  const crossings = Array.from({ length: 40 }, (_, at) => {
    const on = addDays(today, at - 40)
    return { id: `entry-${at}`, direction: 'entry' as const, at: `${on}T08:00:00.000Z` as never, on }
  })
  const verdict = mayEnter({ card: resident(today), status: 'valid', flagged: false, pack: 'fresh', crossings, today })
  assert.ok(verdict.may === 'yes')
  assert.deepEqual([verdict.terms.leaveBy, verdict.terms.entriesLeft, verdict.terms.entriesUsed], [UNTIL, 'unlimited', 40])
})

test('whoever lives here leaves in time without an entry that is known, until the last day; a card without a right says nothing about it', () => {
  assert.deepEqual(exitVerdict(resident(), [], UNTIL), { kind: 'in-time', leaveBy: UNTIL })
  assert.deepEqual(exitVerdict(resident(), [], addDays(UNTIL, 1)), { kind: 'overstayed', leaveBy: UNTIL })
  assert.deepEqual(exitVerdict(factsWith(kindOfSeal, card('border-zone-pass'), UNTIL), [], UNTIL), { kind: 'no-right' })
})

test('a card that nobody knows, and a document code with a number of another kind, are of no kind', () => {
  const { features } = sealed(card('registration-card'))
  const zone = sealedMrz(features) ?? assert.fail('no zone')
  assert.equal(kindOfSeal(zone, 'R7K2M94QX', CARDS)?.kind, 'registration-card')
  assert.equal(kindOfSeal(zone, '', CARDS)?.kind, 'registration-card')
  assert.equal(kindOfSeal(zone, 'Z7K2M94QX', CARDS), undefined)
  assert.equal(kindOfSeal({ ...zone, line1: `IX${zone.line1.slice(2)}` }, 'R7K2M94QX', CARDS), undefined)
  assert.equal(kindOfSeal(zone, 'R7K2M94QX', [card('tourist-card')]), undefined)
  const twins = [...CARDS, { ...card('registration-card'), kind: 'another', letter: 'N', entry: 'none' as const }]
  assert.deepEqual(
    ['R7K2M94QX', 'N7K2M94QX', ''].map((number) => kindOfSeal(zone, number, twins)?.kind),
    ['registration-card', 'another', undefined],
  )
})

test('the second code of each kind gives the right of its kind, whatever it says of a stay', () => {
  const message = { passportNumber: 'E12345678', name: 'ZHANG  WEI', nationality: 'CHN', birthDate: '1990-01-15', sex: 'F', statusSlot: 7, statusUri: '' }
  const days = { validFrom: '2026-06-01', validUntil: UNTIL, stay: 'P365D', entries: 0 }
  const read = (letter: string) => {
    const told = kindOfNumber(`${letter}7K2M94QX`, CARDS)
    const facts = told && factsOfMessage({ ...message, ...days, cardNumber: `${letter}7K2M94QX` }, told)
    return facts && `${facts.kind} ${facts.right} ${facts.stay.kind}`
  }
  assert.deepEqual(['T', 'R', 'Z', 'X'].map(read), [
    'tourist-card visa from-entry',
    'registration-card until-expiry until-expiry',
    'border-zone-pass none until-expiry',
    undefined,
  ])
})

test('the first day follows from the last: to the day for a visit and a whole year, and not before the day of issue for a shorter card', () => {
  const months = { lasts: { kind: 'months', count: 12 } } as const
  assert.equal(firstDayOf({ lasts: { kind: 'days', count: 90 } }, day('2027-02-20'), day('2026-11-20')), '2026-11-23')
  assert.equal(firstDayOf(months, UNTIL, day('2026-05-12')), '2026-06-01')
  assert.equal(firstDayOf(months, UNTIL, day('2026-08-15')), '2026-08-15')
  assert.equal(firstDayOf({}, UNTIL, day('2026-08-15')), '2026-08-15')
})
