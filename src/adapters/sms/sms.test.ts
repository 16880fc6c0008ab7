import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { isRefusedForGood } from '../../actions/ports/refused-for-good.ts'
import { type SmsGateway, startSmsGateway } from '../../../test/support/sms-gateway.ts'
import { sampleSms, smsSenderContract } from './contract.ts'
import { fakeSms, memorySmsStore } from './fake-sms.ts'
import { gatewaySms } from './gateway-sms.ts'

smsSenderContract('the gateway', async () => {
  const gateway = await startSmsGateway()
  const how = { well: 'well', down: 503, refusing: 422 } as const
  return {
    sender: gatewaySms(gateway),
    arrived: async () => gateway.delivered,
    behave: async (wanted) => gateway.behave(how[wanted]),
    close: () => gateway.close(),
  }
})

smsSenderContract('the fake network', async () => {
  const store = memorySmsStore()
  const sender = fakeSms(store)
  return {
    sender,
    arrived: async () => (await store.list(1_000)).toReversed(),
    behave: async (how) => sender.behave(how),
    close: async () => undefined,
  }
})

describe('when the gateway fails', () => {
  let gateway: SmsGateway
  before(async () => {
    gateway = await startSmsGateway()
  })
  after(() => gateway.close())
  beforeEach(() => gateway.behave('well'))

  /** Whether the refusal is for good; fails when there is none. */
  async function refusal(settings: { readonly token?: string; readonly timeoutMs?: number; readonly url?: string } = {}): Promise<boolean> {
    let forGood: boolean | undefined
    await assert.rejects(gatewaySms({ ...gateway, ...settings }).send(sampleSms()), (error) => {
      forGood = isRefusedForGood(error)
      return true
    })
    return forGood ?? assert.fail('no error')
  }

  test('a number or a text that it refuses is refused for good; our own token, address and pace, and its own faults, are not the holder\u2019s', async () => {
    for (const status of [400, 402, 406, 409, 410, 413, 422, 451]) {
      gateway.behave(status)
      assert.equal(await refusal(), true, String(status))
    }
    for (const status of [304, 401, 403, 404, 405, 407, 408, 425, 429, 500, 502, 503, 504]) {
      gateway.behave(status)
      assert.equal(await refusal(), false, String(status))
    }
    gateway.behave('well')
    assert.equal(await refusal({ token: 'another' }), false)
  })

  test('silence, a broken line and a gateway that is not there throw, and can be tried again', async () => {
    gateway.behave('silent')
    assert.equal(await refusal({ timeoutMs: 150 }), false)
    const gone = await startSmsGateway()
    await gone.close()
    assert.equal(await refusal({ url: gone.url }), false)
  })

  test('an answer that is lost ends in one delivery, since the second try has the same id', async () => {
    const sms = sampleSms()
    const copies = () => gateway.delivered.filter(({ messageId }) => messageId === sms.messageId).length
    gateway.behave('lost')
    await assert.rejects(gatewaySms(gateway).send(sms))
    assert.equal(copies(), 1)
    gateway.behave('well')
    await gatewaySms(gateway).send(sms)
    assert.equal(copies(), 1)
    // A twin that makes a new id for each try is what the gateway cannot mend.
    await gatewaySms(gateway).send({ ...sms, messageId: `${sms.messageId}-again` })
    assert.equal(gateway.delivered.filter(({ messageId }) => messageId.startsWith(sms.messageId)).length, 2)
  })

  test('a redirect is not followed: number and text go nowhere else', async () => {
    gateway.behave('elsewhere')
    const earlier = gateway.requests()
    assert.equal(await refusal(), false)
    assert.equal(gateway.requests(), earlier + 1)
  })
})
