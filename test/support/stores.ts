import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { postgresCases } from '../../src/adapters/postgres/cases.ts'
import { openDatabase } from '../../src/adapters/postgres/pool.ts'
import type { JobPlanner } from '../../src/adapters/postgres/save-case.sql.ts'
import type { Attempt, CaseChange, Cases, NewCase, NewEvent } from '../../src/actions/ports/cases.ts'
import type { CaseFile } from '../../src/core/case/case-file.ts'
import type { EventActor } from '../../src/core/case/history.ts'
import { instant } from '../../src/core/kernel/instant.ts'
import { testDatabase } from './database.ts'

export interface StoreTest {
  readonly url: string
  readonly pool: Pool
  readonly cases: Cases
  close(): Promise<void>
}

export const APPLICANT: EventActor = { kind: 'applicant', id: '' }
export const OFFICE = 'ast'
export const NO_JOBS: JobPlanner = { plan: () => Promise.reject(new Error('this test plans no jobs')) }

/** A migrated database of the test file's own, with the cases of it. */
export async function openStores(name: string, jobs: JobPlanner = NO_JOBS): Promise<StoreTest> {
  const { url, drop } = await testDatabase(name)
  const { pool, close } = openDatabase(url, { max: 24 })
  return { url, pool, cases: postgresCases({ pool, jobs }), close: () => close().then(drop) }
}

/** Moments of the tests: `minute(0)` is the first. */
export function minute(count: number) {
  return instant(new Date(Date.UTC(2026, 2, 2, 4, count)).toISOString())
}

let codes = 0

export function newCase(changes: Partial<NewCase> = {}): NewCase {
  codes += 1
  return {
    id: randomUUID(),
    code: `TC-${String(codes).padStart(4, '0')}-TEST`,
    service: 'tourist-card',
    definitionVersion: '2026-01-01',
    officeId: OFFICE,
    channel: 'portal',
    language: 'en',
    answers: { surname: 'EXAMPLE' },
    at: minute(0),
    ...changes,
  }
}

export async function madeCase(cases: Cases, changes: Partial<NewCase> = {}): Promise<CaseFile> {
  const made = newCase(changes)
  if (!(await cases.create(made, APPLICANT))) throw new Error('the code was taken')
  return found(cases, made.id)
}

export async function found(cases: Cases, id: string): Promise<CaseFile> {
  const file = await cases.findById(id)
  if (!file) throw new Error('no such case')
  return file
}

export function event(kind: NewEvent['kind'], at = minute(1), data: NewEvent['data'] = {}): NewEvent {
  return { kind, at, actor: APPLICANT, data }
}

export function change(patch: CaseChange['patch'], rest: Partial<CaseChange> = {}): CaseChange {
  return { at: minute(1), patch, events: [event('save-answers')], ...rest }
}

export function anAttempt(feeItemId: string, changes: Partial<Attempt> = {}): Attempt {
  const money = { amountMinor: 500, currency: 'KZT' }
  return {
    id: randomUUID(),
    caseId: '',
    feeItemId,
    provider: 'sandbox',
    ...money,
    state: 'created',
    createdAt: minute(1),
    expiresAt: minute(31),
    polls: 0,
    ...changes,
  }
}

/** Rows of every table of ours, to show that something wrote nothing. */
export async function countRows(pool: Pool): Promise<Record<string, number>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables) counts[name] = (await pool.query<{ n: number }>(`select count(*) as n from ${name}`)).rows[0]?.n ?? -1
  return counts
}
