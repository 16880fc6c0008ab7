import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as fc from 'fast-check'
import { createTransport } from 'nodemailer'
import type { MailSender } from '../../actions/ports.ts'
import { type ScriptedSmtp, startScriptedSmtp } from '../../../test/support/scripted-smtp.ts'
import { sampleMail } from './contract.ts'
import { oneAddress } from './one-address.ts'
import { smtpSender } from './smtp-sender.ts'

const FROM = { name: 'Demo Migration Agency', address: 'notices@agency.example' }

let server: ScriptedSmtp
before(async () => {
  server = await startScriptedSmtp()
})
after(() => server.close())

test('Plain addresses of every script are taken as they are', () => {
  for (const address of ['a@b.kz', "o'brien+visa@mail.example.org", 'айгүл@пошта.қаз', '小明@例子.中国', 'x_y-z@sub.example.co.uk']) {
    assert.equal(oneAddress(address)?.address, address)
  }
  assert.equal(oneAddress('a@пошта.қаз')?.domain, 'xn--80a1acn3a.xn--80ao21a')
})

test('Lists, names, groups, comments, quotes, line breaks and look-alike separators are no address', () => {
  const tricks = [
    '',
    '@',
    'a',
    'a@',
    '@b.kz',
    'a@b@c.kz',
    'a@b.kz,c@d.kz',
    'a@b.kz;c@d.kz',
    'a@b.kz c@d.kz',
    '<a@b.kz>',
    'A <a@b.kz>',
    'g: a@b.kz;',
    '"a b"@c.kz',
    'a(x)@b.kz',
    'a@b.kz\r\n',
    'a@b.kz\nRCPT TO:<c@d.kz>',
    'a@b.kz\0',
    'a@[127.0.0.1]',
    'a@b.kz>\r\nRCPT TO:<c@d.kz',
    'a@b..kz',
    '.a@b.kz',
    'a.@b.kz',
    'a@-b.kz',
    'a@b.kz，c@d.kz',
    'a＠b.kz',
    'a@b。kz',
    'a@b.kz%0d%0aRCPT',
    `${'a'.repeat(65)}@b.kz`,
    `a@${'b'.repeat(64)}.kz`,
    `a@${'b.'.repeat(130)}kz`,
    'a\\@b@c.kz',
    '=?utf-8?q?a=40b.kz=2Cc?=@d.kz\t',
  ]
  for (const trick of tricks) assert.equal(oneAddress(trick), undefined, JSON.stringify(trick))
})

const plain = fc.constantFrom('a@b.kz', 'mei.lin@example.org', 'айгүл@пошта.қаз', 'x+1@sub.example.com')
const glue = fc.constantFrom(
  ',',
  ', ',
  ';',
  ' ',
  '\r\n',
  '\n',
  '>\r\nRCPT TO:<',
  '> , <',
  '\t',
  '，',
  '\0',
  ':',
  '" , "',
  '(',
  ')',
  '<',
  '>',
  '%0d%0a',
  '\u2028',
  '@',
  '',
)
const attacks = fc.oneof(
  fc.tuple(plain, glue, plain).map((parts) => parts.join('')),
  fc.tuple(glue, plain, glue).map((parts) => parts.join('')),
  fc.tuple(fc.string({ maxLength: 12, unit: 'binary' }), plain, fc.string({ maxLength: 12, unit: 'binary' })).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('A <', 'team: ', '"a, b" <', ''), plain, glue, plain, fc.constantFrom('>', ';', '')).map((parts) => parts.join('')),
  plain,
  fc.string({ maxLength: 60 }),
)

/** Most RCPT lines that one call caused, and how many calls sent something and how many were refused. */
async function fuzz(sender: MailSender, runs: number) {
  const seen = { most: 0, sent: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(attacks, async (to) => {
      const earlier = server.commands.length
      await sender.send(sampleMail({ to })).then(
        () => seen.sent++,
        () => seen.refused++,
      )
      const recipients = server.commands.slice(earlier).filter((line) => /^rcpt to/i.test(line)).length
      seen.most = Math.max(seen.most, recipients)
    }),
    { numRuns: runs, seed: 20_261_124 },
  )
  return seen
}

test('No text in place of an address makes the server hear of more than one recipient', async () => {
  const seen = await fuzz(smtpSender({ host: '127.0.0.1', port: server.port, secure: false, from: FROM }), 600)
  assert.equal(seen.most, 1)
  assert.ok(seen.sent >= 60, `only ${seen.sent} were sent`)
  assert.ok(seen.refused >= 300, `only ${seen.refused} were refused`)
})

test('A twin that hands the text on as it came is caught by the same attack', async () => {
  const transport = createTransport({ host: '127.0.0.1', port: server.port })
  const twin: MailSender = { send: async (mail) => void (await transport.sendMail({ from: FROM, to: mail.to, subject: mail.subject, text: mail.text })) }
  const seen = await fuzz(twin, 600)
  assert.ok(seen.most > 1)
})
