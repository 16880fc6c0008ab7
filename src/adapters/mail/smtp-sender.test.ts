import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import { isRefusedForGood } from '../../actions/ports/refused-for-good.ts'
import { type FaultProxy, startFaultProxy } from '../../../test/support/fault-proxy.ts'
import { type ScriptedSmtp, type SmtpScript, startScriptedSmtp } from '../../../test/support/scripted-smtp.ts'
import { standingClock } from '../../../test/support/standing-clock.ts'
import { mailSenderContract, sampleMail } from './contract.ts'
import { fakeMailSender } from './fake-sender.ts'
import { type MailSink, startMailSink } from './mail-sink.ts'
import type { MailStore } from './mail-store.ts'
import { memoryMailStore } from './memory-mail-store.ts'
import { smtpSender } from './smtp-sender.ts'

const FROM = { name: 'Demo Migration Agency', address: 'notices@agency.example' }
const HOST = '127.0.0.1'

async function everything(store: MailStore) {
  const newest = await store.list({ limit: 100 })
  return Promise.all(newest.toReversed().map(async ({ id }) => (await store.get(id)) ?? assert.fail('listed but not there')))
}

mailSenderContract('the SMTP sender', async () => {
  const store = memoryMailStore()
  const sink = await startMailSink({ host: HOST, port: 0, store, clock: standingClock() })
  const refusing = await startScriptedSmtp({ RCPT: '550 no such person' })
  const proxies = { well: await startFaultProxy(sink), refusing: await startFaultProxy({ host: HOST, port: refusing.port }) }
  let proxy: FaultProxy = proxies.well
  const through = (port: number) => smtpSender({ host: HOST, port, secure: false, from: FROM })
  return {
    sender: { send: (mail) => through(proxy.port).send(mail) },
    arrived: async () => (await everything(store)).map((mail) => ({ ...mail, to: mail.recipient })),
    behave: async (how) => {
      proxy = how === 'refusing' ? proxies.refusing : proxies.well
      proxies.well.set(how === 'down' ? { kind: 'reset', afterBytes: 0, of: 'answer' } : { kind: 'none' })
    },
    close: async () => {
      for (const part of [proxies.well, proxies.refusing, sink, refusing]) await part.close()
    },
  }
})

mailSenderContract('the fake sender', async () => {
  const sender = fakeMailSender()
  return { sender, arrived: async () => sender.taken, behave: async (how) => sender.behave(how), close: async () => undefined }
})

describe('what the SMTP sender writes', () => {
  let sink: MailSink
  const store = memoryMailStore()
  before(async () => {
    sink = await startMailSink({ host: HOST, port: 0, store, clock: standingClock() })
  })
  after(() => sink.close())

  test('A notice says that it was sent by a machine, in which language, under a stable id, in text and HTML', async () => {
    const mail = sampleMail({ language: 'zh', subject: 'Өтініш қабылданды 申请已收到', html: '<p>Өтініш</p>', text: 'Өтініш' })
    await smtpSender({ host: HOST, port: sink.port, secure: false, from: FROM }).send(mail)
    const got = (await everything(store)).at(-1)
    const header = (name: string) => got?.headers.find((one) => one.name.toLowerCase() === name)?.value
    assert.deepEqual(
      [header('auto-submitted'), header('list-id'), header('content-language'), got?.messageId],
      ['auto-generated', '<notices.agency.example>', 'zh-Hans', `<${mail.messageId}@agency.example>`],
    )
    assert.deepEqual([got?.subject, got?.html.trim(), got?.text.trim()], [mail.subject, mail.html, mail.text])
    assert.deepEqual([header('bcc'), header('cc'), header('x-mailer')], [undefined, undefined, undefined])
  })

  test('Attachments keep their bytes and their names in any script', async () => {
    const content = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251)
    const names = ['电子卡.pdf', 'Электрондық карта.pdf', 'card "1".pdf']
    await smtpSender({ host: HOST, port: sink.port, secure: false, from: FROM }).send(
      sampleMail({ attachments: names.map((filename) => ({ filename, contentType: 'application/pdf', content })) }),
    )
    const got = (await everything(store)).at(-1)
    assert.deepEqual(
      got?.attachments.map((file) => [file.filename, file.contentType, file.bytes]),
      names.map((name) => [name, 'application/pdf', 70_000]),
    )
    assert.deepEqual((await store.attachment(got?.id ?? 0, 1))?.content, content)
  })

  test('A DKIM key signs every message for the sender domain', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const dkim = { domainName: 'agency.example', keySelector: 's2026', privateKey }
    await smtpSender({ host: HOST, port: sink.port, secure: false, from: FROM, dkim }).send(sampleMail())
    const signature = (await everything(store)).at(-1)?.headers.find((one) => one.name === 'DKIM-Signature')?.value ?? ''
    assert.match(signature, /d=agency\.example/)
    assert.match(signature, /s=s2026/)
    assert.match(signature, /h=[^;]*subject/i)
  })

  test('A line break in the subject or a strange message id is refused', async () => {
    const sender = smtpSender({ host: HOST, port: sink.port, secure: false, from: FROM })
    await assert.rejects(sender.send(sampleMail({ subject: 'a\r\nBcc: b@example.org' })), /line break/)
    await assert.rejects(sender.send(sampleMail({ messageId: 'a>\r\nBcc: b@example.org' })), /message id/)
    assert.throws(() => smtpSender({ host: HOST, port: 25, secure: false, from: { name: '', address: 'a@b.kz,c@d.kz' } }), /sender is not one/)
  })
})

describe('when the mail server fails', () => {
  let scripted: ScriptedSmtp
  before(async () => {
    scripted = await startScriptedSmtp()
  })
  after(() => scripted.close())

  const cases: readonly { readonly title: string; readonly script: SmtpScript; readonly forGood: boolean }[] = [
    { title: 'the server is too busy to greet', script: { GREETING: '421 too busy' }, forGood: false },
    { title: 'our own address is refused', script: { MAIL: '550 who are you' }, forGood: false },
    { title: 'the mailbox is full for now', script: { RCPT: '452 <traveller@example.org> mailbox full' }, forGood: false },
    { title: 'the person is unknown', script: { RCPT: '550 <traveller@example.org> unknown' }, forGood: true },
    { title: 'the message cannot be stored for now', script: { BODY: '451 try later, traveller@example.org' }, forGood: false },
    { title: 'the message is refused', script: { BODY: '554 spam to traveller@example.org' }, forGood: true },
  ]
  for (const { title, script, forGood } of cases) {
    test(`sending throws when ${title}, without the address in the error, and can be tried again`, async () => {
      const sender = smtpSender({ host: HOST, port: scripted.port, secure: false, from: FROM })
      scripted.script = script
      const bodies = scripted.bodies.length
      await assert.rejects(sender.send(sampleMail()), (error: Error) => {
        assert.equal(isRefusedForGood(error), forGood)
        assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`, /traveller/)
        return true
      })
      scripted.script = {}
      await sender.send(sampleMail())
      assert.ok(scripted.bodies.length > bodies)
    })
  }

  test('a server elsewhere that offers no encryption gets no letter', async () => {
    const sender = smtpSender({ host: HOST, port: scripted.port, secure: false, allowPlain: false, from: FROM })
    const bodies = scripted.bodies.length
    await assert.rejects(sender.send(sampleMail()))
    assert.equal(scripted.bodies.length, bodies)
  })

  test('sending throws when nothing listens', async () => {
    const gone = await startScriptedSmtp()
    await gone.close()
    await assert.rejects(smtpSender({ host: HOST, port: gone.port, secure: false, from: FROM }).send(sampleMail()), /ECONNECTION|ESOCKET/)
  })
})

describe('when the line to the mail server breaks', () => {
  const store = memoryMailStore()
  const big = { filename: 'card.pdf', contentType: 'application/pdf', content: new Uint8Array(60_000).fill(7) }
  let sink: MailSink
  let proxy: FaultProxy
  before(async () => {
    sink = await startMailSink({ host: HOST, port: 0, store, clock: standingClock() })
    proxy = await startFaultProxy(sink)
  })
  after(async () => {
    await proxy.close()
    await sink.close()
  })
  beforeEach(() => proxy.set({ kind: 'none' }))
  const sender = () => smtpSender({ host: HOST, port: proxy.port, secure: false, from: FROM, silenceMs: 400 })
  const copies = async (messageId: string) => (await everything(store)).filter((mail) => mail.messageId.includes(messageId)).length

  for (const fault of [
    { kind: 'cut', afterBytes: 20_000, of: 'request' },
    { kind: 'reset', afterBytes: 20_000, of: 'request' },
    { kind: 'cut', afterBytes: 10, of: 'answer' },
    { kind: 'black-hole', of: 'answer' },
    { kind: 'black-hole', of: 'request' },
  ] as const) {
    test(`a ${fault.kind} of the ${fault.of} throws, leaves no half message, and sending again brings the message once`, async () => {
      const mail = sampleMail({ attachments: [big] })
      proxy.set(fault)
      const struck = proxy.counts().struck
      await assert.rejects(sender().send(mail), /has not taken the message/)
      assert.ok(proxy.counts().struck > struck, 'the fault did not strike')
      assert.equal(await copies(mail.messageId), 0)
      proxy.set({ kind: 'none' })
      await sender().send(mail)
      assert.equal(await copies(mail.messageId), 1)
    })
  }

  test('a slow line is no failure', async () => {
    const mail = sampleMail()
    proxy.set({ kind: 'delay', ms: 20 })
    await sender().send(mail)
    assert.equal(await copies(mail.messageId), 1)
  })
})

describe('when only the last answer is lost', () => {
  test('the second copy is recognised by its id and kept once', async () => {
    assert.equal(await storedAfterRetry(memoryMailStore()), 1)
  })

  test('a twin that keeps whatever comes ends with two', async () => {
    const honest = memoryMailStore()
    let count = 0
    const twin: MailStore = { ...honest, add: (mail) => honest.add({ ...mail, messageId: `${mail.messageId}-${++count}` }) }
    assert.equal(await storedAfterRetry(twin), 2)
  })
})

async function answerBytes(): Promise<number> {
  const sink = await startMailSink({ host: HOST, port: 0, store: memoryMailStore(), clock: standingClock() })
  const proxy = await startFaultProxy(sink)
  await smtpSender({ host: HOST, port: proxy.port, secure: false, from: FROM }).send(sampleMail())
  const bytes = proxy.counts().answerBytes
  await proxy.close()
  await sink.close()
  return bytes
}

/** Everything but the server's "message taken" passes; the sender then sends again, as a job would. */
async function storedAfterRetry(store: MailStore): Promise<number> {
  const sink = await startMailSink({ host: HOST, port: 0, store, clock: standingClock() })
  const proxy = await startFaultProxy(sink)
  const send = (port: number) => smtpSender({ host: HOST, port, secure: false, from: FROM }).send(mail)
  const mail = sampleMail()
  try {
    // How many bytes the server says before its last two answers, measured on a whole conversation with another store.
    const whole = await answerBytes()
    proxy.set({ kind: 'cut', afterBytes: whole - '250 OK: message queued\r\n'.length, of: 'answer' })
    await assert.rejects(send(proxy.port))
    assert.equal((await store.list({ limit: 10 })).length, 1, 'the server had not taken it yet')
    proxy.set({ kind: 'none' })
    await send(proxy.port)
    return (await store.list({ limit: 10 })).length
  } finally {
    await proxy.close()
    await sink.close()
  }
}
