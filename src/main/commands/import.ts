import { randomBytes } from 'node:crypto'
import { closeSync, createReadStream, openSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { systemChance, systemClock } from '../../adapters/clock/system-clock.ts'
import { postgresHeldCards } from '../../adapters/postgres/held-cards.sql.ts'
import { demoAgency } from '../../countries/kz-demo/agency.ts'
import { countryNames } from '../../countries/kz-demo/country-names.ts'
import { regions } from '../../countries/kz-demo/regions.ts'
import { requireOurs } from '../claim.ts'
import { commandProblem } from '../command-problem.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { importCards, type Imported, type ImportJob } from '../import/import-cards.ts'
import { type ImportProblem, PROBLEM_HEADER, problemCsv, problemLine } from '../import/row-problems.ts'
import { progressBar } from '../progress-bar.ts'
import { asJson, configOf, folderGiven, line, type Terminal } from '../terminal.ts'
import { withDatabase } from '../use-database.ts'

interface Options {
  readonly dryRun?: true
  readonly json?: true
  readonly errors?: string
}

/** Wrong rows that are told one by one on the console; a file has all of them. */
const TOLD = 100

export function importCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const cards = new Command('cards')
    .description('registration cards that another register issued, from a CSV file')
    .argument('<file>', 'CSV in UTF-8; docs/samples/cards.csv is one')
    .option('--dry-run', 'check everything and write nothing')
    .option('--errors <file>', 'write what is wrong into a CSV file: line, column, code, words')
    .option('--json', 'print one JSON line instead of sentences')
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => ended(await runImport(terminal, file, options)))
  return new Command('import').description('bring in what another register knows').addCommand(cards)
}

const HELP = `
A card is known by its number: brought again, it is changed where the file says something else, and left alone where it does not.
Wrong rows are left out, and the exit code is then 1. When more than half are wrong, nothing is written, and it is 65.
Broken off, or ended with Ctrl-C: run it again, it goes on.`

async function runImport(terminal: Terminal, typed: string, options: Options): Promise<ExitCode> {
  const file = folderGiven(terminal, typed)
  const bytes = sizeOf(file)
  const errors = options.errors === undefined ? undefined : folderGiven(terminal, options.errors)
  const config = configOf(terminal)
  let stopped = false
  terminal.onStop(() => void (stopped = true))
  // What is asked to stop ends after its batch and then takes the database down by itself; withDatabase would take it away beneath it.
  const patient = { ...terminal, onStop: () => undefined }
  const imported = await withDatabase(config, { mayMake: false, terminal: patient }, async ({ pool }) => {
    await requireOurs(config, pool)
    const clock = systemClock(demoAgency.timeZone)
    const law = { today: clock.dayOf(clock.now()), nationalities: Object.keys(countryNames), regions: regions.map(({ code }) => code) }
    const chance = systemChance((count) => randomBytes(count))
    const job = { cards: postgresHeldCards({ pool }), clock, chance, law, file: path.basename(file), dryRun: options.dryRun === true, stopped: () => stopped }
    return withErrors(terminal, { file, errors }, (wrong) => importCards({ ...job, wrong, ...watched(terminal, file, bytes) }))
  })
  return tell(terminal, imported, options)
}

function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) throw commandProblem(EXIT.noInput, `There is no file ${file}.`)
  // It is read twice, which a pipe cannot be.
  if (!found.isFile()) throw commandProblem(EXIT.noInput, `${file} is not a file.`)
  return found.size
}

/** The file, and a bar that grows by its bytes: how many rows it has is known only at the end. */
function watched(terminal: Terminal, file: string, bytes: number): Pick<ImportJob, 'read' | 'progress'> {
  let read = 0
  let draw = progressBar(terminal)
  let before: string | undefined
  return {
    async *read() {
      read = 0
      for await (const chunk of createReadStream(file)) {
        read += chunk.length
        yield chunk
      }
    },
    progress: (pass, rows) => {
      if (before !== undefined && before !== pass) {
        terminal.err('\n')
        draw = progressBar(terminal)
      }
      before = pass
      draw(bytes === 0 ? 1 : Math.min(1, read / bytes), `${pass === 'checking' ? 'checked' : 'brought'} ${rows} rows`)
    },
  }
}

/** Collects what is wrong: all of it in the file asked for, the first of it on the console when the bar has ended. */
async function withErrors(
  terminal: Terminal,
  { file, errors }: { readonly file: string; readonly errors: string | undefined },
  use: (wrong: (problem: ImportProblem) => void) => Promise<Imported>,
): Promise<Imported> {
  const to = errors === undefined ? undefined : openErrors(file, errors)
  const first: ImportProblem[] = []
  let count = 0
  try {
    if (to !== undefined) writeSync(to, PROBLEM_HEADER)
    return await use((problem) => {
      count += 1
      if (first.length < TOLD) first.push(problem)
      if (to !== undefined) writeSync(to, problemCsv(problem))
    })
  } finally {
    if (to !== undefined) closeSync(to)
    terminal.err('\n')
    for (const problem of first) terminal.err(problemLine(problem))
    if (count > first.length)
      terminal.err(line(`and ${count - first.length} more${errors === undefined ? ': --errors FILE writes all of them' : ` in ${errors}`}`))
  }
}

function openErrors(file: string, errors: string): number {
  const there = statSync(errors, { throwIfNoEntry: false })
  const cards = statSync(file)
  if (there && there.ino === cards.ino && there.dev === cards.dev) throw commandProblem(EXIT.usage, '--errors names the file of the cards itself.')
  try {
    return openSync(errors, 'w', 0o600)
  } catch {
    throw commandProblem(EXIT.cannotCreate, `${errors} cannot be written.`)
  }
}

function tell(terminal: Terminal, imported: Imported, { dryRun, json }: Options): ExitCode {
  const { outcome, read, added, changed, unchanged, wrong } = imported
  const counts = { read, new: added, changed, unchanged, wrong }
  if (json) terminal.out(asJson({ ok: outcome === 'done' && wrong === 0, outcome, dryRun: dryRun === true, ...counts }))
  else
    terminal.out(
      `${dryRun ? 'Nothing was written, this was a dry run. ' : ''}Read ${read}: new ${added}, changed ${changed}, unchanged ${unchanged}, wrong ${wrong}.\n`,
    )
  if (outcome === 'refused') terminal.err('More than half of the rows are wrong, so none was written. Perhaps the columns are mixed up.\n')
  if (outcome === 'stopped') terminal.err('Ended after a batch. Run the same command again: what is in stays as it is, and the rest follows.\n')
  return outcome === 'refused' ? EXIT.data : outcome === 'stopped' ? EXIT.tryAgain : wrong > 0 ? EXIT.notOk : EXIT.ok
}
