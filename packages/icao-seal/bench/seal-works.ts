import { createPublicKey, verify } from 'node:crypto'
import { seededChance } from '../fuzz/random.ts'
import { type Code, sampleFacts, sealCode, sealVisa } from '../fuzz/sealed-cards.ts'
import { makeWorld, type NamedSigner, type World } from '../fuzz/sealed-world.ts'
import { OWN_MODULES, type SealModules } from '../run/modules.ts'
import type { Bytes } from '../src/bytes/bytes.ts'
import { parseMrz } from '../src/mrz/index.ts'
import { decodeVds } from '../src/vds/index.ts'
import type { Work } from './cpu.ts'
import { passportZone, type Shown, type Verdict, wholeCheck, wholeCodeCheck } from './whole-checks.ts'

/** What is measured, in one world of fresh keys. */
export interface SealWorks {
  /** The signatures of the same seals by `node:crypto` alone, with keys that were read before. */
  readonly bareVerify: Work
  readonly wholeCheck: Work
  readonly codeCheck: Work
  readonly mrzParse: Work
  readonly writeVisa: Work
  readonly writeCode: Work
}

interface Signed {
  readonly data: Bytes
  readonly signature: Bytes
  readonly key: Parameters<typeof verify>[2]
}

function signedOf(bytes: Bytes, signer: NamedSigner): Signed {
  const seal = decodeVds(bytes)
  if (!seal.ok) throw new Error(seal.code)
  const key = createPublicKey({ key: Buffer.from(signer.key.spki), format: 'der', type: 'spki' })
  return { data: seal.signedBytes, signature: seal.signature, key: { key, dsaEncoding: 'ieee-p1363' } }
}

/** A check that does not accept a genuine card does less work than it is measured for. */
function accepted(verdict: Verdict): void {
  if (verdict !== null) throw new Error(`a genuine card was refused: ${verdict}`)
}

interface Cards {
  readonly shown: readonly Shown[]
  readonly signed: readonly Signed[]
  readonly codes: readonly Code[]
}

async function makeCards(world: World, seed: number, count: number): Promise<Cards> {
  const chance = seededChance(seed)
  const cards = { shown: [] as Shown[], signed: [] as Signed[], codes: [] as Code[] }
  while (cards.shown.length < count) {
    const facts = sampleFacts(chance, world)
    const signer = chance.pick(world.visaSigners)
    const visa = await sealVisa(facts, signer)
    cards.shown.push({ visa, passport: passportZone(facts) })
    cards.signed.push(signedOf(visa.bytes, signer))
    cards.codes.push(await sealCode(facts, chance.pick(world.codeSigners)))
  }
  return cards
}

/** `count` different cards by two signers, and each kind of work over all of them. */
export async function sealWorks(count: number, seed = 1, modules: SealModules = OWN_MODULES): Promise<SealWorks> {
  const world = await makeWorld(OWN_MODULES, seededChance(seed))
  const { shown, signed, codes } = await makeCards(world, seed + 1, count)
  const [signer, codeSigner] = [world.visaSigners[0], world.codeSigners[0]]
  const bare = ({ data, signature, key }: Signed) => accepted(verify('sha256', data, key, signature) ? null : 'bad signature')
  const parsed = ({ passport }: Shown) => {
    const zone = parseMrz(passport)
    accepted(zone.ok && zone.valid ? null : 'bad zone')
  }
  return {
    bareVerify: { items: count, run: () => signed.forEach(bare) },
    wholeCheck: { items: count, run: () => shown.forEach((one) => accepted(wholeCheck(world, one, modules))) },
    codeCheck: { items: count, run: () => codes.forEach((one) => accepted(wholeCodeCheck(world, one, modules))) },
    mrzParse: { items: count, run: () => shown.forEach(parsed) },
    writeVisa: {
      items: count,
      run: async () => {
        for (const { visa } of shown) await sealVisa(visa.facts, signer)
      },
    },
    writeCode: {
      items: count,
      run: async () => {
        for (const { facts } of codes) await sealCode(facts, codeSigner)
      },
    },
  }
}
