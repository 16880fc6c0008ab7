import { type Bytes, fromBase64Url } from 'icao-seal/bytes'
import { webCrypto } from 'icao-seal/crypto-web'
import { applyPackDelta, freshness, openPack, type PackContent, type PackOpening } from 'icao-seal/pack'
import { webDeflate } from 'icao-seal/status'
import { createTrustStore, type TrustStore } from 'icao-seal/trust'
import type { PackAge } from '../../../core/border/entry-verdict.ts'
import type { Device } from './device.ts'
import { PATIENCE_MS, type Setup } from './setup.ts'
import type { Store } from './store.ts'

export const browserCrypto = webCrypto(crypto.subtle)

/** A pack that was opened, with its certificates ready to be asked. */
export interface HeldPack {
  readonly content: PackContent
  readonly trust: TrustStore
}

export type PackLoad = { readonly kind: 'loaded' | 'current'; readonly pack: HeldPack } | { readonly kind: 'problem'; readonly code: string }

export interface PackNeeds {
  readonly device: Device
  readonly store: Store
  readonly setup: Setup
}

/** The pack as it was left when the device was switched off. It was checked when it came, and lies beside the keys that checked it. */
export async function keptPack(store: Store): Promise<HeldPack | undefined> {
  const content = await store.read('pack')
  return content ? holding(content) : undefined
}

export function ageOfPack(pack: HeldPack, now: number): PackAge {
  return freshness(pack.content, now)
}

/** The newest pack: by what changed since the one at hand, or whole. */
export async function loadNewest(needs: PackNeeds, held: HeldPack | undefined): Promise<PackLoad> {
  const opening = await openingOf(needs)
  try {
    const byDeltas = held && opening.lastSequence === held.content.sequence ? await loadDeltas(needs.setup, held, opening) : undefined
    if (byDeltas) return byDeltas === held ? { kind: 'current', pack: held } : keep(needs.store, byDeltas)
    const answer = await fetch(needs.setup.trust.pack, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!answer.ok) return { kind: 'problem', code: answer.status === 404 ? 'none' : 'unreachable' }
    return await takePack(needs, new Uint8Array(await answer.arrayBuffer()))
  } catch {
    return { kind: 'problem', code: 'unreachable' }
  }
}

/** A pack as a file, from the network or from a stick that somebody brought. */
export async function takePack(needs: PackNeeds, file: Uint8Array): Promise<PackLoad> {
  const opened = await openPack(file, await openingOf(needs))
  if (!opened.ok) return { kind: 'problem', code: opened.code }
  const held = holding(opened.content)
  return held ? keep(needs.store, held) : { kind: 'problem', code: 'wrong-format' }
}

async function openingOf({ device, store, setup }: PackNeeds): Promise<PackOpening> {
  const lastSequence = (await store.read('lastSequence')) ?? 0
  return { operationsKeys: setup.operationsKeys, crypto: browserCrypto, deflate: webDeflate, at: device.now(), lastSequence }
}

/** Undefined asks for the whole pack; the same pack again when nothing is newer. */
async function loadDeltas(setup: Setup, held: HeldPack, opening: PackOpening): Promise<HeldPack | undefined> {
  const answer = await fetch(`${setup.trust.deltas}${held.content.sequence}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!answer.ok) return undefined
  const deltas = deltasOf(await answer.json())
  let { content } = held
  for (const delta of deltas ?? []) {
    // Only the last one must still be good today: those before it are steps on the way.
    const step = await applyPackDelta(content, delta, { ...opening, at: delta === deltas?.at(-1) ? opening.at : 0 })
    if (!step.ok) return undefined
    content = step.content
  }
  if (!deltas) return undefined
  return deltas.length === 0 ? held : holding(content)
}

function deltasOf(body: unknown): readonly Bytes[] | undefined {
  const listed = typeof body === 'object' && body !== null && 'deltas' in body && Array.isArray(body.deltas) ? body.deltas : undefined
  const bytes = listed?.map((text) => (typeof text === 'string' ? fromBase64Url(text) : null))
  return bytes?.every((one) => one !== null) ? bytes : undefined
}

/** Undefined when a certificate in it cannot be read: half a list of revoked signers is worse than none. */
function holding(content: PackContent): HeldPack | undefined {
  const made = createTrustStore({ cscas: content.cscas, signers: content.signers, crls: content.crls })
  return made.ok ? { content, trust: made.store } : undefined
}

async function keep(store: Store, pack: HeldPack): Promise<PackLoad> {
  await store.write({ pack: pack.content, lastSequence: pack.content.sequence })
  return { kind: 'loaded', pack }
}
