import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { parseInstant } from './parsers.ts'
import { openDatabase, prepared, statementName } from './pool.ts'

const { url, drop } = await testDatabase('pool', { empty: true })
const { pool, close } = openDatabase(url, { max: 3, statementTimeoutMs: 400, connectTimeoutMs: 300 })
after(async () => {
  await close()
  await drop()
})

async function read(expression: string): Promise<unknown> {
  return (await pool.query(`select ${expression} as value`)).rows[0].value
}

test('values arrive as core means them: plain days, moments in UTC, whole numbers, exact decimals', async () => {
  assert.equal(await read(`date '2024-02-29'`), '2024-02-29')
  assert.equal(await read(`timestamptz '2026-11-24 02:05:30.123456+05'`), '2026-11-23T21:05:30.123Z')
  assert.equal(await read(`timestamptz '2026-11-24 02:05:30+00'`), '2026-11-24T02:05:30.000Z')
  assert.equal(await read(`9007199254740991::bigint`), 9007199254740991)
  assert.equal(await read(`count(*)`), 1)
  assert.equal(await read(`1234567890123456789.10::numeric`), '1234567890123456789.10')
  assert.deepEqual(await read(`array[1, null]::bigint[]`), [1, null])
  assert.deepEqual(await read(`array['2024-02-29', null]::date[]`), ['2024-02-29', null])
  assert.deepEqual(await read(`array[timestamptz '2026-11-24 02:05:30.5+00']`), ['2026-11-24T02:05:30.500Z'])
  assert.deepEqual(await read(`array[0.10]::numeric[]`), ['0.10'])
  assert.deepEqual(await read(`'\\x00ff'::bytea`), Buffer.from([0, 255]))
  assert.deepEqual(await read(`'{"имя": [1]}'::jsonb`), { имя: [1] })
  assert.equal(await read(`null::bigint`), null)
})

test('what JavaScript cannot hold exactly is an error of that statement, never another value', async () => {
  await assert.rejects(read('9007199254740992::bigint'), { code: 'number-out-of-range' })
  await assert.rejects(read(`'infinity'::timestamptz`), { code: 'instant-out-of-range' })
  await assert.rejects(read(`timestamptz '0044-03-15 00:00:00+00 BC'`), { code: 'instant-out-of-range' })
  assert.equal(await read('1'), 1)
})

test('a moment is read the same in every zone of the session', async () => {
  const client = await pool.connect()
  for (const zone of ['Asia/Almaty', 'America/St_Johns', 'Asia/Kathmandu', 'UTC']) {
    await client.query(`select set_config('timezone', $1, false)`, [zone])
    for (const moment of ['2026-06-30T23:59:59.999Z', '1890-01-01T00:00:00.000Z', '9999-06-01T12:00:00.001Z']) {
      assert.equal((await client.query('select $1::timestamptz as at', [moment])).rows[0].at, moment)
    }
  }
  client.release(true)
  assert.equal(parseInstant('1890-01-01 05:07:48+05:07:48'), '1890-01-01T00:00:00.000Z')
})

test('statements with values are prepared once under a name, others are not', async () => {
  const client = await pool.connect()
  await client.query('create temporary table thing (id bigint generated always as identity, name text)')
  for (let i = 0; i < 20; i++) await client.query(prepared('insert into thing (name) values ($1)', [`n${i}`]))
  assert.equal((await client.query(prepared('select id from thing where name = $1', ['n7']))).rows[0].id, 8)
  const { rows } = await client.query(prepared('select name, generic_plans + custom_plans as times from pg_prepared_statements order by 2', []))
  client.release(true)
  assert.equal(rows.length, 2)
  assert.match(rows[0].name, /^s_[0-9a-f]{12}$/)
  assert.equal(rows[1].times, 20)
})

test('a statement with values keeps its name, and one without gets none', () => {
  assert.equal(statementName('select $1'), statementName('select $1'))
  assert.notEqual(statementName('select $1'), statementName('select $2'))
  assert.equal(prepared('select 1', []).name, undefined)
})

test('a statement that takes too long is ended, and a caller does not wait for ever for a connection', async () => {
  await assert.rejects(pool.query('select pg_sleep(20)'), { code: '57014' })
  const held = await Promise.all([pool.connect(), pool.connect(), pool.connect()])
  await assert.rejects(pool.connect(), /timeout/)
  for (const client of held) client.release()
  assert.equal(await read('1'), 1)
})

test('a connection that the server ends is replaced, and the process lives on', async () => {
  const events: string[] = []
  const other = openDatabase(url, { max: 1, log: (event, facts) => events.push(`${event} ${facts?.code}`) })
  const { rows } = await other.pool.query('select pg_backend_pid() as pid')
  await pool.query('select pg_terminate_backend($1)', [rows[0].pid])
  while (events.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  assert.deepEqual(events, ['postgres-connection-lost 57P01'])
  assert.equal((await other.pool.query('select 1 as one')).rows[0].one, 1)
  await Promise.all([other.close(), other.close()])
})

// Last: it fills the names of this process.
test('after a thousand different texts no more names are given out, so that the server does not collect plans without end', () => {
  for (let i = 0; i < 1_200; i++) statementName(`select ${i}, $1`)
  assert.equal(statementName('select one more, $1'), undefined)
  assert.equal(prepared('select one more, $1', [1]).name, undefined)
  assert.notEqual(statementName('select $1'), undefined)
})
