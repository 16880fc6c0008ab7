import type { SealModules } from '../run/modules.ts'
import { utf8 } from '../src/bytes/base64.ts'
import { sameBytes } from '../src/bytes/bytes.ts'
import type { JsonObject, JsonValue } from '../src/json/index.ts'
import { damagedText, noiseBytes, noiseText } from './damage.ts'
import type { Chance } from './random.ts'
import type { Attempt, Target } from './trial.ts'

const NAMES: readonly [string, ...string[]] = ['a', 'b', 'hdr', 'msg', '__proto__', 'constructor', '', 'é', '\u{1f600}', '\ufb33', '10', '9']
const NUMBERS: readonly [number, ...number[]] = [0, 1, -1, 0.1, 1e21, 1e-7, 5e-324, 2 ** 53, 333333333.3333333, 424_242]

export function sampleValue(chance: Chance, depth: number): JsonValue {
  switch (chance.below(depth > 0 ? 7 : 5)) {
    case 0:
      return chance.pick([null, true, false])
    case 1:
      return chance.pick(NUMBERS)
    case 2:
      return chance.below(1_000_000) - 500_000
    case 5:
      return Array.from({ length: chance.below(4) }, () => sampleValue(chance, depth - 1))
    case 6:
      return sampleObject(chance, depth - 1)
    default:
      return chance.text('ab"\\/\b\t\u0000\u007f\u2028é伟', chance.below(8)) + chance.pick(['', '\u{1f600}'])
  }
}

export function sampleObject(chance: Chance, depth: number): JsonObject {
  return Object.fromEntries(Array.from({ length: chance.below(5) }, () => [chance.pick(NAMES), sampleValue(chance, depth)]))
}

/** What JSON.parse makes of a text, as text again; undefined when it refuses. */
function parsed(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Members that a valid text writes down, told by the colons outside its strings. */
function membersWritten(text: string): number {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, '').split(':').length - 1
}

function membersRead(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value).reduce<number>((sum, item: JsonValue) => sum + membersRead(item), 0)
  return Array.isArray(value) ? inner : inner + Object.keys(value).length
}

const STRICTER: readonly string[] = ['duplicate-name', 'lone-surrogate', 'too-deep', 'number-out-of-range']

/** Strict JSON against JSON.parse: the same values, and refusals only for the reasons that make it strict. */
export function jsonTarget({ json }: SealModules): Target {
  const judge = (input: string, whole: boolean): Attempt => {
    const read = json.readJson(input, { numbers: 'any' })
    const theirs = parsed(input)
    if (!read.ok) {
      const lost = theirs !== undefined && !STRICTER.includes(read.code) ? `refused as ${read.code} what JSON.parse reads` : null
      return { outcome: read.code, problem: whole ? `an undamaged text was refused as ${read.code}` : lost }
    }
    if (JSON.stringify(read.value) !== theirs) return { outcome: 'accepted', problem: 'another value than that of JSON.parse' }
    if (membersRead(read.value) !== membersWritten(input)) return { outcome: 'accepted', problem: 'a member was lost' }
    const canonical = json.canonicalJson(read.value)
    const again = canonical.ok ? json.readJson(canonical.text, { numbers: 'any' }) : null
    const once = again?.ok ? json.canonicalJson(again.value) : null
    const stable = canonical.ok && once?.ok && once.text === canonical.text
    return { outcome: 'accepted', problem: stable ? null : 'the canonical text is not its own canonical text' }
  }
  return {
    name: 'json',
    next: (chance) => {
      const text = chance.below(5) === 0 ? noiseText(chance) : JSON.stringify(sampleValue(chance, 4), null, chance.below(2))
      const whole = chance.below(4) === 0
      const halved = chance.below(8) === 0 ? text.replace('a', '\\udead') : damagedText(chance, text)
      const input = whole ? JSON.stringify(sampleValue(chance, 4)) : halved
      return { input, run: () => judge(input, whole) }
    },
  }
}

interface Sealed {
  readonly text: string
  readonly data: Uint8Array
}

/** Whole numbers only, as writers must have them. */
function sampleMessage(chance: Chance): JsonObject {
  const whole = (value: JsonValue): JsonValue => {
    if (typeof value === 'number') return Math.trunc(value % 1000) + 0
    if (Array.isArray(value)) return value.map(whole)
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, whole(inner)])) : value
  }
  return Object.fromEntries(Object.entries(sampleObject(chance, 2)).map(([name, inner]) => [name, whole(inner)]))
}

function hasOnlyContainerMembers(text: string): boolean {
  const { data, sig, ...rest } = JSON.parse(text)
  const names = [...Object.keys(rest), ...Object.keys(data), ...Object.keys(sig)].toSorted()
  return names.join() === 'alg,cer,hdr,msg,sigvl'
}

export function vdsNcTarget({ vdsnc, json }: SealModules): Target {
  const sealed = (chance: Chance): Sealed => {
    const encoded = vdsnc.encodeVdsNcData({ type: 'x.sapar.dta', version: 1, issuer: 'UTO' }, sampleMessage(chance))
    if (!encoded.ok) return { text: `refused to encode: ${encoded.code}`, data: utf8('') }
    const seal = vdsnc.sealVdsNc(encoded.data, { certificate: noiseBytes(chance, 20), signature: noiseBytes(chance, 64) })
    return { text: seal.ok ? seal.text : `refused to seal: ${seal.code}`, data: encoded.data }
  }
  const judge = (input: string, data: Uint8Array | null): Attempt => {
    const read = vdsnc.decodeVdsNc(input)
    if (!read.ok) return { outcome: read.code, problem: data === null ? null : `an undamaged code was refused as ${read.code}` }
    if (data !== null && !sameBytes(read.data, data)) return { outcome: 'accepted', problem: 'other bytes than those that were signed' }
    if (read.signature.length !== 64 || read.certificate.length === 0) return { outcome: 'accepted', problem: 'no signature or no certificate' }
    if (!hasOnlyContainerMembers(input)) return { outcome: 'accepted', problem: 'a member that the container does not have was passed over' }
    const inside = json.readJson(read.data)
    const canonical = inside.ok ? json.canonicalJson(inside.value) : null
    const sound = canonical?.ok && sameBytes(utf8(canonical.text), read.data)
    return { outcome: 'accepted', problem: sound ? null : 'the bytes to check are not canonical' }
  }
  return {
    name: 'vds-nc',
    next: (chance) => {
      const { text, data } = sealed(chance)
      const whole = chance.below(4) === 0
      const input = whole ? text : damagedText(chance, text)
      return { input, run: () => judge(input, whole ? data : null) }
    },
  }
}
