import type { Mail, MailSender } from '../../actions/ports.ts'
import { notTaken, recipientOf } from './smtp-sender.ts'

export interface FakeMailSender extends MailSender {
  /** What the make-believe server has taken, oldest first; a message sent again under its id is there once. */
  readonly taken: readonly Mail[]
  /** From now on: take messages, be down, or refuse every message for good. */
  behave(how: 'well' | 'down' | 'refusing'): void
}

/** For tests of what sends: the same checks and the same failures as the real sender, without a socket. */
export function fakeMailSender(): FakeMailSender {
  const taken: Mail[] = []
  let behaviour: 'well' | 'down' | 'refusing' = 'well'
  return {
    taken,
    behave: (how) => {
      behaviour = how
    },
    async send(mail) {
      recipientOf(mail)
      if (behaviour === 'down') throw notTaken({ code: 'ECONNECTION' })
      if (behaviour === 'refusing') throw notTaken({ code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' })
      if (!taken.some((known) => known.messageId === mail.messageId && known.to === mail.to)) taken.push(mail)
    },
  }
}
