import { rm } from 'node:fs/promises'
import path from 'node:path'
import { Command } from 'commander'
import { backup } from '../../adapters/postgres/backup.ts'
import type { BackupManifest } from '../../adapters/postgres/backup-format.ts'
import { commandProblem } from '../command-problem.ts'
import type { Config } from '../config.ts'
import { EXIT } from '../exit-codes.ts'
import { existingMasterKey, keyMark, masterKeyFile } from '../keys.ts'
import { asJson, configOf, folderGiven, line, type Terminal } from '../terminal.ts'
import { withDatabase } from '../use-database.ts'

export function backupCommand(terminal: Terminal): Command {
  return new Command('backup')
    .description('write database and files as of one moment into a new folder; works while Sapar runs')
    .argument('<dir>', 'a folder that does not exist yet, or an empty one')
    .option('--json', 'print one JSON line instead of sentences')
    .addHelpText('after', HELP)
    .action(async (dir: string, { json }: { readonly json?: true }) => runBackup(terminal, { dir: folderGiven(terminal, dir), json: json === true }))
}

const HELP = `
The pictures in it are encrypted, and the master key is not in it: keep the key somewhere else. The rest is readable
and is about people: keep the folder as you keep the database. "sapar restore" brings it back.
A nightly one:  sapar backup /var/backups/sapar/$(date +%F)`

async function runBackup(terminal: Terminal, given: { readonly dir: string; readonly json: boolean }): Promise<void> {
  const config = configOf(terminal)
  const master = existingMasterKey(config)
  if (!master)
    throw commandProblem(
      EXIT.noInput,
      `There is no master key in ${config.dataDir}, so this is not the data folder of a Sapar. Name the right one with SAPAR_DATA.`,
    )
  const log = (_event: string, facts: Readonly<Record<string, string | number>> = {}) => terminal.err(line(`  ${facts.table ?? ''} ${facts.rows ?? ''}`))
  const options = { objectsDir: path.join(config.dataDir, 'objects'), notes: { profile: config.profile, keyMark: keyMark(master) }, log }
  const manifest = await withDatabase(config, { mayMake: false, terminal }, ({ url }) => backup(url, given.dir, options))
  if (!hasItsFiles(manifest)) {
    await rm(given.dir, { recursive: true, force: true })
    throw commandProblem(
      EXIT.config,
      `The database knows of pictures, but ${options.objectsDir} holds none. Name the right folder with SAPAR_DATA. No backup was kept.`,
    )
  }
  terminal.out(
    given.json
      ? asJson({ ok: true, folder: given.dir, ...sums(manifest), keyMark: keyMark(master) })
      : report(config, given.dir, { manifest, mark: keyMark(master) }),
  )
}

/** A backup without its pictures looks whole until the day it is needed. */
function hasItsFiles(manifest: BackupManifest): boolean {
  const pictures = manifest.tables.find(({ schema, name }) => schema === 'public' && name === 'case_document')?.rows ?? 0
  return pictures === 0 || (manifest.objects?.count ?? 0) > 0
}

export function sums(manifest: BackupManifest) {
  const rows = manifest.tables.reduce((total, table) => total + table.rows, 0)
  return { madeAt: manifest.madeAt, tables: manifest.tables.length, rows, files: manifest.objects?.count ?? 0 }
}

function report(config: Config, dir: string, { manifest, mark }: { readonly manifest: BackupManifest; readonly mark: string }): string {
  const { tables, rows, files, madeAt } = sums(manifest)
  return [
    `Backed up as of ${madeAt}: ${tables} tables, ${rows} rows, ${files} files, in ${dir}`,
    '',
    'The master key is NOT in the backup. Without it nobody can open the pictures, neither a thief nor you.',
    config.masterKey ? '  It is the value of SAPAR_MASTER_KEY.' : `  It is the file ${masterKeyFile(config)}`,
    `  Keep a copy of it in another place. Its mark is ${mark}; restore wants the key with this mark.`,
    '',
  ].join('\n')
}
