import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expandDate, expandYear } from './index.ts'

test('a birth lies in the hundred years that end with the reference year', () => {
  assert.equal(expandYear('26', 'birth', 2026), 2026)
  assert.equal(expandYear('27', 'birth', 2026), 1927)
  assert.equal(expandYear('00', 'birth', 2026), 2000)
  assert.equal(expandYear('99', 'birth', 2026), 1999)
})

test('an expiry lies near the reference year, before or after it', () => {
  assert.equal(expandYear('36', 'expiry', 2026), 2036)
  assert.equal(expandYear('94', 'expiry', 2026), 1994)
  assert.equal(expandYear('76', 'expiry', 2026), 2076)
  assert.equal(expandYear('77', 'expiry', 2026), 1977)
  assert.equal(expandYear('05', 'expiry', 2098), 2105)
})

test('every two-digit year has exactly one reading in its window', () => {
  for (let reference = 1950; reference < 2150; reference += 1) {
    for (let year = 0; year < 100; year += 1) {
      const twoDigits = String(year).padStart(2, '0')
      const birth = expandYear(twoDigits, 'birth', reference) ?? 0
      const expiry = expandYear(twoDigits, 'expiry', reference) ?? 0
      assert.ok(birth % 100 === year && birth <= reference && birth > reference - 100)
      assert.ok(expiry % 100 === year && expiry <= reference + 50 && expiry > reference - 50)
    }
  }
})

test('what is not two digits has no year', () => {
  for (const text of ['', '9', '<<', '999', ' 9', '٠١']) assert.equal(expandYear(text, 'birth', 2026), null, text)
})

test('a birthday later this year belongs to the century before', () => {
  assert.equal(expandDate('261124', 'birth', '2026-11-24'), '2026-11-24')
  assert.equal(expandDate('261125', 'birth', '2026-11-24'), '1926-11-25')
  assert.equal(expandDate('261125', 'expiry', '2026-11-24'), '2026-11-25')
})

test('unknown parts, days that do not exist and a wrong today give no date', () => {
  for (const text of ['90<<<<', '<<<<<<', '901301', '900431', '900100', '9001', '900115x', '010229']) {
    assert.equal(expandDate(text, 'birth', '2026-11-24'), null, text)
  }
  assert.equal(expandDate('900115', 'birth', 'today'), null)
})

test('29 February exists in the leap year that the window gives, and not otherwise', () => {
  assert.equal(expandDate('000229', 'birth', '2026-11-24'), '2000-02-29')
  assert.equal(expandDate('000229', 'birth', '1999-12-31'), null)
  assert.equal(expandDate('240229', 'birth', '2026-11-24'), '2024-02-29')
})
