import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, test } from 'node:test'
import type { ComponentType } from 'preact'
import { normalised } from './fixture-html.ts'
import { PORTED } from './fixture-ports.ts'
import { jsx } from '../jsx/jsx-runtime.ts'
import { renderPart } from '../render.ts'

interface Fixture {
  readonly name: string
  readonly options: Record<string, unknown>
  readonly html: string
}

const root = path.join(path.dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist/govuk/components')

/** Fixtures that cannot pass, as 'component: name' with the reason. May only shrink. */
const permitted: Readonly<Record<string, string>> = {}

function fixturesOf(component: string): readonly Fixture[] {
  return (JSON.parse(readFileSync(path.join(root, component, 'fixtures.json'), 'utf8')) as { fixtures: Fixture[] }).fixtures
}

let compared = 0

function draw(component: string, options: Record<string, unknown>): string {
  const port = PORTED[component]
  assert.ok(port)
  return renderPart(jsx(port.component as ComponentType<object>, port.english(options)))
}

for (const component of Object.keys(PORTED)) {
  describe(`The ${component} component draws what govuk-frontend draws`, () => {
    for (const fixture of fixturesOf(component)) {
      const key = `${component}: ${fixture.name}`
      test(fixture.name, () => {
        compared += 1
        const same = normalised(draw(component, fixture.options)) === normalised(fixture.html)
        if (permitted[key]) assert.ok(!same, `${key} passes now: take it off the list`)
        else assert.equal(normalised(draw(component, fixture.options)), normalised(fixture.html))
      })
    }
  })
}

test('Enough fixtures were compared, and every permitted one exists', () => {
  assert.ok(compared >= 540, `${compared} fixtures compared`)
  const known = new Set(
    readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap((entry) => fixturesOf(entry.name).map((fixture) => `${entry.name}: ${fixture.name}`)),
  )
  for (const key of Object.keys(permitted)) assert.ok(known.has(key), key)
})

test('A component that leaves out one attribute would be found', () => {
  const broken = draw('input', { id: 'a', name: 'a', label: { text: 'A' }, hint: { text: 'H' } }).replace(/ aria-describedby="[^"]*"/, '')
  const whole = draw('input', { id: 'a', name: 'a', label: { text: 'A' }, hint: { text: 'H' } })
  assert.notEqual(normalised(broken), normalised(whole))
})
