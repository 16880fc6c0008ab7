import { writeSync } from 'node:fs'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'

/** One line of JSON for each thing that run-file.ts wants to know. */
export type ReportLine =
  | { readonly kind: 'passed' | 'skipped'; readonly title: string }
  | { readonly kind: 'failed'; readonly title: string; readonly what: string }
  /** Every test of the file is told. */
  | { readonly kind: 'end' }

/** The third channel is a file, so that what was told stays told when the process dies. */
const CHANNEL = 3

// A reporter has to be a generator, even one that has nothing to say to the terminal.
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    const line = lineOf(event)
    if (line) writeSync(CHANNEL, `${JSON.stringify(line)}\n`)
  }
  yield ''
}

function lineOf(event: TestEvent): ReportLine | undefined {
  if (event.type === 'test:summary') return { kind: 'end' }
  if (event.type === 'test:pass') return passed(event.data)
  if (event.type === 'test:fail') return failed(event.data)
  return undefined
}

function passed({ name, details, skip, todo }: Extract<TestEvent, { type: 'test:pass' }>['data']): ReportLine | undefined {
  if (details.type === 'suite') return undefined
  return { kind: skip === undefined && todo === undefined ? 'passed' : 'skipped', title: name }
}

function failed({ name, details: { error } }: Extract<TestEvent, { type: 'test:fail' }>['data']): ReportLine | undefined {
  // Said already of what is inside.
  if ('failureType' in error && error.failureType === 'subtestsFailed') return undefined
  return { kind: 'failed', title: name, what: inspect(error.cause ?? error, { depth: 4 }) }
}
