import { createReadStream, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { stdin } from 'node:process'
import { Command } from 'commander'
import { noteReturnedMail } from '../../actions/note-returned-mail.ts'
import type { CameBack } from '../../actions/ports/returned-mails.ts'
import { systemClock } from '../../adapters/clock/system-clock.ts'
import { LARGEST_RETURN, readReturnedMail } from '../../adapters/mail/returned-mail.ts'
import { postgresReturnedMails } from '../../adapters/postgres/returned-mail.sql.ts'
import { demoAgency } from '../../countries/kz-demo/agency.ts'
import { requireOurs } from '../claim.ts'
import { commandProblem } from '../command-problem.ts'
import { EXIT } from '../exit-codes.ts'
import { asJson, configOf, folderGiven, line, type Terminal } from '../terminal.ts'
import { withDatabase } from '../use-database.ts'

export function mailCommand(terminal: Terminal): Command {
  const returned = new Command('returned')
    .description('read letters that came back, so that their addresses count as ones that nothing reaches')
    .argument('<path>', 'one message, a folder of messages (a Maildir too), or - for a message on standard input')
    .option('--json', 'print one JSON line instead of sentences')
    .addHelpText('after', HELP)
    .action((typed: string, options: { readonly json?: true }) => runReturned(terminal, typed, options))
  return new Command('mail').description('what mail servers tell us').addCommand(returned)
}

const HELP = `
Only a server's report that a letter has failed for good counts (RFC 3464). Delays, automatic answers and what people write are left alone.
Read twice, a report says nothing new: a folder may be read again and again. No message is changed, moved or deleted.`

type Count = CameBack | 'other' | 'unreadable'

async function runReturned(terminal: Terminal, typed: string, options: { readonly json?: true }): Promise<void> {
  const messages = typed === '-' ? [stdin] : filesOf(folderGiven(terminal, typed))
  const config = configOf(terminal)
  const counts: Record<Count, number> = { noted: 0, known: 0, unknown: 0, other: 0, unreadable: 0 }
  await withDatabase(config, { mayMake: false, terminal }, async ({ pool }) => {
    await requireOurs(config, pool)
    const deps = { clock: systemClock(demoAgency.timeZone), returnedMails: postgresReturnedMails({ pool }) }
    for (const message of messages) {
      const raw = await bytesOf(message)
      const mail = raw && (await readReturnedMail(raw))
      counts[mail ? await noteReturnedMail(deps, { kind: 'system', job: 'mail-returned' }, mail) : raw ? 'other' : 'unreadable'] += 1
    }
  })
  terminal.out(options.json ? asJson({ ok: true, ...counts }) : line(inWords(counts)))
}

function filesOf(given: string): readonly string[] {
  const found = statSync(given, { throwIfNoEntry: false })
  if (!found) throw commandProblem(EXIT.noInput, `There is no file ${given}.`)
  if (!found.isDirectory()) return [given]
  const inside = readdirSync(given, { withFileTypes: true })
  // New and read messages of a Maildir; what is still being delivered into it lies in tmp.
  const folders = inside.filter((entry) => entry.isDirectory() && ['new', 'cur'].includes(entry.name))
  const files = inside.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => path.join(given, name))
  return [...files, ...folders.flatMap(({ name }) => filesOf(path.join(given, name)))]
}

/** Undefined for what cannot be read or is larger than any letter of ours that could come back. */
async function bytesOf(message: string | NodeJS.ReadableStream): Promise<Buffer | undefined> {
  const pieces: Buffer[] = []
  let size = 0
  try {
    for await (const piece of typeof message === 'string' ? createReadStream(message) : message) {
      size += (piece as Buffer).length
      if (size > LARGEST_RETURN) return undefined
      pieces.push(piece as Buffer)
    }
  } catch {
    return undefined
  }
  return Buffer.concat(pieces)
}

function inWords({ noted, known, unknown, other, unreadable }: Readonly<Record<Count, number>>): string {
  const parts = [
    `${noted} letters came back and are noted`,
    `${known} were noted before`,
    `${unknown} are of no letter that we know`,
    `${other} messages are no report of a failed letter`,
  ]
  return `${[...parts, ...(unreadable > 0 ? [`${unreadable} could not be read or are too large`] : [])].join(', ')}.`
}
