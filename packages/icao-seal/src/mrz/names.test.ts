import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { mrzName } from './index.ts'

function field(primary: string, secondary: string, width: number): string {
  const name = mrzName(primary, secondary, width)
  assert.ok(name.ok, JSON.stringify(name))
  return name.value
}

test('our choice among the permitted ways to shorten the examples of Doc 9303-4 to 9303-7 stays the same', () => {
  const chayapa = ['NILAVADHANANANDA', 'CHAYAPA DEJTHAMRONG KRASUANG'] as const
  assert.equal(field(...chayapa, 39), 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K')
  assert.equal(field(...chayapa, 31), 'NILAVADHANANANDA<<CHAYAPA<DEJ<K')
  assert.equal(field(...chayapa, 30), 'NILAVADHANANANDA<<CHAYAPA<DE<K')
  const arnpol = ['NILAVADHANANANDA', 'ARNPOL PETCH CHARONGUANG'] as const
  assert.equal(field(...arnpol, 39), 'NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU')
  assert.equal(field(...arnpol, 31), 'NILAVADHANANANDA<<ARNPOL<PETC<C')
  assert.equal(field('VILARCHAO FERNANDEZ', 'JOSE RAMON', 30), 'VILARCHAO<FERNANDEZ<<JOSE<RAMO')
  const bennelong = ['BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL', 'DINGO POTOROO'] as const
  assert.equal(field(...bennelong, 39), 'BENNELONG<WOOLOOMOOLOO<WARRANDYT<W<<D<P')
  assert.equal(field(...bennelong, 31), 'BENNELONG<WOOLOOMOOLOO<W<W<<D<P')
  assert.equal(field(...bennelong, 30), 'BENNELONG<WOOLOOMOOLO<W<W<<D<P')
})

test('a single name that is too long is cut to end with a letter', () => {
  assert.equal(field('BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL', '', 30), 'BENNELONG<WOOLOOMOOLOO<WARRA<W')
  assert.equal(field('A'.repeat(50), '', 39), 'A'.repeat(39))
})

const component = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 1, maxLength: 20 })
const width = fc.constantFrom(30, 31, 39)

test('a name is shortened only when it must be, fills the field, and keeps every initial that fits', () => {
  let shortened = 0
  fc.assert(
    fc.property(fc.array(component, { minLength: 1, maxLength: 8 }), fc.array(component, { maxLength: 8 }), width, (primary, secondary, positions) => {
      const name = mrzName(primary.join(' '), secondary.join('-'), positions)
      assert.ok(name.ok)
      assert.equal(name.value.length, positions)
      const whole = primary.join('<') + (secondary.length > 0 ? `<<${secondary.join('<')}` : '')
      assert.equal(name.truncated, whole.length > positions)
      if (!name.truncated) assert.equal(name.value, whole.padEnd(positions, '<'))
      else shortened += checkShortened(name.value, primary, secondary)
    }),
    { numRuns: 1000 },
  )
  assert.ok(shortened > 300)
})

function checkShortened(value: string, primary: readonly string[], secondary: readonly string[]): 1 {
  const [first = '', second = ''] = value.split('<<')
  const kept = [...first.split('<'), ...(second === '' ? [] : second.split('<'))]
  const order = [...primary.slice(0, first.split('<').length), ...secondary]
  for (const [index, part] of kept.entries()) assert.ok(order[index]?.startsWith(part) && part !== '', `${part} in ${value}`)
  if (kept.some((part) => part.length > 1)) assert.match(value, /[A-Z]$/)
  assert.equal(second !== '', secondary.length > 0)
  return 1
}

test('more components than initials have room for lose the last ones', () => {
  const initials = Array.from({ length: 30 }, () => 'A').join(' ')
  assert.equal(field(initials, '', 39), 'A<'.repeat(20).slice(0, 39))
  assert.equal(field(initials, initials, 30), `${'A<'.repeat(14)}<A`)
  // Twenty components of one letter and two fillers cannot make 39: the only case without a letter at the end.
  assert.equal(field(initials, 'B', 39), `${'A<'.repeat(18)}<B<`)
  assert.equal(field('AB CD', 'EF', 4), 'A<<E')
})

test('a name without letters and a name in another script are refused by field', () => {
  assert.deepEqual(mrzName('', 'ANNA', 39), { ok: false, code: 'missing', field: 'primary' })
  assert.deepEqual(mrzName(' - ’', '', 39), { ok: false, code: 'missing', field: 'primary' })
  assert.deepEqual(mrzName('ZHANG', '伟', 39), { ok: false, code: 'no-latin-form', field: 'secondary' })
})

test('a width that no name fits is an error of the caller', () => {
  for (const wrong of [3, 0, -1, 4.5, Number.NaN]) assert.throws(() => mrzName('A', 'B', wrong), RangeError)
})
