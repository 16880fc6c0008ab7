import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { latinToMrz, transliterateCyrillic } from './index.ts'

function latin(text: string): string {
  const result = latinToMrz(text)
  return result.ok ? result.value : `${result.code} ${result.character}`
}

test('every kind of apostrophe vanishes and every kind of hyphen separates', () => {
  for (const apostrophe of ["'", '’', '‘', 'ʼ', 'ʻ', '`', '´', '′']) assert.equal(latin(`O${apostrophe}Connor`), 'OCONNOR', apostrophe)
  for (const hyphen of ['-', '‐', '‑', '–', '—', '−', ' - ', ', ', '\u00a0', '\t']) assert.equal(latin(`Anna${hyphen}Maria`), 'ANNA<MARIA', hyphen)
})

test('other punctuation, invisible characters and separators at the ends are left out', () => {
  assert.equal(latin(' St. John (Jr.) '), 'ST<JOHN<JR')
  assert.equal(latin('Li\u200b Na\ufeff'), 'LI<NA')
  assert.equal(latin('--'), '')
})

test('dotted and dotless i, in one character or two, are I', () => {
  for (const text of ['i', 'ı', 'I', 'İ', 'i\u0307', 'I\u0307']) assert.equal(latin(text), 'I')
})

test('a letter and its marks give the same as the letter in one character', () => {
  for (const text of ['Müller', 'Åkesson', 'Škoda', 'Nguyễn', 'Ngô Đình Diệm', 'Çelik', 'Muñoz']) assert.equal(latin(text.normalize('NFD')), latin(text), text)
  assert.equal(latin('Nguyễn Thị Đặng'), 'NGUYEN<THI<DANG')
})

test('a letter without a Latin form is refused and named', () => {
  assert.deepEqual(latinToMrz('Wei 伟'), { ok: false, code: 'no-latin-form', character: '伟' })
  assert.deepEqual(latinToMrz('Цой'), { ok: false, code: 'no-latin-form', character: 'Ц' })
  assert.deepEqual(latinToMrz('Anna 2'), { ok: false, code: 'no-latin-form', character: '2' })
  assert.deepEqual(latinToMrz('Əliyev'), { ok: false, code: 'no-latin-form', character: 'Ə' })
})

const nameText = fc.array(fc.oneof(fc.constantFrom(...'aZß Éñ-’<.İıøĳ\u0301'), fc.string({ unit: 'binary', maxLength: 1 }))).map((parts) => parts.join(''))

test('whatever text goes in, only components of A to Z come out, and writing them again changes nothing', () => {
  let written = 0
  fc.assert(
    fc.property(nameText, (text) => {
      const result = latinToMrz(text)
      if (!result.ok) return
      assert.match(result.value, /^(?:[A-Z]+(?:<[A-Z]+)*)?$/)
      assert.deepEqual(latinToMrz(result.value), result)
      written += 1
    }),
    { numRuns: 2000 },
  )
  assert.ok(written > 200)
})

test('Cyrillic follows the language, and Russian is meant when none is given', () => {
  assert.deepEqual(transliterateCyrillic('Щербаков Юрий'), { ok: true, value: 'SHCHERBAKOV<IURII' })
  assert.deepEqual(transliterateCyrillic('Юрій Юхим-Їжак', 'uk'), { ok: true, value: 'YURII<YUKHYM<YIZHAK' })
  assert.deepEqual(transliterateCyrillic('Щека', 'bg'), { ok: true, value: 'SHTEKA' })
  assert.deepEqual(transliterateCyrillic('Һарун Қасым', 'kk'), { ok: true, value: 'HARUN<KASYM' })
  assert.deepEqual(transliterateCyrillic('Игорь Smith'), { ok: true, value: 'IGOR<SMITH' })
  assert.deepEqual(transliterateCyrillic('Йод'.normalize('NFD')), { ok: true, value: 'IOD' })
  assert.deepEqual(transliterateCyrillic('Ѓорѓи', 'mk'), { ok: true, value: 'GORGI' })
  assert.deepEqual(transliterateCyrillic('Ван 伟'), { ok: false, code: 'no-latin-form', character: '伟' })
})
