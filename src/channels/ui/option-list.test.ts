import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalised } from './components/fixture-html.ts'
import { Select } from './components/select.tsx'
import { optionList } from './option-list.ts'
import { renderPart } from './render.ts'

const COUNTRIES = [
  { value: '', text: '' },
  { value: 'CN', text: 'China' },
  { value: 'X"Y', text: "<img src=x onerror=1> & 'sons'" },
]

function drawn(chosen: string | undefined): string {
  return renderPart(Select({ name: 'country', label: { text: 'Country' }, optionsHtml: optionList(() => COUNTRIES)('en', chosen) }))
}

test('A written list of options is what the select itself would draw', () => {
  for (const chosen of ['CN', 'X"Y']) {
    const plain = renderPart(Select({ name: 'country', label: { text: 'Country' }, value: chosen, items: COUNTRIES }))
    assert.equal(normalised(drawn(chosen)), normalised(plain))
  }
})

test('Signs of HTML in names and values are escaped', () => {
  const html = drawn(undefined)
  assert.doesNotMatch(html, /<img|"X"Y"/)
  assert.match(html, /value="X&quot;Y"/)
  assert.match(html, /&lt;img src=x onerror=1&gt; &amp; &#39;sons&#39;/)
})

test('A list is asked for once per language, and a value that is not in it adds nothing to the memory', () => {
  let asked = 0
  const list = optionList((language) => {
    asked += 1
    return [{ value: 'CN', text: language === 'zh' ? '中国' : 'China' }]
  })
  const first = list('en', undefined)
  for (let n = 0; n < 1000; n += 1) assert.equal(list('en', `made-up-${n}`), first)
  assert.match(list('zh', 'CN'), /value="CN" selected>中国/)
  assert.equal(asked, 2)
})
