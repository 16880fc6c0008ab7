import { Command } from 'commander'
import { systemClock } from '../../adapters/clock/system-clock.ts'
import { readMigrations } from '../../adapters/postgres/migrate.ts'
import { demoAgency } from '../../countries/kz-demo/agency.ts'
import { claimAndMigrate } from '../claim.ts'
import { asJson, configOf, line, type Terminal } from '../terminal.ts'
import { withDatabase } from '../use-database.ts'

export function migrateCommand(terminal: Terminal): Command {
  return new Command('migrate')
    .description('bring the database up to date; harmless when it is')
    .option('--json', 'print one JSON line instead of sentences')
    .addHelpText('after', '\nsapar start does the same by itself. Run this one before, when a release has migrations that take long.')
    .action(async ({ json }: { readonly json?: true }) => runMigrate(terminal, json === true))
}

async function runMigrate(terminal: Terminal, json: boolean): Promise<void> {
  const config = configOf(terminal)
  const say = (text: string) => terminal.err(line(text))
  const names = new Map(readMigrations().map(({ id, name }) => [id, `${String(id).padStart(4, '0')}-${name}`]))
  const log = (_event: string, facts?: Readonly<Record<string, string | number>>) => say(`  applied ${names.get(Number(facts?.id)) ?? ''}`)
  const applied = await withDatabase(config, { mayMake: true, terminal }, ({ pool }) =>
    claimAndMigrate(config, pool, { clock: systemClock(demoAgency.timeZone), log }),
  )
  const done = applied.map((id) => names.get(id) ?? '')
  if (json) terminal.out(asJson({ ok: true, applied: done, known: names.size }))
  else
    terminal.out(
      line(
        done.length === 0
          ? `The database is up to date: ${names.size} migrations, all applied before.`
          : `${done.length} of ${names.size} migrations applied now. The database is up to date.`,
      ),
    )
}
