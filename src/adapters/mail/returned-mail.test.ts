import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { deliveryReport } from '../../../test/support/returned-letters.ts'
import { readReturnedMail } from './returned-mail.ts'

const ID = '0197f2a4-1c3b-7d2e-9f00-0123456789ab'
const messageId = `<${ID}@agency.example>`
const read = (text: string) => readReturnedMail(new TextEncoder().encode(text))

test('a report of a failed letter names it, whatever of the letter is sent back', async () => {
  for (const back of ['headers', 'letter', 'nothing'] as const) assert.deepEqual(await read(deliveryReport({ messageId, back })), { messageId: ID }, back)
  assert.deepEqual(await read(deliveryReport({ messageId, status: '4.4.7' })), { messageId: ID }, 'given up after days')
  assert.deepEqual(await read(deliveryReport({ messageId }).replaceAll('\r\n', '\n')), { messageId: ID }, 'from a file of a Unix machine')
  assert.deepEqual(await read(deliveryReport({ messageId }).replace('Action: failed\r\nStatus', 'ACTION: Failed\r\nStatus')), { messageId: ID })
})

test('a letter that became several on its way has failed when one of them has', async () => {
  const second = 'Final-Recipient: rfc822; other@example.org\r\nAction: failed\r\nStatus: 5.2.1\r\n'
  const report = deliveryReport({ messageId, action: 'delivered' }).replace('    mailbox here\r\n\r\n', `    mailbox here\r\n\r\n${second}\r\n`)
  assert.deepEqual(await read(report), { messageId: ID })
})

test('a delay, a delivery, an automatic answer, a reply and a report without a letter say nothing', async () => {
  const answer = `From: anna@example.org\r\nTo: notices@agency.example\r\nIn-Reply-To: ${messageId}\r\nSubject: Re\r\n\r\nAction: failed\r\n`
  const quiet = [
    deliveryReport({ messageId, action: 'delayed' }),
    deliveryReport({ messageId, action: 'delivered' }),
    answer,
    answer.replace('Subject', 'Auto-Submitted: auto-replied\r\nSubject'),
    deliveryReport({ messageId: '' }),
    deliveryReport({ messageId: '<no id in it>' }),
    deliveryReport({ messageId }).replace('message/delivery-status', 'text/plain'),
    '',
    '\0\xff\r\n\r\n',
  ]
  for (const [at, text] of quiet.entries()) assert.equal(await read(text), undefined, `message ${at}`)
})

test('the text that people read in a report does not count, only what servers read', async () => {
  assert.equal(await read(deliveryReport({ messageId, action: 'delayed' }).replace('I could not', 'Action: failed. I could not')), undefined)
})

test('a report that is cut off or altered anywhere is read or not, and never breaks the reader', async () => {
  const whole = deliveryReport({ messageId, back: 'letter' })
  let readable = 0
  const altered = fc.record({ at: fc.nat(whole.length - 1), cut: fc.boolean(), into: fc.string({ unit: 'binary', maxLength: 6 }) })
  await fc.assert(
    fc.asyncProperty(altered, async ({ at, cut, into }) => {
      const found = await read(whole.slice(0, at) + into + (cut ? '' : whole.slice(at + 1)))
      if (found) readable += 1
      assert.ok(found === undefined || /^[\w.+=-]{1,64}$/.test(found.messageId))
    }),
    { numRuns: 400 },
  )
  assert.ok(readable > 50, `${readable} of 400`)
})
