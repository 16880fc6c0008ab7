import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Mail, MailSender } from '../../actions/ports.ts'
import { isRefusedForGood } from './smtp-sender.ts'

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
export function mailSenderContract(name: string, start: () => Promise<MailSenderUnderTest>): void {
  describe(`${name} keeps the contract of a mail sender`, () => {
    let it: MailSenderUnderTest
    before(async () => {
      it = await start()
    })
    after(() => it.close())
    const arrivals = async (mail: Mail) => (await it.arrived()).filter((one) => one.messageId.includes(mail.messageId))

    test('a message that was sent has arrived once, with its subject and text', async () => {
      const mail = sampleMail({ subject: '您的电子卡已签发' })
      await it.sender.send(mail)
      const [one, ...more] = await arrivals(mail)
      assert.deepEqual([one?.to, one?.subject, one?.text.trim(), more.length], [mail.to, mail.subject, mail.text, 0])
    })

    test('sending throws while the server is down, and the same message goes out afterwards', async () => {
      const mail = sampleMail()
      await it.behave('down')
      await assert.rejects(it.sender.send(mail), (error) => !isRefusedForGood(error))
      assert.equal((await arrivals(mail)).length, 0)
      await it.behave('well')
      await it.sender.send(mail)
      assert.equal((await arrivals(mail)).length, 1)
    })

    test('a refusal for good is told apart from trouble that may pass', async () => {
      await it.behave('refusing')
      await assert.rejects(it.sender.send(sampleMail()), isRefusedForGood)
      await it.behave('well')
    })

    test('a message sent again under its id is there once', async () => {
      const mail = sampleMail()
      await it.sender.send(mail)
      await it.sender.send(mail)
      assert.equal((await arrivals(mail)).length, 1)
    })

    test('a recipient that is not exactly one address is refused before anything is sent', async () => {
      const earlier = (await it.arrived()).length
      for (const to of ['', 'nobody', 'a@example.org,b@example.org', 'a@example.org\r\nRCPT TO:<b@example.org>', 'A <a@example.org>']) {
        await assert.rejects(it.sender.send(sampleMail({ to })), /not one mail address/)
      }
      assert.equal((await it.arrived()).length, earlier)
    })
  })
}
