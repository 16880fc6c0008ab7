import { deflateSync, gunzipSync, gzipSync, inflateSync, type ZlibOptions } from 'node:zlib'
import type { SealModules } from '../run/modules.ts'
import { toBase64Url } from '../src/bytes/base64.ts'
import { type Bytes, concatBytes, sameBytes } from '../src/bytes/bytes.ts'
import type { Deflate, StatusChange, StatusList, StatusPurpose, StatusState } from '../src/status/index.ts'
import { damagedBytes, damagedText, noiseBytes } from './damage.ts'
import type { Chance } from './random.ts'
import type { Attempt, Target } from './trial.ts'

function attempt(run: (options: ZlibOptions) => Uint8Array, most: number): Bytes | null {
  try {
    return concatBytes([run({ maxOutputLength: Math.max(1, most), rejectGarbageAfterEnd: true })])
  } catch {
    return null
  }
}

const LIGHT: ZlibOptions = { level: 1, memLevel: 1, windowBits: 9 }

/** Compression without promises and with little memory, for millions of small inputs. */
export const lightDeflate: Deflate = {
  gzip: (data) => concatBytes([gzipSync(data, LIGHT)]),
  gunzip: (data, most) => attempt((options) => gunzipSync(data, options), most),
  zlib: (data) => concatBytes([deflateSync(data, LIGHT)]),
  unzlib: (data, most) => attempt((options) => inflateSync(data, options), most),
}

const zlib = (data: Uint8Array): Bytes => concatBytes([deflateSync(data, LIGHT)])

export function sampleChanges(chance: Chance, size: number): readonly StatusChange[] {
  return Array.from({ length: chance.below(6) }, () => ({ slot: chance.below(size), status: chance.pick(['valid', 'revoked', 'suspended', 'reserved']) }))
}

export function sampleList({ status }: SealModules, chance: Chance, size: number): StatusList {
  const empty = status.emptyStatusList(size)
  return status.withStatuses(empty, sampleChanges(chance, size)) ?? empty
}

function isSame(one: StatusList, other: StatusList): boolean {
  return one.size === other.size && sameBytes(one.bits, other.bits)
}

function isWhole({ bits }: StatusList, size: number): boolean {
  const spare = 8 * bits.length - 2 * size
  return spare >= 0 && spare < 8 && (bits.at(-1) ?? 0) < 2 ** (8 - spare)
}

/** What is inside the compression is damaged as often as what is around it: else nearly all inputs would end at a wrong checksum. */
function damagedPacking(chance: Chance, inside: Bytes, pack: (data: Bytes) => Bytes): Bytes {
  if (chance.below(8) === 0) return noiseBytes(chance, chance.below(40))
  return chance.below(2) === 0 ? pack(damagedBytes(chance, inside)) : damagedBytes(chance, pack(inside))
}

export function tokenListTarget(modules: SealModules): Target {
  const { status } = modules
  const judge = async (lst: string, size: number, list: StatusList | null): Promise<Attempt> => {
    const read = await status.readTokenStatusList({ bits: 2, lst }, size, lightDeflate)
    if (!read.ok) return { outcome: read.code, problem: list === null ? null : `an undamaged list was refused as ${read.code}` }
    if (list !== null && !isSame(read.list, list)) return { outcome: 'accepted', problem: 'another list than the one that was written' }
    if (!isWhole(read.list, size)) return { outcome: 'accepted', problem: 'bytes or bits that the list does not have' }
    const again = await status.readTokenStatusList(await status.writeTokenStatusList(read.list, lightDeflate), size, lightDeflate)
    return { outcome: 'accepted', problem: again.ok && isSame(again.list, read.list) ? null : 'the list does not survive writing' }
  }
  return {
    name: 'token-list',
    next: (chance) => {
      const size = 1 + chance.below(200)
      const list = sampleList(modules, chance, size)
      const whole = chance.below(4) === 0
      const text = toBase64Url(whole ? zlib(list.bits) : damagedPacking(chance, list.bits, zlib))
      const input = whole || chance.below(4) > 0 ? text : damagedText(chance, text)
      return { input, run: () => judge(input, size, whole ? list : null) }
    },
  }
}

const PURPOSES: readonly [StatusPurpose, ...StatusPurpose[]] = ['revocation', 'suspension', 'message']

interface Bitstring {
  readonly purpose: StatusPurpose
  readonly list: StatusList
  readonly encoded: string
}

/** Bitstrings are long, so a few are made beforehand and only what is compressed is damaged. */
export async function bitstringTarget(modules: SealModules, chance: Chance): Promise<Target> {
  const { status } = modules
  const samples: Bitstring[] = []
  for (const purpose of [...PURPOSES, ...PURPOSES, ...PURPOSES]) {
    const list = sampleList(modules, chance, 100 + chance.below(100))
    samples.push({ purpose, list, encoded: await status.writeBitstringList(list, purpose, lightDeflate) })
  }
  const [first, ...rest] = samples
  if (first === undefined) throw new RangeError('no samples')
  const judge = async (encoded: string, { purpose, list }: Bitstring, whole: boolean): Promise<Attempt> => {
    const read = await status.readBitstringList(encoded, { purpose, size: list.size }, lightDeflate)
    if (!read.ok) return { outcome: read.code, problem: whole ? `an undamaged list was refused as ${read.code}` : null }
    const sound = !whole || (await status.writeBitstringList(read.list, purpose, lightDeflate)) === encoded
    return { outcome: 'accepted', problem: sound ? null : 'another list than the one that was written' }
  }
  return {
    name: 'bitstring-list',
    next: (chance) => {
      const sample = chance.pick([first, ...rest])
      const kind = chance.below(64)
      const bytes = Buffer.from(sample.encoded.slice(1), 'base64url')
      const damaged = kind < 2 ? sample.encoded : kind < 4 ? altered(chance, bytes) : damagedText(chance, sample.encoded)
      const input = kind < 30 && kind >= 4 ? `u${toBase64Url(damagedBytes(chance, concatBytes([bytes])))}` : damaged
      return { input, run: () => judge(input, sample, kind < 2) }
    },
  }
}

function altered(chance: Chance, compressed: Uint8Array): string {
  return `u${toBase64Url(gzipSync(damagedBytes(chance, concatBytes([gunzipSync(compressed)])), LIGHT))}`
}

export async function deltaTarget(modules: SealModules, chance: Chance): Promise<Target> {
  const { status } = modules
  const state = (size: number, sequence: number, chance: Chance): StatusState => ({ list: sampleList(modules, chance, size), sequence })
  const bases = Array.from({ length: 20 }, (_, at) => state(1 + 10 * at, at, chance))
  const written = await Promise.all(bases.map((base) => writtenFrom(modules, base, chance)))
  const judge = async (delta: Bytes, { base, newer }: Written, whole: boolean): Promise<Attempt> => {
    const applied = await status.applyDelta(base, delta, lightDeflate)
    if (!applied.ok) return { outcome: applied.code, problem: whole ? `an undamaged delta was refused as ${applied.code}` : null }
    if (whole && !isSame(applied.state.list, newer.list)) return { outcome: 'accepted', problem: 'another list than the one meant' }
    if (applied.state.sequence <= base.sequence) return { outcome: 'accepted', problem: 'the sequence did not go forward' }
    const again = await status.writeDelta(base, applied.state, lightDeflate)
    const twice = again === null ? null : await status.applyDelta(base, again, lightDeflate)
    return { outcome: 'accepted', problem: twice?.ok && isSame(twice.state.list, applied.state.list) ? null : 'the result has no delta of its own' }
  }
  const [first, ...rest] = written
  if (first === undefined) throw new RangeError('no samples')
  return {
    name: 'delta',
    next: (chance) => {
      const sample = chance.pick([first, ...rest])
      const whole = chance.below(8) === 0
      const input = whole ? sample.delta : damagedPacking(chance, sample.inside, zlib)
      return { input, run: () => judge(input, sample, whole) }
    },
  }
}

interface Written {
  readonly base: StatusState
  readonly newer: StatusState
  readonly delta: Bytes
  readonly inside: Bytes
}

async function writtenFrom({ status }: SealModules, base: StatusState, chance: Chance): Promise<Written> {
  const newer = { list: status.withStatuses(base.list, sampleChanges(chance, base.list.size)) ?? base.list, sequence: base.sequence + 1 + chance.below(300) }
  const delta = (await status.writeDelta(base, newer, lightDeflate)) ?? zlib(new Uint8Array())
  return { base, newer, delta, inside: concatBytes([inflateSync(delta)]) }
}
