import type { Instant } from '../../core/kernel/instant.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { Result } from '../../core/kernel/result.ts'
import type { SealContent } from '../../core/seal/seal-content.ts'
import type { KeyRole, SealingRole } from '../../core/seal/seal-rules.ts'

/** A key and what is publicly known of it. */
export interface SigningKey {
  readonly id: string
  readonly role: KeyRole
  /** `UTTC`: country and two characters. */
  readonly signer: string
  /** Serial number of its certificate, hexadecimal, upper case; unique for the signer. */
  readonly reference: string
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array
  /** DER; none for the operations key, and none while a request waits for the state's CSCA. */
  readonly certificate?: Uint8Array
  /** DER of a request that waits. */
  readonly request?: Uint8Array
  /** The private key, encrypted; none when a token holds it. */
  readonly sealedKey?: Uint8Array
  /** Name of the key in a PKCS #11 token. */
  readonly tokenLabel?: string
  readonly madeAt: Instant
  /** When the private key signs: the certificate lives longer, for as long as the last card signed with it. */
  readonly useFrom: Instant
  readonly useUntil: Instant
  readonly revokedAt?: Instant
}

export interface SigningKeys {
  all(): Promise<readonly SigningKey[]>
  /** False when the signer has a key of this reference already. */
  insert(key: SigningKey): Promise<boolean>
  setCertificate(id: string, certificate: Uint8Array): Promise<void>
  setRevoked(id: string, at: Instant): Promise<void>
  /** DER of the newest list of certificates that were taken back. */
  newestList(): Promise<Uint8Array | undefined>
  insertList(list: { readonly list: Uint8Array; readonly at: Instant; readonly nextUpdate: Instant }): Promise<void>
}

export interface SealSigners {
  readonly seal: SigningKey
  readonly vdsNc: SigningKey
}

export interface MadeSeal {
  readonly vds: Uint8Array
  readonly vdsNc: string
}

/** Signs, and nothing else: the keys never leave it. */
export interface Sealer {
  /** The keys in use at a moment; undefined when there are none, which stops the issuing and nothing else. */
  signersAt(role: SealingRole, at: Instant): Promise<SealSigners | undefined>
  /** The same content under throw-away keys, read by the verifier as a border would: what it does not find VALID is never signed. */
  rehearse(content: SealContent, signers: SealSigners, at: Instant): Promise<Result<true, 'seal-not-possible'>>
  seal(content: SealContent, signers: SealSigners): Promise<MadeSeal>
  /** r||s by the operations key, with its name; undefined when there is none. */
  operations(at: Instant): Promise<{ readonly key: SigningKey; readonly sign: (data: Uint8Array) => Promise<Uint8Array> } | undefined>
}

/** What was written down before it was sealed. */
export interface CardIntent {
  readonly cardId: string
  readonly number: string
  readonly shard: string
  readonly slot: number
}

export interface SealedCard {
  readonly cardId: string
  readonly caseId: string
  readonly slot: number
}

export interface SealOfCard {
  readonly vds: Uint8Array
  readonly vdsNc?: string
  readonly sealedAt: Instant
}

export interface Seals {
  /** The open intent of the case, or this one when there is none; undefined when number or slot are taken already: draw others. */
  intend(caseId: string, intent: CardIntent, at: Instant): Promise<CardIntent | undefined>
  /** Nothing is made of it: the case went back to the desk. */
  dropIntent(caseId: string, at: Instant): Promise<void>
  ofCard(cardId: string): Promise<SealOfCard | undefined>
  /** Cards that are still good on a day and whose seal is not by one of these keys, in the order of their ids. */
  toReseal(given: {
    readonly on: PlainDate
    readonly keyIds: readonly string[]
    readonly after: string
    readonly limit: number
  }): Promise<readonly SealedCard[]>
  countToReseal(given: { readonly on: PlainDate; readonly keyIds: readonly string[] }): Promise<number>
  /** Puts a new seal and its paper in the place of the old ones. */
  replaceSeal(seal: NewSeal & { readonly pdf: { readonly key: string; readonly wrappedKey: string; readonly bytes: number } }): Promise<string | undefined>
}

export interface NewSeal {
  readonly cardId: string
  readonly keyId: string
  readonly ncKeyId: string
  readonly vds: Uint8Array
  readonly vdsNc: string
  readonly at: Instant
}
