import { hash } from 'node:crypto'
import { samplePack, sampleStatusFile, SHARD } from '../run/sample-pack.ts'
import type { SealModules } from '../run/modules.ts'
import { toBase64Url, utf8 } from '../src/bytes/base64.ts'
import { type Bytes, concatBytes, sameBytes } from '../src/bytes/bytes.ts'
import type { Crypto } from '../src/crypto/crypto.ts'
import type { FileSigner, PackContent, PackOpening, StatusFile, StatusFileOpening } from '../src/pack/index.ts'
import { damagedBytes, damagedText, noiseBytes } from './damage.ts'
import { lightDeflate, sampleList } from './list-targets.ts'
import type { Chance } from './random.ts'
import type { Attempt, Target } from './trial.ts'

/** Takes every signature for good, so that damaged content reaches the readers behind it. */
const credulous: Crypto = { verify: () => 'good', sha256: (data) => concatBytes([hash('sha256', data, 'buffer')]) }
const signer: FileSigner = { kid: 'ops', sign: () => new Uint8Array(64) }
/** Some samples are older than this, and must be refused for it. */
const LAST = 100
const KEYS = [{ kid: 'ops', spki: new Uint8Array() }]
const opening: PackOpening = { operationsKeys: KEYS, crypto: credulous, deflate: lightDeflate, at: Date.UTC(2026, 10, 23, 12), lastSequence: LAST }

function randomPack(modules: SealModules, chance: Chance, sequence: number): PackContent {
  const ders = (most: number): readonly Bytes[] => Array.from({ length: chance.below(most) }, () => noiseBytes(chance, 8 + chance.below(40)))
  const statusLists = [SHARD, 'tourist-2027-03', 'registration-2027-01']
    .filter(() => chance.below(4) > 0)
    .map((shard) => ({ shard, sequence: sequence + chance.below(2), list: sampleList(modules, chance, shard.length * 20) }))
  return samplePack({ sequence, cscas: ders(3), signers: ders(5), crls: ders(3), statusLists, flagged: { salt: utf8('salt'), commitments: ders(3) } })
}

/** Another order of a set, or a member of it twice: what only a look at the whole set can tell. */
function reordered(chance: Chance, content: Bytes): Bytes {
  const payload = JSON.parse(new TextDecoder().decode(content))
  const name = chance.pick(['cscas', 'signers', 'crls', 'statusLists'])
  const set: readonly unknown[] = Array.isArray(payload[name]) ? payload[name] : []
  return utf8(JSON.stringify({ ...payload, [name]: chance.below(2) === 0 ? set.toReversed() : [...set, ...set.slice(-1)] }))
}

/** Damage mostly behind the line break, where the readers are. */
function damagedFile(chance: Chance, file: Bytes): Bytes {
  const end = file.indexOf(0x0a) + 1
  if (chance.below(6) === 0) return damagedBytes(chance, file)
  return concatBytes([file.subarray(0, end), damagedContent(chance, file.slice(end))])
}

function damagedContent(chance: Chance, content: Bytes): Bytes {
  const kind = chance.below(8)
  if (kind === 0) return reordered(chance, content)
  return kind < 3 ? damagedBytes(chance, content) : utf8(damagedText(chance, new TextDecoder().decode(content)))
}

async function samples<T>(count: number, one: (at: number) => Promise<T>): Promise<readonly [T, ...T[]]> {
  const made: T[] = []
  for (let at = 0; at < count; at += 1) made.push(await one(at))
  const [first, ...rest] = made
  if (first === undefined) throw new RangeError('no samples')
  return [first, ...rest]
}

function written(file: Bytes | null): Bytes {
  if (file === null) throw new Error('a sample was not written')
  return file
}

interface Payload {
  readonly statusLists: readonly { readonly lst: string }[]
  readonly digest: string
}

function payloadOf(file: Uint8Array): Payload {
  return JSON.parse(new TextDecoder().decode(file.subarray(file.indexOf(0x0a) + 1)))
}

/** What a file says, with the names of its members in one order and without its compressed bits, which have many spellings. */
function said(file: Uint8Array): string {
  const { statusLists, ...rest } = payloadOf(file)
  const names = (object: object): string => JSON.stringify(Object.entries(object).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  return names({ ...rest, statusLists: statusLists.map(({ lst, ...list }) => names({ ...list, size: lst.length > 0 })) })
}

interface Whole {
  readonly content: PackContent
  readonly file: Bytes
}

export async function packTarget(modules: SealModules, chance: Chance): Promise<Target> {
  const { pack } = modules
  const packs = await samples<Whole>(30, async () => {
    const content = randomPack(modules, chance, 1 + chance.below(300))
    return { content, file: written(await pack.writePack(content, signer, lightDeflate)) }
  })
  const judge = async (file: Uint8Array, content: PackContent | null): Promise<Attempt> => {
    const opened = await pack.openPack(file, opening)
    const meant = content === null ? null : content.sequence < LAST ? 'rollback' : 'accepted'
    const outcome = opened.ok ? 'accepted' : opened.code
    if (meant !== null && meant !== outcome) return { outcome, problem: `an undamaged pack was ${outcome}, not ${meant}` }
    if (!opened.ok) return { outcome, problem: null }
    const digest = await pack.packDigest(opened.content, credulous)
    if (content !== null && !sameBytes(digest, await pack.packDigest(content, credulous)))
      return { outcome: 'accepted', problem: 'another pack than the one written' }
    const again = await pack.writePack(opened.content, signer, lightDeflate)
    return { outcome, problem: again !== null && said(again) === said(file) ? null : 'what was read is written otherwise' }
  }
  return {
    name: 'pack',
    next: (chance) => {
      const { file, content } = chance.pick(packs)
      const whole = chance.below(16) === 0
      const input = whole ? file : damagedFile(chance, file)
      return { input, run: () => judge(input, whole ? content : null) }
    },
  }
}

interface Step {
  readonly older: PackContent
  readonly newer: PackContent
  readonly file: Bytes
}

export async function packDeltaTarget(modules: SealModules, chance: Chance): Promise<Target> {
  const { pack } = modules
  const steps = await samples<Step>(30, async () => {
    const older = randomPack(modules, chance, 1 + chance.below(300))
    const next = randomPack(modules, chance, older.sequence + 1 + chance.below(9))
    const newer = {
      ...next,
      signers: [...older.signers.slice(1), ...next.signers],
      statusLists: [...older.statusLists.slice(2), ...next.statusLists].slice(0, 1),
    }
    const file = await pack.writePackDelta({ older, newer }, { signer, crypto: credulous, deflate: lightDeflate })
    return { older, newer, file: written(file) }
  })
  const judge = async (file: Uint8Array, { older, newer }: Step, whole: boolean): Promise<Attempt> => {
    const applied = await pack.applyPackDelta(older, file, opening)
    if (!applied.ok && applied.code === 'rollback') return { outcome: applied.code, problem: whole && newer.sequence >= LAST ? 'no rollback' : null }
    if (!applied.ok) return { outcome: applied.code, problem: whole ? `an undamaged delta was refused as ${applied.code}` : null }
    const digest = await pack.packDigest(applied.content, credulous)
    if (whole && !sameBytes(digest, await pack.packDigest(newer, credulous))) return { outcome: 'accepted', problem: 'another pack than the one meant' }
    if (applied.content.sequence <= older.sequence) return { outcome: 'accepted', problem: 'the sequence did not go forward' }
    return { outcome: 'accepted', problem: payloadOf(file).digest === toBase64Url(digest) ? null : 'not the pack whose digest the delta has' }
  }
  return {
    name: 'pack-delta',
    next: (chance) => {
      const step = chance.pick(steps)
      const whole = chance.below(16) === 0
      const input = whole ? step.file : damagedFile(chance, step.file)
      return { input, run: () => judge(input, step, whole) }
    },
  }
}

export async function statusFileTarget(modules: SealModules, chance: Chance): Promise<Target> {
  const { pack } = modules
  const statusOpening: StatusFileOpening = { ...opening, shard: SHARD, lastSequence: 10 }
  const files = await samples(20, async (sequence) => {
    const file = sampleStatusFile({ sequence: sequence + 1, list: sampleList(modules, chance, 400) })
    return { file, bytes: written(await pack.writeStatusFile(file, signer, lightDeflate)) }
  })
  const judge = async (bytes: Uint8Array, whole: StatusFile | null): Promise<Attempt> => {
    const opened = await pack.openStatusFile(bytes, statusOpening)
    const outcome = opened.ok ? 'accepted' : opened.code
    const meant = whole === null ? null : whole.sequence < statusOpening.lastSequence ? 'rollback' : 'accepted'
    if (meant !== null && meant !== outcome) return { outcome, problem: `an undamaged file was ${outcome}, not ${meant}` }
    const sound = !opened.ok || whole === null || sameBytes(opened.file.list.bits, whole.list.bits)
    return { outcome, problem: sound ? null : 'another list than the one written' }
  }
  return {
    name: 'status-file',
    next: (chance) => {
      const { file, bytes } = chance.pick(files)
      const whole = chance.below(16) === 0
      const input = whole ? bytes : damagedFile(chance, bytes)
      return { input, run: () => judge(input, whole ? file : null) }
    },
  }
}
