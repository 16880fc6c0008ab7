import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Passkeys } from '../../actions/ports/passkeys.ts'

type Transports = NonNullable<RegistrationResponseJSON['response']['transports']>

interface Site {
  readonly origin: string
  readonly name: string
  readonly rpID: string
}

/** Loaded when somebody first signs in: it is a sixth of what starting takes, and few processes ever ask for it. */
const library = () => import('@simplewebauthn/server')

/** Passkeys bound to the public origin. Discoverable, with the person verified by the device: no name is typed and no password exists. */
export function simpleWebAuthnPasskeys(given: { readonly origin: string; readonly name: string }): Passkeys {
  const site: Site = { ...given, rpID: new URL(given.origin).hostname }
  return {
    async askToSignIn() {
      const { generateAuthenticationOptions } = await library()
      const options = await generateAuthenticationOptions({ rpID: site.rpID, userVerification: 'required' })
      return { challenge: options.challenge, options: { ...options } }
    },
    checkSignIn: (asked) => checkSignIn(site, asked).catch(refused),
    askToEnrol: (person) => askToEnrol(site, person),
    checkEnrolment: (asked) => checkEnrolment(site, asked).catch(refused),
  }
}

/** The package throws on every answer that does not fit; to the person all of them are one: not signed in. */
const refused = (): { readonly ok: false } => ({ ok: false })

async function checkSignIn(site: Site, { challenge, answer, passkey }: Parameters<Passkeys['checkSignIn']>[0]): ReturnType<Passkeys['checkSignIn']> {
  const { verifyAuthenticationResponse } = await library()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answer.response as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpID,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
      transports: passkey.transports as Transports,
    },
  })
  return verified ? { ok: true, counter: authenticationInfo.newCounter } : refused()
}

async function askToEnrol(site: Site, person: Parameters<Passkeys['askToEnrol']>[0]): ReturnType<Passkeys['askToEnrol']> {
  const { generateRegistrationOptions } = await library()
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: site.rpID,
    userName: person.name,
    userDisplayName: person.displayName,
    userID: new TextEncoder().encode(person.id),
    attestationType: 'none',
    excludeCredentials: (person.known ?? []).map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { challenge: options.challenge, options: { ...options } }
}

async function checkEnrolment(site: Site, { challenge, answer }: Parameters<Passkeys['checkEnrolment']>[0]): ReturnType<Passkeys['checkEnrolment']> {
  const { verifyRegistrationResponse } = await library()
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: answer.response as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpID,
    requireUserVerification: true,
  })
  if (!verified || !registrationInfo) return refused()
  const { id, publicKey, counter, transports } = registrationInfo.credential
  return { ok: true, passkey: { credentialId: id, publicKey, counter, transports: transports ?? [] } }
}
