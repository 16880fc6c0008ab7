import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressFormats } from '../../countries/kz-demo/address-formats.ts'
import { inAddressOrder } from './address-fields.ts'
import { codeFits, envelopeLines, formatOf, isNeeded, partsAsked, type PostalAddress } from './address.ts'

const at = (country: string) => formatOf(addressFormats, country)
const lines = (address: Partial<PostalAddress> & { readonly country: string }, name: string) =>
  envelopeLines({ recipient: 'Anna Example', street: 'Example street 7', locality: 'Example', ...address }, at(address.country), name)

test('the envelope follows the country it goes to', () => {
  assert.deepEqual(lines({ country: 'DEU', postalCode: '10117', locality: 'Berlin' }, 'Germany'), [
    'Anna Example',
    'Example street 7',
    '10117 Berlin',
    'GERMANY',
  ])
  assert.deepEqual(lines({ country: 'USA', street2: 'Apt 4', locality: 'Springfield', region: 'IL', postalCode: '62701' }, 'United States'), [
    'Anna Example',
    'Example street 7',
    'Apt 4',
    'Springfield, IL 62701',
    'UNITED STATES',
  ])
  assert.deepEqual(lines({ country: 'KAZ', postalCode: '010000', locality: 'Astana' }, 'Kazakhstan'), [
    '010000',
    'Astana',
    'Example street 7',
    'Anna Example',
    'KAZAKHSTAN',
  ])
})

test('an address in the letters of its own country stands in its own order', () => {
  const inChinese = { recipient: '王芳', street: '示例路7号', region: '北京市', locality: '朝阳区', postalCode: '100600', country: 'CHN' }
  assert.deepEqual(envelopeLines(inChinese, at('CHN'), '中国'), ['100600', '北京市朝阳区', '示例路7号', '王芳', '中国'])
  assert.equal(lines({ country: 'CHN', region: 'Beijing', postalCode: '100600' }, 'China')[0], 'Anna Example')
})

test('a country asks for what it has and needs what a letter does not arrive without', () => {
  assert.deepEqual(partsAsked(at('DEU')), ['recipient', 'street', 'street2', 'postalCode', 'locality'])
  assert.ok(!partsAsked(at('DEU')).includes('region'))
  assert.ok(isNeeded(at('USA'), 'region') && isNeeded(at('USA'), 'postalCode'))
  assert.ok(!partsAsked(at('HKG')).includes('postalCode'))
  assert.deepEqual(partsAsked(at('XXX')), ['recipient', 'street', 'street2', 'locality', 'region', 'postalCode'], 'a country nobody wrote down')
  assert.ok(!isNeeded(at('XXX'), 'postalCode'))
})

test('postal codes are known by their shape, with spaces, dashes and small letters forgiven', () => {
  for (const [country, code] of [
    ['GBR', 'sw1a 1aa'],
    ['PRT', '1234-123'],
    ['JPN', '〒100-0001'.slice(1)],
    ['KAZ', 'Z05T0B9'],
    ['KAZ', '050 000'],
    ['NLD', '1235 df'],
  ] as const)
    assert.ok(codeFits(at(country), code), `${country} ${code}`)
  for (const [country, code] of [
    ['GBR', '12345'],
    ['KAZ', '12345'],
    ['USA', '123456'],
  ] as const)
    assert.ok(!codeFits(at(country), code), `${country} ${code}`)
})

test('each country writes every part that is told, once, and its example is a code of its own', () => {
  let countries = 0
  for (const [country, format] of Object.entries(addressFormats)) {
    countries += 1
    assert.ok(format.example === undefined || codeFits(format, format.example), country)
    const written = envelopeLines({ recipient: 'R1', street: 'S1', street2: 'S2', locality: 'L1', region: 'G1', postalCode: 'P1', country }, format, 'Land')
    for (const part of partsAsked(format)) {
      const value = { recipient: 'R1', street: 'S1', street2: 'S2', locality: 'L1', region: 'G1', postalCode: 'P1' }[part]
      assert.equal(written.join(' ').split(value).length, 2, `${country} ${part}: ${written.join(' / ')}`)
    }
    assert.equal(written.at(-1), 'LAND')
  }
  assert.ok(countries > 190, `only ${countries} countries`)
})

test('whatever people type, no line is empty and nothing is written that they did not say', () => {
  const word = fc.constantFrom('', 'Example', 'Пример', '示例')
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(addressFormats)),
      fc.record({ recipient: word, street: word, locality: word, region: word, postalCode: word }),
      (country, typed) => {
        for (const line of envelopeLines({ ...typed, country }, at(country), 'Land')) assert.ok(line.trim() !== '' && !line.includes('%'), line)
      },
    ),
  )
})

test('the fields of a form stand as the country writes them, and what a letter needs there is not called optional', () => {
  const parts = { place: 'locality', code: 'postalCode', street: 'street', more: 'street2', region: 'region' } as const
  const fields = ['country', 'place', 'code', 'street', 'more', 'region'].map((name): { name: string; needed?: boolean } => ({ name }))
  const as = (country: string) => inAddressOrder(fields, parts, at(country)).map(({ name, needed }) => (needed ? `${name}!` : name))
  assert.deepEqual(
    as('DEU').filter((name) => !name.startsWith('region')),
    ['country', 'street!', 'more', 'code!', 'place!'],
  )
  assert.ok(as('USA').includes('region!') && as('USA').indexOf('place!') < as('USA').indexOf('region!'))
  assert.ok(as('JPN').indexOf('code!') < as('JPN').indexOf('street!'), 'the large comes before the small')
  assert.equal(inAddressOrder(fields, parts, at('DEU'))[1], inAddressOrder(fields, parts, at('FRA'))[1], 'one object for each field')
})
