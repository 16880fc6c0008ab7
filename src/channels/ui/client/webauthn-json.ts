/** WebAuthn speaks in bytes and JSON in base64url. By hand, because older browsers lack the built-in conversion. */

type Bytes = Uint8Array<ArrayBuffer>

export function bytesOf(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}

export function textOf(bytes: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function listed(credentials: readonly PublicKeyCredentialDescriptorJSON[] | undefined): PublicKeyCredentialDescriptor[] {
  return (credentials ?? []).map(({ id, transports }) => ({
    type: 'public-key',
    id: bytesOf(id),
    ...(transports ? { transports: transports as AuthenticatorTransport[] } : {}),
  }))
}

export function requestOptions(json: PublicKeyCredentialRequestOptionsJSON): PublicKeyCredentialRequestOptions {
  const { challenge, allowCredentials, extensions: _unused, ...rest } = json
  return { ...(rest as object), challenge: bytesOf(challenge), allowCredentials: listed(allowCredentials) }
}

export function creationOptions(json: PublicKeyCredentialCreationOptionsJSON): PublicKeyCredentialCreationOptions {
  const { challenge, user, excludeCredentials, extensions: _unused, ...rest } = json
  const made = { ...rest, challenge: bytesOf(challenge), user: { ...user, id: bytesOf(user.id) }, excludeCredentials: listed(excludeCredentials) }
  return made as PublicKeyCredentialCreationOptions
}

/** What the device answered, for either question. */
export function credentialJson(credential: PublicKeyCredential): object {
  const { id, rawId, type, response } = credential
  const common = { id, rawId: textOf(rawId), type, clientExtensionResults: credential.getClientExtensionResults() }
  const clientDataJSON = textOf(response.clientDataJSON)
  if ('attestationObject' in response) {
    const { attestationObject } = response as AuthenticatorAttestationResponse
    const transports = (response as AuthenticatorAttestationResponse).getTransports?.() ?? []
    return { ...common, response: { clientDataJSON, attestationObject: textOf(attestationObject), transports } }
  }
  const { authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse
  const handle = userHandle ? { userHandle: textOf(userHandle) } : {}
  return { ...common, response: { clientDataJSON, authenticatorData: textOf(authenticatorData), signature: textOf(signature), ...handle } }
}
