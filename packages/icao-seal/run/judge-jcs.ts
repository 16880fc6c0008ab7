import { toHex } from '../src/bytes/bytes.ts'
import type { SealModules } from './modules.ts'
import type { Judge } from './vector-file.ts'
import { expectSame, judge, rowsOf, textOf, type Verdict } from './verdict.ts'

type Row = Readonly<Record<string, unknown>>

/** Canonical JSON, in the format of `jcs.json`. */
export const judgeJcs: Judge = ({ content, modules }) => {
  const cases = rowsOf(content, 'vectors').filter((row) => typeof row.input === 'string' && 'canonical' in row)
  const rejects = rowsOf(content, 'rejects').filter((row) => typeof row.input === 'string')
  return [...cases.map((row) => judgeCase(row, modules.json)), ...rejects.map((row) => judgeReject(row, modules.json))]
}

function judgeCase(row: Row, json: SealModules['json']): Verdict {
  return judge(textOf(row.id), () => {
    const read = json.readJson(textOf(row.input), { numbers: 'any' })
    if (!read.ok) return [`refused as ${read.code}`]
    const canonical = json.canonicalJson(read.value)
    if (!canonical.ok) return [`has no canonical text: ${canonical.code}`]
    const hex = toHex(new TextEncoder().encode(canonical.text))
    return [expectSame('canonical', canonical.text, row.canonical), 'utf8Hex' in row ? expectSame('utf8Hex', hex, row.utf8Hex) : null]
  })
}

function judgeReject(row: Row, json: SealModules['json']): Verdict {
  return judge(textOf(row.id), () => [json.readJson(textOf(row.input), { numbers: 'any' }).ok ? 'was read' : null])
}
