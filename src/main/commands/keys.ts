import { readFileSync, writeFileSync } from 'node:fs'
import { Command } from 'commander'
import type { SigningKey } from '../../actions/ports/seals.ts'
import {
  importCertificate,
  importList,
  makeOperationsKey,
  makeRevocationList,
  makeSigner,
  makeTestCsca,
  requestSigner,
} from '../../adapters/signer/make-keys.ts'
import { pemOf, derOf } from '../../adapters/signer/pem.ts'
import type { SealingRole } from '../../core/seal/seal-rules.ts'
import { commandProblem } from '../command-problem.ts'
import { EXIT } from '../exit-codes.ts'
import { type KeyOffice, withKeyOffice } from '../key-office.ts'
import { asJson, folderGiven, type Terminal } from '../terminal.ts'
import { tableOfKeys } from '../table-of-keys.ts'

const ROLES: readonly SealingRole[] = ['tourist', 'residence', 'vds-nc']

const HELP = `
Roles: tourist and residence seal cards, vds-nc signs the code for carriers, operations signs packs and status lists, csca is the root.
A demonstration makes all of them at its first start, under a TEST root. For real cards the state's own CSCA signs:
  sapar keys request --role tourist --out tourist.csr     then send the request to the CSCA
  sapar keys import tourist.cer                           the certificate, and once the CSCA's own
Yearly: "sapar keys rotate --role tourist" makes the successor; it is published at once and signs a month later at the earliest.`

interface Options {
  readonly role?: string
  readonly out?: string
  readonly signer?: string
  readonly reference?: string
  readonly json?: true
}

interface Said {
  readonly text: string
  readonly facts: Readonly<Record<string, unknown>>
}

export function keysCommand(terminal: Terminal): Command {
  const keys = new Command('keys').description('keys and certificates that seal cards').addHelpText('after', HELP)
  const add = (name: string, description: string, act: (office: KeyOffice, options: Options, file: string) => Promise<Said>) => {
    const command = new Command(name).description(description).option('--json', 'print one JSON line instead of sentences')
    if (name.includes('import')) command.argument('<file>', 'certificate or list of revoked ones, PEM or DER')
    command.action(async (first: unknown, second: unknown) => {
      const options = (typeof first === 'string' ? second : first) as Options
      const { text, facts } = await withKeyOffice(terminal, (office) => act(office, options, typeof first === 'string' ? folderGiven(terminal, first) : ''))
      terminal.out(options.json ? asJson({ ok: true, ...facts }) : `${text}\n`)
    })
    keys.addCommand(command)
    return command
  }
  add('list', 'all keys, what they are for and when they sign', listKeys)
  add('init', 'a TEST root and signers under it, where there are none; never for real cards', initKeys)
  add('rotate', 'the successor of a signer, under the TEST root', rotateKey).requiredOption('--role <role>', ROLES.join(', '))
  add('request', 'a key whose certificate the state’s CSCA gives', (office, options) => requestKey(terminal, office, options))
    .requiredOption('--role <role>', ROLES.join(', '))
    .requiredOption('--out <file>', 'where the request goes (PKCS #10, PEM)')
  add('import', 'the certificate of a request, of the CSCA, or its list of revoked certificates', (office, _options, file) => importFile(office, file))
  add('revoke', 'take a certificate back: it signs nothing any more, and the next pack says so', revokeKey)
    .requiredOption('--signer <name>', 'such as UTTC')
    .requiredOption('--reference <hex>', 'serial number of the certificate')
  add('export', 'all certificates, for verifiers elsewhere', (office, options) => exportKeys(terminal, office, options)).requiredOption(
    '--out <file>',
    'where they go (PEM)',
  )
  return keys
}

async function listKeys({ keys, clock }: KeyOffice): Promise<Said> {
  const all = await keys.all()
  return { text: tableOfKeys(all, clock.now()), facts: { keys: all.map(publicFacts) } }
}

async function initKeys({ shop, keys, clock, config }: KeyOffice): Promise<Said> {
  const at = clock.now()
  const has = new Set((await keys.all()).map((key) => key.role))
  if (has.has('csca')) throw commandProblem(EXIT.cannotCreate, 'There is a root already. "sapar keys list" shows it.')
  const made = [await makeTestCsca(shop, at)]
  for (const role of ROLES) made.push(valueOf(await makeSigner(shop, role, at)))
  if (!has.has('operations')) made.push(await makeOperationsKey(shop, at))
  await makeRevocationList(shop, at)
  const warning = config.profile === 'production' ? '\nThis is production: cards under a TEST root prove nothing to anybody. Ask the state’s CSCA instead.' : ''
  return { text: `${made.length} keys made under a TEST root.${warning}`, facts: { made: made.map(publicFacts) } }
}

async function rotateKey({ shop, clock }: KeyOffice, options: Options): Promise<Said> {
  const key = valueOf(await makeSigner(shop, roleOf(options), clock.now()))
  return { text: `${key.signer} ${key.reference} is published from the next pack on and signs from ${key.useFrom.slice(0, 10)}.`, facts: publicFacts(key) }
}

async function requestKey(terminal: Terminal, { shop, clock }: KeyOffice, options: Options): Promise<Said> {
  const key = await requestSigner(shop, roleOf(options), clock.now())
  const file = folderGiven(terminal, options.out ?? '')
  writeFileSync(file, pemOf('CERTIFICATE REQUEST', key.request ?? new Uint8Array()), { flag: 'wx' })
  return { text: `The request of ${key.signer} with serial number ${key.reference} is in ${file}.`, facts: { ...publicFacts(key), file } }
}

async function importFile({ shop, clock }: KeyOffice, file: string): Promise<Said> {
  const der = derOf(readFileSync(file))
  if (await importList(shop, der, clock.now())) return { text: 'The list of revoked certificates is in place.', facts: { list: true } }
  const key = await importCertificate(shop, der, clock.now())
  if (!key.ok)
    throw commandProblem(
      EXIT.data,
      key.code === 'certificate-for-nobody'
        ? 'No request of ours waits for this certificate, and it is no CSCA.'
        : 'This file is no certificate that can be read.',
    )
  return { text: `${key.value.signer} ${key.value.reference} is in place.`, facts: publicFacts(key.value) }
}

async function revokeKey({ shop, keys, clock }: KeyOffice, { signer = '', reference = '' }: Options): Promise<Said> {
  const key = (await keys.all()).find((one) => one.signer === signer.toUpperCase() && one.reference === reference.toUpperCase())
  if (!key) throw commandProblem(EXIT.data, `There is no key ${signer} ${reference}. "sapar keys list" shows them.`)
  await keys.setRevoked(key.id, clock.now())
  const list = await makeRevocationList(shop, clock.now())
  const how = list.ok ? 'The list of revoked certificates was made anew.' : 'Ask the CSCA for its list, and import it.'
  return { text: `${key.signer} ${key.reference} signs nothing any more. ${how} "sapar reseal" gives its cards new seals.`, facts: publicFacts(key) }
}

async function exportKeys(terminal: Terminal, { keys }: KeyOffice, options: Options): Promise<Said> {
  const all = (await keys.all()).flatMap((key) => (key.certificate ? [pemOf('CERTIFICATE', key.certificate)] : []))
  const list = await keys.newestList()
  const file = folderGiven(terminal, options.out ?? '')
  writeFileSync(file, [...all, ...(list ? [pemOf('X509 CRL', list)] : [])].join(''), { flag: 'wx' })
  return { text: `${all.length} certificates are in ${file}.`, facts: { certificates: all.length, file } }
}

function roleOf({ role = '' }: Options): SealingRole {
  const known = ROLES.find((one) => one === role)
  if (!known) throw commandProblem(EXIT.usage, `There is no role ${role}. Roles: ${ROLES.join(', ')}.`)
  return known
}

function valueOf(made: Awaited<ReturnType<typeof makeSigner>>): SigningKey {
  if (made.ok) return made.value
  throw commandProblem(EXIT.cannotCreate, 'There is no TEST root whose key is here. "sapar keys init" makes one; for real cards use "sapar keys request".')
}

function publicFacts({ role, signer, reference, useFrom, useUntil, revokedAt, request, tokenLabel }: SigningKey) {
  return {
    role,
    signer,
    reference,
    useFrom,
    useUntil,
    waits: request !== undefined,
    ...(revokedAt ? { revokedAt } : {}),
    ...(tokenLabel ? { tokenLabel } : {}),
  }
}
