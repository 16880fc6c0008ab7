import type { Sms, SmsSender } from '../../actions/ports/sms.ts'
import { checkedSms, notTaken } from './gateway-sms.ts'

/** Where the messages of a make-believe network stay. */
export interface SmsStore {
  /** The same message is kept once, however often it comes. */
  add(sms: Sms): Promise<void>
  /** Newest first. */
  list(limit: number): Promise<readonly Sms[]>
}

export interface FakeSms extends SmsSender {
  /** From now on: take messages, be down, or refuse every message for good. */
  behave(how: 'well' | 'down' | 'refusing'): void
}

/** A network that rings nobody: the same checks and the same failures as the real one, and the messages stay where the demo can show them. */
export function fakeSms(store: SmsStore): FakeSms {
  let behaviour: 'well' | 'down' | 'refusing' = 'well'
  return {
    behave: (how) => {
      behaviour = how
    },
    async send(sms) {
      const checked = checkedSms(sms)
      if (behaviour === 'down') throw notTaken(0)
      if (behaviour === 'refusing') throw notTaken(422)
      await store.add(checked)
    },
  }
}

export function memorySmsStore(): SmsStore {
  const kept: Sms[] = []
  return {
    async add(sms) {
      if (!kept.some(({ messageId }) => messageId === sms.messageId)) kept.push(sms)
    },
    list: async (limit) => kept.toReversed().slice(0, limit),
  }
}
