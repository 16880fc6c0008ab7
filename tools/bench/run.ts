import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { reconcilePayment } from '../../src/actions/reconcile-payment.ts'
import { startPayment } from '../../src/actions/start-payment.ts'
import { submitApplication } from '../../src/actions/submit-application.ts'
import { type FakePayments, fakePayments } from '../../src/adapters/payment/fake.ts'
import { openDatabase } from '../../src/adapters/postgres/pool.ts'
import { readConfig } from '../../src/main/config.ts'
import { masterKey } from '../../src/main/keys.ts'
import { casePreparation, type Preparation, type PreparedCase } from '../../test/support/prepared-cases.ts'
import { databaseOf, saparHome, type SaparHome, startSapar } from '../../test/support/sapar-process.ts'
import { measureCards } from './cards.ts'
import { ratiosOf, seriesOf, type Series, tableOf } from './figures.ts'
import { firstLoadOf } from './first-load.ts'
import { measurePages } from './pages.ts'
import { measureSubmissions } from './submissions.ts'

const rounds = Number(process.argv[2] ?? 5)
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write('usage: bench [rounds], a whole number\n')
  process.exit(64)
}
const DRAFTS = 4
const folder = mkdtempSync(path.join(tmpdir(), 'sapar-bench-'))
process.stdout.write(`${rounds} rounds; Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}\n`)
try {
  const pages = await overHttp()
  say('pages done')
  const submissions = await measureSubmissions(folder, rounds)
  say('submissions done')
  const cards = await measureCards(pages.law, rounds)
  report(pages, submissions, cards)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The whole product as `npm start` runs it, with its jobs; drafts and cases under review are put into its database beside it. */
async function overHttp() {
  const home = await saparHome(path.join(folder, 'home'))
  const life = await startSapar(home)
  const { pool, close } = openDatabase(await databaseOf(home), { max: 4 })
  try {
    const ready = await casePreparation({ pool, master: masterOf(home), jobs: { plan: async () => undefined } })
    const [drafts, reviewed] = [await ready.prepare(DRAFTS), await ready.prepare(DRAFTS)]
    const bank = fakePayments({ clock: ready.clock })
    for (const one of reviewed) await pay(ready, bank, one)
    const [form, status] = await measurePages(
      home,
      [
        { cases: drafts, below: '/personal' },
        { cases: reviewed, below: '' },
      ],
      rounds,
    )
    if (!form || !status || !drafts[0]) throw new Error('nothing was measured')
    const first = await firstLoadOf({ url: `${home.origin}/en/case/${drafts[0].code}/personal`, cookie: `sapar=${drafts[0].token}` })
    return { form, status, first, law: ready.law() }
  } finally {
    await close()
    await life.stop()
  }
}

function masterOf(home: SaparHome): Buffer {
  const config = readConfig(home.env)
  if (!config.ok) throw new Error(config.problems.join())
  return masterKey(config.config)
}

async function pay(ready: Preparation, bank: FakePayments, { id, code }: PreparedCase): Promise<void> {
  const deps = { ...ready, payments: bank, wording: { asked: () => [], answer: () => '' }, publicOrigin: 'https://sapar.example' }
  const applicant = { kind: 'applicant', caseIds: [id] } as const
  await submitApplication(deps, applicant, { code, declared: true })
  await startPayment(deps, applicant, { code })
  const [attempt] = await ready.cases.attempts(id)
  bank.pay(attempt?.providerRef ?? '', 'success')
  const paid = await reconcilePayment(deps, { kind: 'system', job: 'bench' }, { attemptId: attempt?.id ?? '' })
  if (!paid.ok || paid.value !== 'paid') throw new Error('a case could not be paid')
}

type Pages = Awaited<ReturnType<typeof overHttp>>

function report(
  { form, status, first }: Pages,
  submissions: Awaited<ReturnType<typeof measureSubmissions>>,
  cards: Awaited<ReturnType<typeof measureCards>>,
): void {
  const formPageToStatic = ratiosOf(form.page, form.bare)
  const statusPageToStatic = ratiosOf(status.page, status.bare)
  const submissionToBarePg = ratiosOf(submissions.action, submissions.bare)
  const firstLoadBytes = first.html + first.css + first.js + first.icon
  const rows = [
    { what: `form page, ${kb(form.bytes)}, server CPU a request`, unit: 'µs', series: seriesOf(form.page) },
    { what: 'the same bytes from a bare Fastify', unit: 'µs', series: seriesOf(form.bare) },
    { what: 'form page to static', unit: 'x', series: formPageToStatic, target: 'at most 10, aim 6' },
    { what: `status page, ${kb(status.bytes)}, server CPU a request`, unit: 'µs', series: seriesOf(status.page) },
    { what: 'the same bytes from a bare Fastify', unit: 'µs', series: seriesOf(status.bare) },
    { what: 'status page to static', unit: 'x', series: statusPageToStatic },
    { what: 'submissions by the action, 16 clients', unit: '/s', series: seriesOf(submissions.action) },
    { what: 'the same rows by bare pg, 16 clients', unit: '/s', series: seriesOf(submissions.bare) },
    { what: 'submission to bare pg', unit: 'x', series: submissionToBarePg, target: 'at least 0.5' },
    { what: 'Node CPU of one submission by the action', unit: 'µs', series: seriesOf(submissions.actionCpu) },
    { what: 'Node CPU of the same rows by bare pg', unit: 'µs', series: seriesOf(submissions.bareCpu) },
    {
      what: `card PDF, ${kb(cards.pdfBytes)}, another portrait of ${kb(cards.portraitBytes)} each time`,
      unit: 'ms CPU',
      series: seriesOf(cards.typst),
      target: 'at most 10',
    },
    { what: 'card PDF, one portrait for all', unit: 'ms CPU', series: seriesOf(cards.samePortrait) },
    { what: 'code of a card', unit: 'ms CPU', series: seriesOf(cards.codes) },
  ]
  process.stdout.write(
    `\n${tableOf(rows)}\n\nfirst load of the form page, brotli: ${firstLoadBytes} bytes (${JSON.stringify(first)}); target: at most 25000\n\n`,
  )
  const medians = { formPageToStatic, statusPageToStatic, submissionToBarePg, cardPdfCpuMs: seriesOf(cards.typst), cardCodesCpuMs: seriesOf(cards.codes) }
  const line = Object.fromEntries(Object.entries(medians).map(([name, series]) => [name, rounded(series)]))
  process.stdout.write(`${JSON.stringify({ ...line, firstLoadBytes, rounds })}\n`)
}

function rounded(series: Series): number {
  return Number(series.median.toFixed(3))
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}

function say(what: string): void {
  process.stdout.write(`${what}\n`)
}
