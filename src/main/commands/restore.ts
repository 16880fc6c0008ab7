import path from 'node:path'
import { Command } from 'commander'
import { systemClock } from '../../adapters/clock/system-clock.ts'
import { type BackupManifest, readManifest } from '../../adapters/postgres/backup-format.ts'
import { restore, type RestoreProblem } from '../../adapters/postgres/restore.ts'
import type { Facts } from '../../core/kernel/result.ts'
import { demoAgency } from '../../countries/kz-demo/agency.ts'
import { claimAndMigrate } from '../claim.ts'
import { commandProblem } from '../command-problem.ts'
import type { Config } from '../config.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { existingMasterKey, keepMasterKey, keyMark, masterKeyFile, readMasterKey } from '../keys.ts'
import { asJson, configOf, folderGiven, line, type Terminal } from '../terminal.ts'
import { withDatabase } from '../use-database.ts'
import { sums } from './backup.ts'

interface Given {
  readonly dir: string
  readonly keyFile?: string
  readonly json: boolean
}

export function restoreCommand(terminal: Terminal): Command {
  return new Command('restore')
    .description('fill an empty database and an empty folder from a backup: all of it or nothing')
    .argument('<dir>', 'the folder that "sapar backup" wrote')
    .option('--master-key-file <file>', 'the master key that belongs to the backup, when this place has none yet')
    .option('--json', 'print one JSON line instead of sentences')
    .addHelpText('after', HELP)
    .action(async (dir: string, { masterKeyFile: file, json }: { readonly masterKeyFile?: string; readonly json?: true }) =>
      runRestore(terminal, { dir: folderGiven(terminal, dir), json: json === true, ...(file ? { keyFile: folderGiven(terminal, file) } : {}) }),
    )
}

const HELP = `
Every file is compared with its hash first. A database that holds anything is refused, and so is another master key.
Onto a new machine, with the embedded database:
  SAPAR_DATA=/srv/sapar sapar restore /mnt/backup/2026-11-24 --master-key-file /mnt/safe/master.key
  SAPAR_DATA=/srv/sapar npm start`

async function runRestore(terminal: Terminal, given: Given): Promise<void> {
  const config = configOf(terminal)
  const manifest = await readManifest(given.dir)
  if (!manifest) throw commandProblem(EXIT.noInput, TEXTS['backup-not-readable']({ folder: given.dir }))
  refuseOtherProfile(config, manifest)
  const key = keyFor(config, manifest, given.keyFile)
  const { tables, rows, files } = sums(manifest)
  terminal.err(line(`Checking and loading ${tables} tables, ${rows} rows, ${files} files. Large ones take minutes.`))
  const objectsDir = path.join(config.dataDir, 'objects')
  const migrated = await withDatabase(config, { mayMake: true, terminal }, async ({ url, pool }) => {
    const restored = await restore(url, given.dir, { objectsDir })
    if (!restored.ok) throw refused(restored.code, restored.facts)
    if (!existingMasterKey(config)) keepMasterKey(config, key)
    return claimAndMigrate(config, pool, { clock: systemClock(demoAgency.timeZone) })
  })
  if (given.json) terminal.out(asJson({ ok: true, ...sums(manifest), migrated: migrated.length }))
  else
    terminal.out(
      `Restored as of ${manifest.madeAt}: ${tables} tables, ${rows} rows, ${files} files. Newer migrations applied: ${migrated.length}.\nStart Sapar now. Letters and cards that were waiting when the backup was made are taken up again within minutes.\n`,
    )
}

function refuseOtherProfile(config: Config, manifest: BackupManifest): void {
  const profile = manifest.notes?.profile
  if (profile && profile !== config.profile)
    throw commandProblem(EXIT.config, `The backup is of the ${profile} profile, and SAPAR_PROFILE is ${config.profile}. Nothing was changed.`)
}

/** The pictures, the sessions and the search for passports all hang on the key, so another one is refused before anything is written. */
function keyFor(config: Config, manifest: BackupManifest, keyFile: string | undefined): Buffer {
  const wanted = manifest.notes?.keyMark
  const own = existingMasterKey(config)
  const given = keyFile === undefined ? undefined : readMasterKey(keyFile)
  if (keyFile !== undefined && !given) throw commandProblem(EXIT.noInput, `There is no file ${keyFile}.`)
  const key = own ?? given
  if (!key)
    throw commandProblem(
      EXIT.noInput,
      `The backup belongs to the master key with the mark ${wanted ?? 'unknown'}. Give it with --master-key-file or SAPAR_MASTER_KEY. Nothing was changed.`,
    )
  if (wanted && keyMark(key) !== wanted)
    throw commandProblem(
      EXIT.data,
      `The backup belongs to the master key with the mark ${wanted}; ${own ? `the one in force (${whose(config)})` : 'the one given'} has the mark ${keyMark(key)}. Nothing was changed.`,
    )
  return key
}

function whose(config: Config): string {
  return config.masterKey ? 'SAPAR_MASTER_KEY' : masterKeyFile(config)
}

const EXIT_OF: Readonly<Record<RestoreProblem, ExitCode>> = {
  'backup-not-readable': EXIT.noInput,
  'backup-altered': EXIT.data,
  'backup-of-newer-release': EXIT.data,
  'backup-without-objects': EXIT.data,
  'database-not-empty': EXIT.cannotCreate,
  'objects-folder-not-empty': EXIT.cannotCreate,
}

const TEXTS: Readonly<Record<RestoreProblem, (facts: Facts) => string>> = {
  'backup-not-readable': ({ folder }) => `${folder} holds no backup, or one that was never finished: its manifest.json is missing or not readable.`,
  'backup-altered': ({ file }) => `${file} is missing or was altered since the backup was made. Take another backup.`,
  'backup-of-newer-release': () => 'The backup was made by a newer release. Restore it with that release or a later one.',
  'backup-without-objects': () => 'The backup holds no files, so it was not made by "sapar backup".',
  'database-not-empty': ({ table }) =>
    `The database is not empty: it holds the table ${table}. Restore into a new one: give another SAPAR_DATA or DATABASE_URL.`,
  'objects-folder-not-empty': ({ folder }) => `${folder} is not empty. Restore into a new SAPAR_DATA.`,
}

function refused(code: RestoreProblem, facts: Facts): Error {
  return commandProblem(EXIT_OF[code], `${TEXTS[code](facts)} Nothing was changed.`)
}
