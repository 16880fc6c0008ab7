import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeVds, readFeatures, sealVds, visaProfile } from 'icao-seal/vds'
import { day } from '../kernel/plain-date.ts'
import { sealContent, touristProfile } from '../seal/seal-content.ts'
import { factsOfMessage, factsOfSeal } from './entry-facts.ts'

const RULES = {
  issuingState: 'UTO',
  signerCountry: 'UT',
  signers: { tourist: 'TC', residence: 'RC', 'vds-nc': 'NC' },
  statusIndexTag: 0x20,
  cardNumberTag: 0x21,
  residence: { featureDefinitionReference: 0xe1, documentTypeCategory: 0x0c },
  shardSlots: 131_072,
} as const
const CARD = {
  service: 'tourist-card',
  cardNumber: 'C7K2M94QX',
  mrz: ['V<UTOZHANG<<WEI<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'E12345678<CHN9001152F2702205C7K2M94QX<<<<<<<'],
  answers: { passportNumber: 'E12345678', birthDate: '1990-01-15', sex: 'F' },
  validFrom: day('2026-11-23'),
  validUntil: day('2027-02-20'),
  daysOfStay: 30,
  entries: 'single',
  issuedOn: day('2026-11-20'),
  slot: 4711,
  statusUri: 'https://cards.example/trust',
} as const

const TOURIST = { kind: 'tourist-card', letter: 'C', zone: 'MRV-A', documentCode: 'V', entry: 'visa', lasts: { kind: 'days', count: 90 } } as const
const today = day('2026-11-24')
const FACTS = {
  kind: 'tourist-card',
  right: 'visa',
  cardNumber: 'C7K2M94QX',
  passportNumber: 'E12345678',
  holder: { name: 'ZHANG WEI', nationality: 'CHN', birthDate: '900115' },
  validFrom: '2026-11-23',
  validUntil: '2027-02-20',
  stay: { kind: 'from-entry', days: 30, months: 0, years: 0 },
  entries: 1,
  slot: 4711,
}

/** The features of the seal that the product would make for the card. */
function featuresOf(profile = touristProfile(RULES)) {
  const content = sealContent(RULES, CARD, { signer: 'UTTC', reference: '0A', on: day('2026-11-20') })
  assert.ok(content.ok)
  const sealed = sealVds(content.value.vds, new Uint8Array(64).fill(1))
  assert.ok(sealed.ok)
  const vds = decodeVds(sealed.bytes)
  assert.ok(vds.ok)
  const features = readFeatures(vds, profile)
  assert.ok(features.ok)
  return features
}

test('the facts of a visa seal are those of the card; its first day follows from its last', () => {
  assert.deepEqual(factsOfSeal(featuresOf(), { card: TOURIST, issuedOn: CARD.issuedOn, today }), FACTS)
})

test('a seal whose extensions are not known has no slot, so that nobody takes its status for known', () => {
  const facts = factsOfSeal(featuresOf(visaProfile()), { card: TOURIST, issuedOn: CARD.issuedOn, today })
  assert.ok(facts && !('slot' in facts))
})

test('the second code gives the same facts', () => {
  const message = {
    cardNumber: CARD.cardNumber,
    passportNumber: 'E12345678',
    name: 'ZHANG  WEI',
    nationality: 'CHN',
    birthDate: '1990-01-15',
    sex: 'F',
    validFrom: '2026-11-23',
    validUntil: '2027-02-20',
    stay: 'P30D',
    entries: 1,
    statusSlot: 4711,
    statusUri: '',
  }
  assert.deepEqual(factsOfMessage(message, TOURIST), FACTS)
  assert.deepEqual(factsOfMessage({ ...message, stay: 'P1Y2M' }, TOURIST)?.stay, { kind: 'from-entry', days: 0, months: 2, years: 1 })
  for (const wrong of [{ stay: 'P' }, { stay: '30' }, { validFrom: '2026-02-30' }, { validUntil: '' }])
    assert.equal(factsOfMessage({ ...message, ...wrong }, TOURIST), undefined, JSON.stringify(wrong))
})
