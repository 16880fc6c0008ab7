import { creationOptions, credentialJson, requestOptions } from './webauthn-json.ts'

/** Asks the device for the passkey when the form is sent, puts the answer into its hidden fields and sends it as an ordinary form. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sapar-passkey]')) {
  if (!('credentials' in navigator) || !('PublicKeyCredential' in window)) show(form, 'unknown')
  else form.addEventListener('submit', (event) => void answer(form, event))
}

function show(form: HTMLFormElement, what: 'unknown' | 'failed', visible = true): void {
  const note = form.querySelector<HTMLElement>(`[data-sapar-passkey-${what}]`)
  if (note) note.hidden = !visible
}

const asking = new WeakSet<HTMLFormElement>()

async function answer(form: HTMLFormElement, event: SubmitEvent): Promise<void> {
  event.preventDefault()
  // A second press while the device asks would make it ask twice; after a failure the next press must count at once.
  if (asking.has(form)) return
  asking.add(form)
  show(form, 'failed', false)
  try {
    const reply = await fetch(form.dataset.saparPasskey ?? '', { method: 'POST' })
    if (!reply.ok) throw new Error('no question')
    const { id, options } = (await reply.json()) as { id: string; options: object }
    const credential = await ask(options)
    if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
    fill(form, 'challengeId', id)
    fill(form, 'credential', JSON.stringify(credentialJson(credential)))
    form.submit()
  } catch {
    // Cancelled, no passkey on this device, or no network: to the person it is one thing, and the button is there to try again.
    show(form, 'failed')
  } finally {
    asking.delete(form)
  }
}

/** Only the question for a new passkey says who it is for. */
function ask(options: object): Promise<Credential | null> {
  if ('user' in options) return navigator.credentials.create({ publicKey: creationOptions(options as PublicKeyCredentialCreationOptionsJSON) })
  return navigator.credentials.get({ publicKey: requestOptions(options as PublicKeyCredentialRequestOptionsJSON) })
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement) field.value = value
}
