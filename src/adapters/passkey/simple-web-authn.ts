import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Passkeys } from '../../actions/ports/passkeys.ts'

type Transports = NonNullable<RegistrationResponseJSON['response']['transports']>

/** Passkeys bound to the public origin. Discoverable, with the person verified by the device: no name is typed and no password exists. */
export function simpleWebAuthnPasskeys(site: { readonly origin: string; readonly name: string }): Passkeys {
  const rpID = new URL(site.origin).hostname
  return {
    async askToSignIn() {
      const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
      return { challenge: options.challenge, options: { ...options } }
    },
    async checkSignIn({ challenge, answer, passkey }) {
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response: answer.response as unknown as AuthenticationResponseJSON,
          expectedChallenge: challenge,
          expectedOrigin: site.origin,
          expectedRPID: rpID,
          requireUserVerification: true,
          credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter, transports: passkey.transports as Transports },
        })
        return verified ? { ok: true, counter: authenticationInfo.newCounter } : { ok: false }
      } catch {
        // The package throws on every answer that does not fit; to the person all of them are one: not signed in.
        return { ok: false }
      }
    },
    async askToEnrol(person) {
      const options = await generateRegistrationOptions({
        rpName: site.name,
        rpID,
        userName: person.name,
        userDisplayName: person.displayName,
        userID: new TextEncoder().encode(person.staffId),
        attestationType: 'none',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      return { challenge: options.challenge, options: { ...options } }
    },
    async checkEnrolment({ challenge, answer }) {
      try {
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          response: answer.response as unknown as RegistrationResponseJSON,
          expectedChallenge: challenge,
          expectedOrigin: site.origin,
          expectedRPID: rpID,
          requireUserVerification: true,
        })
        if (!verified || !registrationInfo) return { ok: false }
        const { id, publicKey, counter, transports } = registrationInfo.credential
        return { ok: true, passkey: { credentialId: id, publicKey, counter, transports: transports ?? [] } }
      } catch {
        return { ok: false }
      }
    },
  }
}
