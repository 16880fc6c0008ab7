import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Mail, MailSender } from '../../actions/ports.ts'
import { isRefusedForGood } from '../../actions/ports/refused-for-good.ts'

export interface MailSenderUnderTest {
  readonly sender: MailSender
  /** What arrived, oldest first. */
  arrived(): Promise<readonly { readonly to: string; readonly subject: string; readonly text: string; readonly messageId: string }[]>
  behave(how: 'well' | 'down' | 'refusing'): Promise<void>
  close(): Promise<void>
}

export function sampleMail(changes: Partial<Mail> = {}): Mail {
  return {
    to: 'traveller@example.org',
    subject: 'Your application is with us',
    html: '<p>We have it.</p>',
    text: 'We have it.',
    language: 'en',
    messageId: `notice-${++samples}`,
    attachments: [],
    ...changes,
  }
}
let samples = 0

/** What every MailSender must do: run against the real one over SMTP and against the fake. */
const CLAUSES: Readonly<Record<string, (it: MailSenderUnderTest) => Promise<void>>> = {
  'a message that was sent has arrived once, with its subject and text': async (it) => {
    const mail = sampleMail({ subject: '您的电子卡已签发' })
    await it.sender.send(mail)
    const [one, ...more] = await arrivals(it, mail)
    assert.deepEqual([one?.to, one?.subject, one?.text.trim(), more.length], [mail.to, mail.subject, mail.text, 0])
  },

  'sending throws while the server is down, and the same message goes out afterwards': async (it) => {
    const mail = sampleMail()
    await it.behave('down')
    await assert.rejects(it.sender.send(mail), (error) => !isRefusedForGood(error))
    assert.equal((await arrivals(it, mail)).length, 0)
    await it.behave('well')
    await it.sender.send(mail)
    assert.equal((await arrivals(it, mail)).length, 1)
  },

  'a refusal for good is told apart from trouble that may pass': async (it) => {
    await it.behave('refusing')
    await assert.rejects(it.sender.send(sampleMail()), isRefusedForGood)
    await it.behave('well')
  },

  'a message sent again under its id is there once': async (it) => {
    const mail = sampleMail()
    await it.sender.send(mail)
    await it.sender.send(mail)
    assert.equal((await arrivals(it, mail)).length, 1)
  },

  'a recipient that is not exactly one address is refused before anything is sent': async (it) => {
    const earlier = (await it.arrived()).length
    for (const to of ['', 'nobody', 'a@example.org,b@example.org', 'a@example.org\r\nRCPT TO:<b@example.org>', 'A <a@example.org>']) {
      await assert.rejects(it.sender.send(sampleMail({ to })), /not one mail address/)
    }
    assert.equal((await it.arrived()).length, earlier)
  },
}

export function mailSenderContract(name: string, start: () => Promise<MailSenderUnderTest>): void {
  describe(`${name} keeps the contract of a mail sender`, () => {
    let it: MailSenderUnderTest
    before(async () => {
      it = await start()
    })
    after(() => it.close())
    for (const [title, clause] of Object.entries(CLAUSES)) test(title, () => clause(it))
  })
}

async function arrivals(it: MailSenderUnderTest, mail: Mail) {
  return (await it.arrived()).filter((one) => one.messageId.includes(mail.messageId))
}
