import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { PACK, publishTrust } from '../../actions/publish-trust.ts'
import { postgresPublications } from '../../adapters/postgres/publications.sql.ts'
import { keyedSecrets } from '../../adapters/secrets/keyed-secrets.ts'
import { sealTrustFiles } from '../../adapters/trust/trust-files.ts'
import { commandProblem } from '../command-problem.ts'
import { EXIT } from '../exit-codes.ts'
import { derivedKey } from '../keys.ts'
import { type KeyOffice, withKeyOffice } from '../key-office.ts'
import { asJson, folderGiven, type Terminal } from '../terminal.ts'

export function publishCommand(terminal: Terminal): Command {
  return new Command('publish')
    .description('publish what changed and write the signed files into a folder, for a static server or a USB stick')
    .argument('<folder>', 'where pack.bin and status/<list>.bin go')
    .option('--json', 'print one JSON line instead of sentences')
    .addHelpText(
      'after',
      '\nA running Sapar publishes by itself every minute and serves the same files below /trust. They are signed: it does not matter who hands them on.',
    )
    .action(async (folder: string, { json }: { readonly json?: true }) => {
      const written = await withKeyOffice(terminal, (office) => publishInto(office, folderGiven(terminal, folder)))
      if (json) terminal.out(asJson({ ok: true, ...written }))
      else terminal.out(`${written.files.length} files written. The pack has sequence ${written.sequence}.\n`)
    })
}

async function publishInto(office: KeyOffice, folder: string): Promise<{ readonly files: readonly string[]; readonly sequence: number }> {
  const publications = postgresPublications({ pool: office.pool })
  const deps = {
    clock: office.clock,
    keys: office.keys,
    sealer: office.sealer,
    law: office.keeper.law,
    publications,
    trustFiles: sealTrustFiles(derivedKey(office.master, 'flagged')),
    secrets: keyedSecrets(derivedKey(office.master, 'tokens')),
  }
  const done = await publishTrust(deps, { kind: 'system', job: 'publish' })
  if (!done.ok) throw commandProblem(EXIT.cannotCreate, 'There is no operations key. "sapar keys init" makes one.')
  const files: string[] = []
  let sequence = 0
  mkdirSync(path.join(folder, 'status'), { recursive: true })
  for (const name of await publications.names()) {
    const newest = await publications.newest(name)
    if (!newest) continue
    if (name === PACK) sequence = newest.sequence
    files.push(put(folder, name === PACK ? 'pack.bin' : `status/${name}.bin`, newest.body))
  }
  return { files, sequence }
}

/** Beside the target first: nobody fetches half a file. */
function put(folder: string, name: string, body: Uint8Array): string {
  const target = path.join(folder, name)
  writeFileSync(`${target}.new`, body)
  renameSync(`${target}.new`, target)
  return name
}
