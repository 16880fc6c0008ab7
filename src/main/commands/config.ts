import { Command } from 'commander'
import { maskedConfig } from '../config.ts'
import { configOf, line, type Terminal } from '../terminal.ts'
import { unknownSettings } from '../unknown-settings.ts'

export function configCommand(terminal: Terminal): Command {
  const check = new Command('check').description('check it and print what is in force, secrets masked; exit code 78 when something is wrong').action(() => {
    for (const warning of unknownSettings(terminal.environment)) terminal.err(line(`warning: ${warning}`))
    terminal.out(`${JSON.stringify(maskedConfig(configOf(terminal)), null, 2)}\n`)
  })
  return new Command('config').description('look at the configuration').addCommand(check)
}
