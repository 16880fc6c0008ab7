import type { PasskeyAnswer } from '../../../actions/ports/passkeys.ts'
import type { FormBody } from './requests.ts'

/** The credential as the script wrote it into the form; undefined when there is none that could be read. */
export function passkeyAnswerOf(form: FormBody): PasskeyAnswer | undefined {
  if (!/^[0-9a-f-]{36}$/.test(form.challengeId ?? '')) return undefined
  try {
    const response: unknown = JSON.parse(form.credential ?? '')
    if (typeof response !== 'object' || response === null || !('id' in response) || typeof response.id !== 'string') return undefined
    return { credentialId: response.id, response: { ...response } }
  } catch {
    return undefined
  }
}
