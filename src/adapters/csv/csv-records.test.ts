import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvRecords, isCsvProblem } from './csv-records.ts'

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}

async function recordsOf(file: string | Uint8Array, size = 7) {
  return Array.fromAsync(csvRecords(pieces(typeof file === 'string' ? Buffer.from(file) : file, size)))
}

const cellsOf = async (file: string, size?: number) => (await recordsOf(file, size)).map(({ cells }) => cells)

async function problemOf(file: string | Uint8Array): Promise<string> {
  try {
    await recordsOf(file)
  } catch (error) {
    if (isCsvProblem(error)) return `${error.csv} ${error.line}`
    throw error
  }
  return 'none'
}

test('quotes, line breaks within them, CRLF, LF and CR, a mark at the beginning, empty lines', async () => {
  const file = '\uFEFFa,b,c\r\n1,"two, ""2""",3\r\n\r\n"line\r\nbreak",,"",\n\rx,y"z"\n'
  for (const size of [1, 2, 3, 7, 1000])
    assert.deepEqual(
      await recordsOf(file, size),
      [
        { line: 1, cells: ['a', 'b', 'c'] },
        { line: 2, cells: ['1', 'two, "2"', '3'] },
        { line: 4, cells: ['line\r\nbreak', '', '', ''] },
        { line: 7, cells: ['x', 'y"z"'] },
      ],
      `pieces of ${size}`,
    )
  assert.deepEqual(await cellsOf('a\rb'), [['a'], ['b']])
  assert.deepEqual(await cellsOf('""'), [['']])
  assert.deepEqual(await cellsOf(''), [])
})

test('the header says whether commas or semicolons separate; the other one is then a character', async () => {
  assert.deepEqual(await cellsOf('a;b\n1,5;2'), [
    ['a', 'b'],
    ['1,5', '2'],
  ])
  assert.deepEqual(await cellsOf('a,b\n1;5,2'), [
    ['a', 'b'],
    ['1;5', '2'],
  ])
})

test('whatever was written comes back, in pieces of any size and with the line it began on', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'Ж', '语', '😀', ' ', '"', ',', ';', '\n', '\r', '1'), maxLength: 8 })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
  let quoted = 0
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom(',', ';'), fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 20 }), async (rows, separator, end, size) => {
      const write = (text: string) => (/[",;\n\r]/.test(text) ? (quoted++, `"${text.replaceAll('"', '""')}"`) : text)
      const file = [`h${separator}i`, ...rows.map((cells) => cells.map(write).join(separator))].join(end)
      const read = await recordsOf(Buffer.from(file), size)
      assert.deepEqual(
        read.slice(1).map(({ cells }) => cells),
        rows,
      )
      let line = 2
      for (const [i, cells] of rows.entries()) {
        assert.equal(read[i + 1]?.line, line)
        line += 1 + (cells.join('').match(/\n/g)?.length ?? 0)
      }
    }),
    { numRuns: 1000 },
  )
  assert.ok(quoted > 1000)
})

test('other encodings are refused: Windows-1251, UTF-16 with a mark and without, a character that is cut off', async () => {
  const cyrillic = Buffer.concat([Buffer.from('a,b\n'), Buffer.from([0xcc, 0xfe, 0xeb, 0xeb, 0xe5, 0xf0])])
  for (const file of [cyrillic, Buffer.from('\uFEFFa,b', 'utf16le'), Buffer.from('a,b', 'utf16le'), Buffer.from('a,b\nЖ').subarray(0, -1)])
    assert.match(await problemOf(file), /^not-utf-8/)
})

test('what cannot be read on is told with its line', async () => {
  assert.equal(await problemOf('a,b\n1,2\n3,"4\n5,6\n'), 'quote-not-closed 3')
  assert.equal(await problemOf('a,b\n"1"x,2\n'), 'text-after-quote 2')
  assert.equal(await problemOf(`a,b\n1,"${'x\n'.repeat(40_000)}`), 'row-too-long 2')
  assert.equal(await problemOf(`a,b\n${','.repeat(70_000)}`), 'row-too-long 2')
  assert.equal(await problemOf(`a,b\n"${'"'.repeat(70_000)}`), 'row-too-long 2')
})

test('a row is told before the file is read on', async () => {
  let given = 0
  async function* slowly() {
    for (let i = 0; i < 1000; i++) {
      given++
      yield Buffer.from(`${i},x\n`)
    }
  }
  let rows = 0
  for await (const _ of csvRecords(slowly())) assert.equal(given, ++rows)
  assert.equal(rows, 1000)
})
