import { Command } from 'commander'
import { readConfig, type Config } from './config.ts'

const program = new Command('sapar').description('Tourist and registration cards: issue, renew, verify.').version('0.1.0')

/** The configuration, or exit code 78 (configuration) with one line for each problem. */
function configOrExit(): Config {
  const read = readConfig(process.env)
  if (read.ok) return read.config
  process.stderr.write(`The configuration is not in order:\n${read.problems.map((problem) => `  ${problem}`).join('\n')}\n`)
  process.exit(78)
}

program
  .command('start')
  .description('start database, web, worker and, in the demo, mail sink and sandbox payment page')
  .action(async () => {
    const { runStart } = await import('./run-start.ts')
    await runStart(configOrExit())
  })

program
  .command('config')
  .description('look at the configuration')
  .command('check')
  .description('check it and print what is in force, secrets masked')
  .action(async () => {
    const { maskedConfig } = await import('./config.ts')
    process.stdout.write(`${JSON.stringify(maskedConfig(configOrExit()), null, 2)}\n`)
  })

await program.parseAsync()
