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

export interface Passkeys {
  askToSignIn(): Promise<PasskeyQuestion>
  checkSignIn(answer: {
    readonly challenge: string
    readonly answer: PasskeyAnswer
    readonly passkey: Passkey
  }): Promise<{ readonly ok: true; readonly counter: number } | { readonly ok: false }>
  askToEnrol(person: { readonly staffId: string; readonly name: string; readonly displayName: string }): Promise<PasskeyQuestion>
  checkEnrolment(answer: {
    readonly challenge: string
    readonly answer: PasskeyAnswer
  }): Promise<{ readonly ok: true; readonly passkey: Omit<Passkey, 'staffId'> } | { readonly ok: false }>
}
