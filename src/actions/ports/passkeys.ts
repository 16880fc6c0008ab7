import type { Passkey } from './people.ts'

/** What the browser is asked, as the WebAuthn options in JSON, and the challenge inside it. */
export interface PasskeyQuestion {
  readonly challenge: string
  readonly options: Readonly<Record<string, unknown>>
}

/** What the browser answered: the credential in JSON, not yet believed. */
export interface PasskeyAnswer {
  readonly credentialId: string
  readonly response: Readonly<Record<string, unknown>>
}

/** What has to be known of a passkey to check its answers, whoever it belongs to. */
export type StoredKey = Omit<Passkey, 'staffId'>

export interface Passkeys {
  askToSignIn(): Promise<PasskeyQuestion>
  checkSignIn(answer: {
    readonly challenge: string
    readonly answer: PasskeyAnswer
    readonly passkey: StoredKey
  }): Promise<{ readonly ok: true; readonly counter: number } | { readonly ok: false }>
  /** `id`: who gets it, for the device to tell its passkeys apart. `known`: passkeys that person has already, which are not made twice on one device. */
  askToEnrol(person: { readonly id: string; readonly name: string; readonly displayName: string; readonly known?: readonly string[] }): Promise<PasskeyQuestion>
  checkEnrolment(answer: {
    readonly challenge: string
    readonly answer: PasskeyAnswer
  }): Promise<{ readonly ok: true; readonly passkey: StoredKey } | { readonly ok: false }>
}
