import { Command, CommanderError } from 'commander'
import { backupCommand } from './commands/backup.ts'
import { bureauCommand } from './commands/bureau.ts'
import { configCommand } from './commands/config.ts'
import { doctorCommand } from './commands/doctor.ts'
import { importCommand } from './commands/import.ts'
import { keysCommand } from './commands/keys.ts'
import { publishCommand } from './commands/publish.ts'
import { resealCommand } from './commands/reseal.ts'
import { mailCommand } from './commands/mail.ts'
import { sealCommand } from './commands/seal.ts'
import { migrateCommand } from './commands/migrate.ts'
import { probeCommand } from './commands/probe.ts'
import { restoreCommand } from './commands/restore.ts'
import { seedCommand } from './commands/seed.ts'
import { staffCommand } from './commands/staff.ts'
import { startCommand } from './commands/start.ts'
import { explain } from './command-problem.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

const AFTER = `
In a clone, write "npm run -s sapar -- <command>" where this help says "sapar <command>".
New here? "npm start", then open the address it prints. Something wrong? "sapar doctor".

Exit codes: 0 done; 1 looked, and not everything is in order; 64 and above as in sysexits.h (64 usage, 65 data, 66 nothing there,
67 no such person, 69 not reachable, 73 cannot be made, 75 try again, 77 not allowed, 78 configuration).`

/** Reads the arguments, runs the command and answers the exit code. Throws nothing. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok
  const ended = (given: ExitCode) => void (code = given)
  const program = new Command('sapar')
    .description('Tourist and registration cards: issue, renew, verify.')
    .version('0.1.0')
    .addHelpText('after', AFTER)
    .showHelpAfterError('(sapar --help tells more)')
    .helpCommand(false)
  program.commandsGroup('Run:')
  for (const command of [startCommand(terminal, ended), doctorCommand(terminal, ended), probeCommand(terminal, ended)]) program.addCommand(command)
  program.commandsGroup('Operate:')
  for (const command of [migrateCommand(terminal), seedCommand(terminal), importCommand(terminal, ended), backupCommand(terminal), restoreCommand(terminal)])
    program.addCommand(command)
  program.addCommand(bureauCommand(terminal, ended))
  program.addCommand(mailCommand(terminal))
  program.addCommand(configCommand(terminal))
  program.commandsGroup('Seals:')
  for (const command of [keysCommand(terminal), publishCommand(terminal), resealCommand(terminal, ended), sealCommand(terminal, ended)])
    program.addCommand(command)
  program.commandsGroup('People:')
  program.addCommand(staffCommand(terminal))
  for (const command of withAll(program)) command.exitOverride().configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    return failed(error, terminal)
  }
}

function withAll(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withAll)]
}

function failed(error: unknown, terminal: Terminal): ExitCode {
  // Help and version end by an error too, one with exit code 0; usage errors have told their text already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
  const { text, exitCode } = explain(error)
  terminal.err(`${text}\n`)
  return exitCode
}
