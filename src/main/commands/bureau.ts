import { randomBytes } from 'node:crypto'
import { createReadStream, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { systemChance } from '../../adapters/clock/system-clock.ts'
import { folderObjects } from '../../adapters/objects/folder-objects.ts'
import { postgresCases } from '../../adapters/postgres/cases.ts'
import { type Jobs, startJobs } from '../../adapters/postgres/jobs.ts'
import { postgresPaperItems } from '../../adapters/postgres/paper-items.sql.ts'
import { batchFiles } from '../../adapters/trust/batch-file.ts'
import { demoAgency } from '../../countries/kz-demo/agency.ts'
import { type Exported, exportBatches } from '../bureau/export-batches.ts'
import { importNews, type NewsReport } from '../bureau/import-news.ts'
import { NEWS_PROBLEM_HEADER, newsProblemCsv, newsProblemLine } from '../bureau/news-problems.ts'
import { commandProblem } from '../command-problem.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { type KeyOffice, withKeyOffice } from '../key-office.ts'
import { derivedKey } from '../keys.ts'
import { smsOf } from '../outside.ts'
import { asJson, folderGiven, line, type Terminal } from '../terminal.ts'

interface ImportOptions {
  readonly dryRun?: true
  readonly errors?: string
  readonly json?: true
}

export function bureauCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const out = new Command('export')
    .description('make a signed batch of every paper card that waits to be printed, and write it with its sheets into a folder')
    .argument('<folder>', 'where batch-NNNNNN.jws and sheets/ go')
    .option('--batch <number>', 'only this batch, once more and the same to the byte; nothing new is made')
    .option('--json', 'print one JSON line instead of sentences')
    .addHelpText('after', EXPORT_HELP)
    .action(async (folder: string, options: { readonly batch?: string; readonly json?: true }) => ended(await runExport(terminal, folder, options)))
  const back = new Command('import')
    .description("read the bureau's status file: which card is printed, posted, delivered, back")
    .argument('<file>', 'CSV in UTF-8 with the columns batch,item,status,day,tracking')
    .option('--dry-run', 'say what would be taken and write nothing')
    .option('--errors <file>', 'write what was not taken into a CSV file: line, column, code, words')
    .option('--json', 'print one JSON line instead of sentences')
    .addHelpText('after', IMPORT_HELP)
    .action(async (file: string, options: ImportOptions) => ended(await runImport(terminal, file, options)))
  return new Command('bureau').description('the card bureau: what it is to print, and what it tells').addCommand(out).addCommand(back)
}

const EXPORT_HELP = `
Batches that the bureau has not answered are written again, the same to the byte: run it as often as you like, nothing is printed twice.
The folder holds names, pictures and addresses. docs/operations.md says how it goes to the bureau and when it is deleted.`

const IMPORT_HELP = `
A line says: printed, at-office, posted, delivered, returned or lost, and on which day (YYYY-MM-DD).
Lines may come twice and in any order, and a file may be read again. Lines that are not taken are told, and the exit code is then 1.`

async function runExport(terminal: Terminal, typed: string, options: { readonly batch?: string; readonly json?: true }): Promise<ExitCode> {
  const folder = folderGiven(terminal, typed)
  if (options.batch !== undefined && !/^[1-9]\d{0,8}$/.test(options.batch)) throw commandProblem(EXIT.usage, '--batch is a number, such as 12.')
  const only = options.batch === undefined ? undefined : Number(options.batch)
  const done = await withKeyOffice(terminal, (office) =>
    withJobs(office, (jobs) => exportBatches(depsOf(office, jobs), { only, put: (name, content) => put(folder, name, content) })),
  )
  if (options.json) terminal.out(asJson({ ok: done.otherSheet.length === 0, ...done }))
  else tellExport(terminal, done)
  return done.otherSheet.length === 0 ? EXIT.ok : EXIT.notOk
}

function tellExport(terminal: Terminal, { made, written, sheets, otherSheet }: Exported): void {
  const words = made.length === 0 ? 'Nothing new waits to be printed.' : `New: batch ${made.join(', ')}.`
  terminal.out(`${words} Written: ${written.length === 0 ? 'nothing' : `batch ${written.join(', ')} with ${sheets} sheets`}.\n`)
  for (const item of otherSheet)
    terminal.err(line(`${item}: its card was sealed anew after the batch was made, so its sheet was left out. Have the card issued on paper again.`))
}

/** Beside the target first: nobody fetches half a file. Only the owner may read it. */
function put(folder: string, name: string, content: Uint8Array): void {
  const target = path.join(folder, name)
  try {
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 })
    writeFileSync(`${target}.new`, content, { mode: 0o600 })
    renameSync(`${target}.new`, target)
  } catch {
    throw commandProblem(EXIT.cannotCreate, `${target} cannot be written. What is in the record stays there: run the command again.`)
  }
}

async function runImport(terminal: Terminal, typed: string, options: ImportOptions): Promise<ExitCode> {
  const file = folderGiven(terminal, typed)
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw commandProblem(EXIT.noInput, `There is no file ${file}.`)
  const rows: string[] = []
  let stopped = false
  terminal.onStop(() => void (stopped = true))
  const patient = { ...terminal, onStop: () => undefined }
  const report = await withKeyOffice(patient, (office) =>
    withJobs(office, (jobs) =>
      importNews(depsOf(office, jobs), {
        read: () => createReadStream(file),
        today: office.clock.dayOf(office.clock.now()),
        dryRun: options.dryRun === true,
        stopped: () => stopped,
        problem: (problem) => {
          rows.push(newsProblemCsv(problem))
          if (options.errors === undefined) terminal.err(newsProblemLine(problem))
        },
      }),
    ),
  )
  if (options.errors !== undefined)
    put(path.dirname(folderGiven(terminal, options.errors)), path.basename(options.errors), utf8(`${NEWS_PROBLEM_HEADER}${rows.join('')}`))
  return tellImport(terminal, report, options)
}

const utf8 = (text: string) => new TextEncoder().encode(text)

function tellImport(terminal: Terminal, report: NewsReport, { dryRun, json }: ImportOptions): ExitCode {
  const { outcome, read, taken, known, unknown, contradictory, wrong } = report
  const clean = unknown + contradictory + wrong === 0
  if (json) terminal.out(asJson({ ok: outcome === 'done' && clean, dryRun: dryRun === true, ...report }))
  else
    terminal.out(
      `${dryRun ? 'Nothing was written, this was a dry run. ' : ''}Read ${read}: taken ${taken}, known already ${known}, unknown ${unknown}, contradictory ${contradictory}, wrong ${wrong}.\n`,
    )
  if (outcome === 'refused') terminal.err('More than half of the lines cannot be read, so none was taken. Perhaps the columns are mixed up.\n')
  if (outcome === 'stopped') terminal.err('Ended after a line. Run the same command again: what is in stays as it is, and the rest follows.\n')
  return outcome === 'refused' ? EXIT.data : outcome === 'stopped' ? EXIT.tryAgain : clean ? EXIT.ok : EXIT.notOk
}

/** Letters are planned here and sent by the worker of a running Sapar. */
async function withJobs<T>({ pool }: KeyOffice, use: (jobs: Jobs) => Promise<T>): Promise<T> {
  const onError = (error: unknown) => {
    throw error
  }
  const jobs = await startJobs({ pool, works: false, timeZone: demoAgency.timeZone, onError })
  try {
    return await use(jobs)
  } finally {
    await jobs.stop()
  }
}

function depsOf({ pool, master, keeper, config, clock, sealer }: KeyOffice, jobs: Jobs) {
  return {
    clock,
    chance: systemChance((count) => randomBytes(count)),
    cases: postgresCases({ pool, jobs }),
    papers: postgresPaperItems({ pool, jobs }),
    law: keeper.law,
    objects: folderObjects({ dir: path.join(config.dataDir, 'objects'), masterKey: derivedKey(master, 'objects') }),
    sealer,
    batchFiles,
    sms: smsOf(config, { pool, clock }),
  }
}
