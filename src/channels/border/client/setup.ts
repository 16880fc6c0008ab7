import { type Bytes, fromBase64Url } from 'icao-seal/bytes'
import type { OperationsKey } from 'icao-seal/pack'
import { residenceProfile, type VdsProfile } from 'icao-seal/vds'
import type { KnownCard } from '../../../core/border/known-cards.ts'
import type { InFour } from '../../../core/kernel/language.ts'
import { touristProfile } from '../../../core/seal/seal-content.ts'

/** A kind of card as the device knows it, with what the country calls it. */
export interface DeviceCard extends KnownCard {
  readonly name?: InFour
}

/** What the device was given when it was set up, and where it stands. */
export interface Setup {
  readonly operationsKeys: readonly OperationsKey[]
  readonly borderPoints: readonly { readonly id: string; readonly name: InFour }[]
  /** Undefined in a device that was set up by an earlier release and has not been in touch since. */
  readonly cards?: readonly DeviceCard[]
  readonly service: string
  readonly cardDays: number
  readonly timeZone: string
  readonly seals: {
    readonly issuingState: string
    readonly signerCountry: string
    readonly statusIndexTag: number
    readonly cardNumberTag: number
    readonly residence: { readonly featureDefinitionReference: number; readonly documentTypeCategory: number }
  }
  readonly staffNumber: string
  readonly trust: { readonly pack: string; readonly deltas: string }
  /** Made by the device itself, once. */
  readonly device: string
  readonly borderPoint: string
  readonly lane: string
}

/** As the server sends it: keys as base64url. */
export type Given = Omit<Setup, 'operationsKeys' | 'device' | 'borderPoint' | 'lane'> & {
  readonly operationsKeys: readonly { readonly kid: string; readonly spki: string }[]
}

export type Asked = { readonly kind: 'given'; readonly given: Given } | { readonly kind: 'sign-in' | 'not-allowed' | 'no-key' | 'unreachable' }

/** Asks the server to set this device up. Who asks is known by the session of the desk. */
export async function askForSetup(): Promise<Asked> {
  const answer = await post('/border/enrol', {})
  if (answer.kind === 'unreachable') return answer
  if (answer.status === 200) return { kind: 'given', given: answer.body as Given }
  if (answer.status === 401) return { kind: 'sign-in' }
  if (answer.status === 503) return { kind: 'no-key' }
  return { kind: answer.status >= 500 ? 'unreachable' : 'not-allowed' }
}

export function keysOf(given: Given): readonly OperationsKey[] {
  return given.operationsKeys.flatMap(({ kid, spki }) => {
    const bytes: Bytes | null = fromBase64Url(spki)
    return bytes ? [{ kid, spki: bytes }] : []
  })
}

/** What the server gives anew, in the place that the officer chose: keys that will sign next, and who is on duty now. */
export function renewed(setup: Setup, given: Given): Setup {
  return { ...given, operationsKeys: keysOf(given), device: setup.device, borderPoint: setup.borderPoint, lane: setup.lane }
}

/** The kinds of card that the device can tell. What an earlier release gave it describes one: the card for a visit. */
export function cardsOf({ cards, service, cardDays }: Pick<Setup, 'cards' | 'service' | 'cardDays'>): readonly DeviceCard[] {
  return cards ?? [{ kind: service, letter: 'T', zone: 'MRV-A', documentCode: 'V', entry: 'visa', lasts: { kind: 'days', count: cardDays } }]
}

/** The seals that this device can read: those of our own two cards. */
export function profilesOf({ seals }: Pick<Setup, 'seals'>): readonly VdsProfile[] {
  return [touristProfile(seals), residenceProfile(seals.residence)]
}

/** A line that hangs is no line: the next try is harmless. */
export const PATIENCE_MS = 20_000

export type Posted = { readonly kind: 'answered'; readonly status: number; readonly body: unknown } | { readonly kind: 'unreachable' }

/** Sends JSON to our own server. No answer within reach is an ordinary thing here, not an error. */
export async function post(url: string, body: unknown): Promise<Posted> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return { kind: 'answered', status: answer.status, body: await answer.json() }
  } catch {
    return { kind: 'unreachable' }
  }
}
