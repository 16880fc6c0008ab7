import { randomBytes } from 'node:crypto'
import { Command } from 'commander'
import { systemChance, systemClock } from '../../adapters/clock/system-clock.ts'
import { demoAgency } from '../../countries/kz-demo/agency.ts'
import { claimAndMigrate } from '../claim.ts'
import { commandProblem } from '../command-problem.ts'
import { EXIT } from '../exit-codes.ts'
import { seedDatabase } from '../seed.ts'
import { asJson, configOf, line, type Terminal } from '../terminal.ts'
import { withDatabase } from '../use-database.ts'

const IN_PRODUCTION = `In production nothing is seeded: there are no made-up people.
  Fees, calendar and nationalities   their first rows are put in place by every start; newer ones are added, never overwritten
  The first administrator            sapar staff add --number 1 --name "..." --office AST --roles administrator
                                     sapar staff invite --number 1`

export function seedCommand(terminal: Terminal): Command {
  return new Command('seed')
    .description('put the demo’s people and the first rows of the law in place; the demo only')
    .option('--json', 'print one JSON line instead of sentences')
    .addHelpText('after', '\nsapar start does the same by itself. What is there already stays as it is; a made-up person that was changed is put back.')
    .action(async ({ json }: { readonly json?: true }) => runSeed(terminal, json === true))
}

async function runSeed(terminal: Terminal, json: boolean): Promise<void> {
  const config = configOf(terminal)
  if (config.profile === 'production') throw commandProblem(EXIT.notAllowed, IN_PRODUCTION)
  const clock = systemClock(demoAgency.timeZone)
  const chance = systemChance((count) => randomBytes(count))
  const seeded = await withDatabase(config, { mayMake: true, terminal }, async ({ pool }) => {
    await claimAndMigrate(config, pool, { clock })
    return seedDatabase(config, pool, { clock, chance })
  })
  if (json) terminal.out(asJson({ ok: true, ...seeded }))
  else terminal.out(line(`Rows of the law that were missing: ${seeded.parameters}. Made-up people that were missing or changed: ${seeded.people}.`))
}
