import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { FONT_FOLDERS as NOTO } from '../../main/paths.ts'
import { readCharacterMap, readWeight } from './cmap.ts'
import type { CharacterMap } from './cmap.ts'
import { readCoverage } from './coverage.ts'

const noto = readFileSync(path.join(NOTO[0] ?? '', 'NotoSans_400Regular.ttf'))
const chinese = readFileSync(path.join(NOTO[3] ?? '', 'NotoSansSC_700Bold.ttf'))
const ocrb = readFileSync(new URL('./fonts/OCRB.otf', import.meta.url))

function covered(map: CharacterMap, last = 0x10ffff): number[] {
  return Array.from({ length: last + 1 }, (_, codePoint) => codePoint).filter((codePoint) => map.has(codePoint))
}

/** The same font with its full tables hidden, as an older font would be. */
function withoutFormat12(font: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(font)
  const view = new DataView(copy.buffer)
  const record = Array.from({ length: view.getUint16(4) }, (_, i) => 12 + i * 16).find((at) => Buffer.from(copy.subarray(at, at + 4)).toString() === 'cmap')
  const cmap = view.getUint32((record ?? 0) + 8)
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + 4 + i * 8
    if (view.getUint16(cmap + view.getUint32(at + 4)) === 12) view.setUint16(at, 1)
  }
  return copy
}

test('both formats of the same font name the same characters of the first plane', () => {
  for (const [font, total] of [
    [noto, 3094],
    [chinese, 30890],
  ] as const) {
    const [full, basic] = [readCharacterMap(font), readCharacterMap(withoutFormat12(font))]
    assert.equal(covered(full).length, total)
    assert.deepEqual(covered(basic), covered(full, 0xffff))
  }
})

test('a font of format 4 alone, with PostScript outlines, is read', () => {
  const map = readCharacterMap(ocrb)
  for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<') assert.ok(map.has(character.codePointAt(0) ?? 0), character)
  for (const character of 'ә陈𠮷') assert.ok(!map.has(character.codePointAt(0) ?? 0), character)
})

test('weights are read', () => {
  assert.deepEqual([readWeight(noto), readWeight(chinese)], [400, 700])
})

test('what is no font is refused', () => {
  for (const bytes of [new Uint8Array(0), Buffer.from('%PDF-1.7 and more'), noto.subarray(0, 64)]) assert.throws(() => readCharacterMap(bytes))
})

test('Kazakh, Russian and Chinese names can be printed, and the few rare characters that cannot are named', () => {
  const missing = readCoverage(NOTO)
  assert.deepEqual(missing(['Әбдіқадырқызы ғңөұүһі ӘҒҚҢӨҰҮҺІ', '12 000 ₸', 'Ёжиков №5', 'ÀÉÎÕÜ Łódź', '陈小雨 龑𬭚']), [])
  assert.deepEqual(missing(['王𪻐', 'CHEN', '𠮷田𪻐', 'سارا']), ['𪻐', '𠮷', 'س', 'ا', 'ر'])
})

test('a character that only one weight has counts as missing', () => {
  assert.deepEqual(readCoverage(NOTO.slice(0, 3))(['龑 A']), ['龑'])
  assert.deepEqual(readCoverage(NOTO.slice(0, 2))(['龑 A']), ['龑'])
})

test('control, private-use and half characters are never printable, though some fonts map them', () => {
  assert.ok(readCharacterMap(noto).has(0x0d))
  assert.deepEqual(readCoverage(NOTO)(['A\r\u0000\n\ue000\ud800B']), ['\r', '\u0000', '\ue000', '\ud800'])
})

test('folders without fonts are a mistake, not full coverage', () => {
  assert.throws(() => readCoverage([]), /no fonts/)
})
