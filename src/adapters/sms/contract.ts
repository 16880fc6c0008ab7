import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { isRefusedForGood } from '../../actions/ports/refused-for-good.ts'
import type { Sms, SmsSender } from '../../actions/ports/sms.ts'

export interface SmsSenderUnderTest {
  readonly sender: SmsSender
  /** What arrived, oldest first. */
  arrived(): Promise<readonly Sms[]>
  behave(how: 'well' | 'down' | 'refusing'): Promise<void>
  close(): Promise<void>
}

let samples = 0

export function sampleSms(changes: Partial<Sms> = {}): Sms {
  return { to: '+77010000000', text: 'Sapar: your card ends soon.', messageId: `notice-${++samples}`, ...changes }
}

const arrivals = async (it: SmsSenderUnderTest, { messageId }: Sms) => (await it.arrived()).filter((one) => one.messageId === messageId)

/** What every SmsSender must do: run against the real one over HTTP and against the fakes. */
const CLAUSES: Readonly<Record<string, (it: SmsSenderUnderTest) => Promise<void>>> = {
  'a message that was sent has arrived once, with its number and text': async (it) => {
    const sms = sampleSms({ text: 'Сапар: карта 签证 қарта [€] "\n\u2028' })
    await it.sender.send(sms)
    assert.deepEqual(await arrivals(it, sms), [sms])
  },

  'sending throws while the gateway is down, and the same message goes out afterwards': async (it) => {
    const sms = sampleSms()
    await it.behave('down')
    await assert.rejects(it.sender.send(sms), (error) => !isRefusedForGood(error))
    assert.equal((await arrivals(it, sms)).length, 0)
    await it.behave('well')
    await it.sender.send(sms)
    assert.equal((await arrivals(it, sms)).length, 1)
  },

  'a refusal for good is told apart from trouble that may pass, and names no number': async (it) => {
    await it.behave('refusing')
    await assert.rejects(it.sender.send(sampleSms()), (error: Error) => {
      assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`, /7701|ends soon/)
      return isRefusedForGood(error)
    })
    await it.behave('well')
  },

  'a message sent again under its id is there once': async (it) => {
    const sms = sampleSms()
    await it.sender.send(sms)
    await it.sender.send(sms)
    assert.equal((await arrivals(it, sms)).length, 1)
  },

  'what is not exactly one number, one text and one id is refused before anything is sent': async (it) => {
    const earlier = (await it.arrived()).length
    for (const to of ['', '87010000000', '+77010000000,+77010000001', '+7701\r\nX: y', 'tel:+77010000000'])
      await assert.rejects(it.sender.send(sampleSms({ to })), /not one mobile number/)
    await assert.rejects(it.sender.send(sampleSms({ text: ' \n' })), /no text/)
    await assert.rejects(it.sender.send(sampleSms({ messageId: 'a\r\nX: y' })), /not a message id/)
    assert.equal((await it.arrived()).length, earlier)
  },
}

export function smsSenderContract(name: string, start: () => Promise<SmsSenderUnderTest>): void {
  describe(`${name} keeps the contract of a sender of text messages`, () => {
    let it: SmsSenderUnderTest
    before(async () => {
      it = await start()
    })
    after(() => it.close())
    for (const [title, clause] of Object.entries(CLAUSES)) test(title, () => clause(it))
  })
}
