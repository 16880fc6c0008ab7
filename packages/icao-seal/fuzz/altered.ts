import type { SealModules } from '../run/modules.ts'
import { toHex } from '../src/bytes/bytes.ts'
import { featureNumber } from '../src/vds/index.ts'
import { alteredCode, CODE_ALTERATIONS, CODE_MISUSES, type CodeAttack, type CodeMaterial } from './altered-codes.ts'
import { alteredVisa, type Attack, type Material, VISA_ALTERATIONS, VISA_MISUSES } from './altered-visas.ts'
import { type Chance, seededChance } from './random.ts'
import { type Code, passportOf, sampleFacts, sealCode, sealVisa, type Visa } from './sealed-cards.ts'
import { AT, CRYPTO, makeWorld, PROFILE, TODAY, type World } from './sealed-world.ts'

export interface AlteredReport {
  readonly genuine: number
  readonly genuineAccepted: number
  readonly altered: number
  readonly alteredAccepted: number
  /** Altered ones by kind. */
  readonly kinds: Readonly<Record<string, number>>
  /** Why altered ones were refused. */
  readonly refusals: Readonly<Record<string, number>>
  /** The first failures: an altered one that was accepted, a genuine one that was not, or one that made the library throw. */
  readonly failures: readonly string[]
}

export interface AlteredRun {
  readonly count: number
  readonly seed: number
  /** Ends once an altered one was accepted: enough to know that a library is broken. */
  readonly untilAccepted?: boolean
  readonly onProgress?: (altered: number, accepted: number) => void
}

/** Null when the card is accepted, else the first thing that speaks against it. */
type Verdict = string | null

const ACCEPTED = null

/** What a border device decides of a seal and a passport: seal, travel right and status of the card together. */
async function judgeVisa({ policy, status }: SealModules, world: World, { bytes, passport }: Attack): Promise<Verdict> {
  const check = await policy.checkVds(bytes, { store: world.store, crypto: CRYPTO, at: AT, profiles: [PROFILE], presented: { passport } })
  if (check.status !== 'VALID' || check.features === null) return check.sub ?? check.status
  const right = policy.travelRight(check.features, TODAY)
  if (right !== 'IN_FORCE') return `travel right ${right}`
  const slot = featureNumber(check.features, 'statusIndex')
  const found = slot === null ? null : status.statusAt(world.statusList, slot)
  return found === 'valid' ? ACCEPTED : `card ${found}`
}

async function judgeCode({ vdsnc, status }: SealModules, world: World, { text, passport }: CodeAttack): Promise<Verdict> {
  const check = await vdsnc.checkVdsNc(text, { store: world.store, crypto: CRYPTO, at: AT })
  if (check.status !== 'VALID' || check.reading === null) return check.sub ?? check.status
  const message = vdsnc.readMessage(check.reading.msg, vdsnc.SAPAR_DTA)
  if (!message.ok) return `message ${message.code}`
  const { passportNumber, nationality, validFrom, validUntil, statusSlot } = message.facts
  if (passportNumber !== passport.number || nationality !== passport.issuingState) return 'other passport'
  if (TODAY < validFrom || TODAY > validUntil) return 'travel right EXPIRED'
  const found = status.statusAt(world.statusList, statusSlot)
  return found === 'valid' ? ACCEPTED : `card ${found}`
}

interface Pool {
  readonly visas: readonly [Visa, ...Visa[]]
  readonly codes: readonly [Code, ...Code[]]
}

const POOL = 100
/** Altered ones between two pools of new cards. */
const RENEWAL = 20_000
/** One genuine card is checked after so many altered ones. */
const GENUINE_EVERY = 10
const MOST_FAILURES = 20
const PROGRESS_EVERY = 50_000

async function makePool(world: World, chance: Chance): Promise<Pool> {
  const visas = async (): Promise<Visa> => sealVisa(sampleFacts(chance, world), chance.pick(world.visaSigners))
  const codes = async (): Promise<Code> => sealCode(sampleFacts(chance, world), chance.pick(world.codeSigners))
  const pool = { visas: [await visas()] as [Visa, ...Visa[]], codes: [await codes()] as [Code, ...Code[]] }
  while (pool.visas.length < POOL) {
    pool.visas.push(await visas())
    pool.codes.push(await codes())
  }
  return pool
}

interface Counts {
  genuine: number
  genuineAccepted: number
  altered: number
  alteredAccepted: number
  readonly kinds: Record<string, number>
  readonly refusals: Record<string, number>
  readonly failures: string[]
}

interface Attempt {
  readonly kind: string
  readonly shown: () => string
  readonly judge: () => Promise<Verdict>
}

const VISA_KINDS = [...Object.keys(VISA_ALTERATIONS), ...Object.keys(VISA_MISUSES)]
const CODE_KINDS = [...Object.keys(CODE_ALTERATIONS), ...Object.keys(CODE_MISUSES)]

function kindOf(kinds: readonly string[], chance: Chance): string {
  return kinds[chance.below(kinds.length)] ?? ''
}

async function nextVisa(modules: SealModules, material: Material, chance: Chance): Promise<Attempt> {
  const kind = kindOf(VISA_KINDS, chance)
  const attack = (await VISA_MISUSES[kind]?.(material, chance)) ?? alteredVisa(kind, material, chance)
  return {
    kind: `visa ${kind}`,
    shown: () => `${toHex(attack.bytes)} ${JSON.stringify(attack.passport)}`,
    judge: () => judgeVisa(modules, material.world, attack),
  }
}

async function nextCode(modules: SealModules, material: CodeMaterial, chance: Chance): Promise<Attempt> {
  const kind = kindOf(CODE_KINDS, chance)
  const attack = (await CODE_MISUSES[kind]?.(material, chance)) ?? alteredCode(kind, material, chance)
  return { kind: `code ${kind}`, shown: () => `${attack.text} ${JSON.stringify(attack.passport)}`, judge: () => judgeCode(modules, material.world, attack) }
}

/** Two different people: what is spliced between them is never genuine. */
function two<T extends Visa | Code>(items: readonly [T, ...T[]], chance: Chance): readonly [T, T] {
  const one = chance.pick(items)
  let other = chance.pick(items)
  while (other.facts.passportNumber === one.facts.passportNumber) other = chance.pick(items)
  return [one, other]
}

async function verdictOf(judge: () => Promise<Verdict>, counts: Counts): Promise<Verdict> {
  try {
    return await judge()
  } catch (error) {
    fail(counts, `threw ${String(error)}`)
    return 'threw'
  }
}

function fail({ failures }: Counts, what: string): void {
  if (failures.length < MOST_FAILURES) failures.push(what)
}

async function tryAltered({ kind, shown, judge }: Attempt, counts: Counts): Promise<void> {
  const verdict = await verdictOf(judge, counts)
  counts.altered += 1
  counts.kinds[kind] = (counts.kinds[kind] ?? 0) + 1
  if (verdict !== ACCEPTED) {
    counts.refusals[verdict] = (counts.refusals[verdict] ?? 0) + 1
    return
  }
  counts.alteredAccepted += 1
  fail(counts, `accepted ${kind}: ${shown()}`)
}

async function tryGenuine(what: string, judge: () => Promise<Verdict>, counts: Counts): Promise<void> {
  const verdict = await verdictOf(judge, counts)
  counts.genuine += 1
  if (verdict === ACCEPTED) counts.genuineAccepted += 1
  else fail(counts, `refused a genuine ${what} as ${verdict}`)
}

/** Shows altered visas and VDS-NC to the whole check, and genuine ones between them. Keys and certificates are new in every run; the choices follow the seed. */
export async function runAltered(modules: SealModules, { count, seed, untilAccepted, onProgress }: AlteredRun): Promise<AlteredReport> {
  const chance = seededChance(seed)
  const world = await makeWorld(modules, chance)
  const counts: Counts = { genuine: 0, genuineAccepted: 0, altered: 0, alteredAccepted: 0, kinds: {}, refusals: {}, failures: [] }
  let pool = await makePool(world, chance)
  for (let done = 0; done < count && !(untilAccepted && counts.alteredAccepted > 0); done += 1) {
    if (done > 0 && done % RENEWAL === 0) pool = await makePool(world, chance)
    const [visa, otherVisa] = two(pool.visas, chance)
    const [code, otherCode] = two(pool.codes, chance)
    const asVisa = chance.below(2) === 0
    const attempt = asVisa ? nextVisa(modules, { world, visa, other: otherVisa }, chance) : nextCode(modules, { world, code, other: otherCode }, chance)
    await tryAltered(await attempt, counts)
    if (done % GENUINE_EVERY === 0) {
      await tryGenuine('visa', () => judgeVisa(modules, world, { bytes: visa.bytes, passport: passportOf(visa.facts) }), counts)
      await tryGenuine('code', () => judgeCode(modules, world, { text: code.text, passport: passportOf(code.facts) }), counts)
    }
    if ((done + 1) % PROGRESS_EVERY === 0) onProgress?.(counts.altered, counts.alteredAccepted)
  }
  return counts
}
