import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { standingClock } from '../../../test/support/standing-clock.ts'
import { openTestPool } from '../../../test/support/test-pool.ts'
import { instant } from '../../core/kernel/instant.ts'
import { sampleMail } from './contract.ts'
import { startMailSink } from './mail-sink.ts'
import { postgresMailStore } from './mail.sql.ts'
import type { MailStore, ReceivedMail } from './mail-store.ts'
import { memoryMailStore } from './memory-mail-store.ts'
import { smtpSender } from './smtp-sender.ts'

const FROM = { name: 'Demo Migration Agency', address: 'notices@agency.example' }

function received(number: number, changes: Partial<ReceivedMail> = {}): ReceivedMail {
  return {
    recipient: 'traveller@example.org',
    subject: `Notice ${number}`,
    html: '<p>Сәлем 你好</p>',
    text: 'Сәлем 你好',
    attachments: [],
    headers: [{ name: 'List-Id', value: '<notices.agency.example>' }],
    receivedAt: instant(`2026-03-0${number}T04:00:00.000Z`),
    messageId: `<${number}@agency.example>`,
    ...changes,
  }
}

function storeContract(name: string, open: () => Promise<{ store: MailStore; close: () => Promise<void> }>): void {
  describe(name, () => {
    let store: MailStore
    let close: () => Promise<void>
    before(async () => {
      ;({ store, close } = await open())
    })
    after(() => close())

    test('lists the newest first, page by page, for everyone or for one recipient', async () => {
      for (const number of [1, 2, 3]) await store.add(received(number))
      await store.add(
        received(4, {
          recipient: 'other@example.org',
          attachments: [{ filename: '卡.pdf', contentType: 'application/pdf', content: Uint8Array.of(0, 1, 255) }],
        }),
      )
      const first = await store.list({ limit: 2 })
      const second = await store.list({ limit: 2, before: first.at(-1)?.id ?? 0 })
      assert.deepEqual(
        [...first, ...second].map((mail) => [mail.subject, mail.attachments]),
        [
          ['Notice 4', 1],
          ['Notice 3', 0],
          ['Notice 2', 0],
          ['Notice 1', 0],
        ],
      )
      assert.deepEqual(
        (await store.list({ limit: 9, recipient: 'other@example.org' })).map((mail) => mail.subject),
        ['Notice 4'],
      )
    })

    test('gives back one message and one attachment exactly, and nothing for numbers it does not know', async () => {
      const id = (await store.list({ limit: 1 }))[0]?.id ?? 0
      const mail = await store.get(id)
      assert.deepEqual(mail, {
        ...received(4),
        id,
        recipient: 'other@example.org',
        attachments: [{ position: 0, filename: '卡.pdf', contentType: 'application/pdf', bytes: 3 }],
      })
      assert.deepEqual(await store.attachment(id, 0), { filename: '卡.pdf', contentType: 'application/pdf', content: Uint8Array.of(0, 1, 255) })
      assert.deepEqual([await store.attachment(id, 1), await store.get(id + 1000)], [undefined, undefined])
    })

    test('keeps the same message to the same recipient once, also when it comes many times at once', async () => {
      const earlier = (await store.list({ limit: 100 })).length
      const double = received(5, { attachments: [{ filename: 'a', contentType: 'text/plain', content: Uint8Array.of(1) }] })
      await Promise.all(Array.from({ length: 12 }, () => store.add(double)))
      const now = await store.list({ limit: 100 })
      assert.deepEqual([now.length, now[0]?.attachments], [earlier + 1, 1])
    })

    test('removes what is older than a moment, with its attachments', async () => {
      const attached = (await store.list({ limit: 9, recipient: 'other@example.org' }))[0]?.id ?? 0
      assert.equal(await store.removeOlderThan(instant('2026-03-05T00:00:00.000Z')), 4)
      assert.deepEqual(
        (await store.list({ limit: 9 })).map((mail) => mail.subject),
        ['Notice 5'],
      )
      assert.equal(await store.attachment(attached, 0), undefined)
    })

    test('a message with a zero character does not stop the sink', async () => {
      await store.add(received(6, { subject: 'a\0b', headers: [{ name: 'X', value: 'a\0b' }] }))
      assert.equal((await store.list({ limit: 1 }))[0]?.subject.replace('\0', ''), 'ab')
    })
  })
}

storeContract('the mail store in memory', async () => ({ store: memoryMailStore(), close: async () => undefined }))

storeContract('the mail store in PostgreSQL', async () => {
  const { pool, close } = await openTestPool('mail-store')
  return { store: postgresMailStore(pool), close }
})

describe('the mail sink', () => {
  test('listens on loopback only', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'mail.example.org']) {
      await assert.rejects(startMailSink({ host, port: 0, store: memoryMailStore(), clock: standingClock() }), /only listens on loopback/)
    }
  })

  test('acknowledges nothing that it could not store, and takes it when it is sent again', async () => {
    const honest = memoryMailStore()
    let broken = true
    const store: MailStore = { ...honest, add: (mail) => (broken ? Promise.reject(new Error('disk full')) : honest.add(mail)) }
    const sink = await startMailSink({ host: '127.0.0.1', port: 0, store, clock: standingClock() })
    const sender = smtpSender({ host: '127.0.0.1', port: sink.port, secure: false, from: FROM })
    const mail = sampleMail()
    await assert.rejects(sender.send(mail), /451/)
    broken = false
    await sender.send(mail)
    assert.equal((await honest.list({ limit: 9 })).length, 1)
    await sink.close()
  })

  test('refuses a message that is too large and goes on working', async () => {
    const store = memoryMailStore()
    const sink = await startMailSink({ host: '127.0.0.1', port: 0, store, clock: standingClock() })
    const sender = smtpSender({ host: '127.0.0.1', port: sink.port, secure: false, from: FROM })
    const huge = { filename: 'huge.bin', contentType: 'application/octet-stream', content: new Uint8Array(26 * 1024 * 1024) }
    await assert.rejects(sender.send(sampleMail({ attachments: [huge] })), /552/)
    await sender.send(sampleMail())
    assert.equal((await store.list({ limit: 9 })).length, 1)
    await sink.close()
  })
})
