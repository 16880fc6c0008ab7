import { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { databaseChecks, reach, type Reached } from '../doctor/database.ts'
import { broken, type Check, type Finding, findingOf, good, written } from '../doctor/finding.ts'
import { machineChecks } from '../doctor/machine.ts'
import { networkChecks } from '../doctor/network.ts'
import { serviceChecks } from '../doctor/production.ts'
import { programChecks } from '../doctor/programs.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { asJson, line, type Terminal } from '../terminal.ts'

export function doctorCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  return new Command('doctor')
    .description('look at this machine and this installation, and say what is missing and how to mend it')
    .option('--json', 'print one JSON line instead of sentences')
    .addHelpText('after', HELP)
    .action(async ({ json }: { readonly json?: true }) => ended(await runDoctor(terminal, json === true)))
}

const HELP = `
✔ in order   ! worth knowing   ✖ must be mended: the line below says how   – does not apply
Looks and changes nothing. Works beside a running Sapar and when nothing runs; it starts no database. Exit code 1 when
something must be mended.`

async function runDoctor(terminal: Terminal, json: boolean): Promise<ExitCode> {
  const read = readConfig(terminal.environment)
  const findings: Finding[] = []
  const run = async (checks: readonly Check[]) => {
    for (const check of checks) {
      const finding = await findingOf(check)
      findings.push(finding)
      if (!json) terminal.out(line(written(finding)))
    }
  }
  await run(read.ok ? [settings(read.config)] : read.problems.map(wrongSetting))
  await run(programChecks(read.ok ? read.config : undefined))
  if (read.ok) await lookAtInstallation(read.config, run)
  const count = (mark: Finding['mark']) => findings.filter((finding) => finding.mark === mark).length
  const toMend = count('mend')
  terminal.out(json ? asJson({ ok: toMend === 0, findings }) : summary(toMend, count('note')))
  return toMend === 0 ? EXIT.ok : EXIT.notOk
}

async function lookAtInstallation(config: Config, run: (checks: readonly Check[]) => Promise<void>): Promise<void> {
  await run([...machineChecks(config), ...networkChecks(config)])
  const reached: Reached = await reach(config)
  try {
    await run([...databaseChecks(config, reached), ...serviceChecks(config, reached)])
  } finally {
    if ('pool' in reached) await reached.close()
  }
}

function settings({ profile, dataDir, databaseUrl }: Config): Check {
  const database = databaseUrl ? 'the database of DATABASE_URL' : 'the embedded database'
  return { what: 'Configuration', look: async () => good(`profile ${profile}, ${database}, data in ${dataDir}`) }
}

function wrongSetting(problem: string): Check {
  return { what: 'Configuration', look: async () => broken(problem, 'set it in the environment; docs/operations.md lists every setting') }
}

function summary(toMend: number, notes: number): string {
  const worth = notes === 0 ? '' : ` ${notes} worth knowing (!).`
  return toMend === 0 ? `\nNothing must be mended.${worth}\n` : `\n${toMend} to mend (✖).${worth}\n`
}
