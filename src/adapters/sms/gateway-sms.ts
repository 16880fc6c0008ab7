import type { NotTaken } from '../../actions/ports/refused-for-good.ts'
import type { Sms, SmsSender } from '../../actions/ports/sms.ts'
import { mobileNumber } from '../../core/reminder/mobile-number.ts'

export interface GatewaySettings {
  /** Where messages are posted as JSON: `{ "to", "text", "messageId" }`. */
  readonly url: string
  readonly token: string
  /** The longest a message may take, milliseconds; 15 s when not given. */
  readonly timeoutMs?: number
}

/**
 * A gateway over plain HTTP, as providers in the region offer it. The message's id goes as the idempotency key: a message whose answer was lost is
 * sent again under the same id, and the gateway delivers it once.
 */
export function gatewaySms({ url, token, timeoutMs = 15_000 }: GatewaySettings): SmsSender {
  return {
    async send(sms) {
      const body = JSON.stringify(checkedSms(sms))
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': sms.messageId }
      // A redirect would carry number and text to somebody we do not know.
      const request = { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) } as const
      const status = await fetch(url, request).then(
        async (answer) => {
          await answer.body?.cancel()
          return answer.status
        },
        () => 0,
      )
      if (status < 200 || status > 299) throw notTaken(status)
    },
  }
}

/** The same message with nothing else in it. Throws on what is not exactly one number, an empty text or an id that is none. */
export function checkedSms({ to, text, messageId }: Sms): Sms {
  if (mobileNumber(to) === undefined) throw new Error('the recipient is not one mobile number')
  if (text.trim() === '') throw new Error('the message has no text')
  if (!/^[\w.+=@-]{1,200}$/.test(messageId)) throw new Error('not a message id')
  return { to, text, messageId }
}

/** Our token, our address, our pace: trouble that is not the recipient's and may pass. */
const OURS: readonly number[] = [401, 403, 404, 405, 407, 408, 425, 429]

/** `status` 0 when there was no answer. */
export function notTaken(status: number): NotTaken {
  const forGood = status >= 400 && status < 500 && !OURS.includes(status)
  return Object.assign(new Error(`the gateway has not taken the message: ${status || 'no answer'}`), { forGood })
}
