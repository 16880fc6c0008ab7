import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { parseCertificate } from 'icao-seal/x509'
import sharp from 'sharp'
import type { SealReading } from '../../actions/ports/seal-reading.ts'
import { zxingReader } from '../../adapters/barcode/zxing-reader.ts'
import { pemBlocks } from '../../adapters/signer/pem.ts'
import { sealReader, type TrustMaterial } from '../../adapters/signer/seal-reader.ts'
import { trustOf } from '../../adapters/signer/trust-material.ts'
import { type Instant, instant } from '../../core/kernel/instant.ts'
import { ownSeals } from '../../core/seal/seal-content.ts'
import { sealRules } from '../../countries/kz-demo/seals.ts'
import { commandProblem } from '../command-problem.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { withKeyOffice } from '../key-office.ts'
import { asJson, folderGiven, type Terminal } from '../terminal.ts'

interface Options {
  readonly hex?: string
  readonly text?: string
  readonly trust?: string
  readonly at?: string
  readonly json?: true
}

export function sealCommand(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const check = new Command('check')
    .description('check the seal of a card: a picture of it, or the content of its code')
    .argument('[file]', 'a picture (JPEG, PNG, WebP), or a file that holds the bytes or the text of a code')
    .option('--hex <digits>', 'the bytes of a code')
    .option('--text <text>', 'the text of a code, VDS-NC')
    .option('--trust <file>', 'certificates and lists to trust (PEM, as "sapar keys export" writes them); our own otherwise')
    .option('--at <moment>', 'as of this moment, such as 2027-01-31T12:00:00Z; now otherwise')
    .option('--json', 'print one JSON line instead of sentences')
    .action(async (file: string | undefined, options: Options) => ended(await runCheck(terminal, file, options)))
  return new Command('seal').description('visible digital seals').addCommand(check)
}

async function runCheck(terminal: Terminal, file: string | undefined, options: Options): Promise<ExitCode> {
  const at = momentOf(options.at)
  const contents = await contentsOf(terminal, file, options)
  if (contents.length === 0) throw commandProblem(EXIT.data, 'No code was found in this picture. Take it closer, straight and in even light.')
  const readings = await readAll(terminal, options, { contents, at })
  for (const reading of readings) terminal.out(options.json ? '' : said(reading))
  const valid = readings.every(({ status }) => status === 'VALID')
  if (options.json) terminal.out(asJson({ ok: valid, at, seals: readings }))
  return valid ? EXIT.ok : EXIT.notOk
}

async function readAll(
  terminal: Terminal,
  { trust }: Options,
  asked: { readonly contents: readonly Uint8Array[]; readonly at: Instant },
): Promise<readonly SealReading[]> {
  const [own, demo] = [ownSeals(sealRules(false)), ownSeals(sealRules(true))]
  const seals = { profiles: own.profiles, countries: { ...own.countries, ...demo.countries } }
  const check = (material: () => Promise<TrustMaterial>) => {
    const reader = sealReader(material, seals)
    return Promise.all(asked.contents.map((content) => reader.check(content, asked.at)))
  }
  if (trust === undefined) return withKeyOffice(terminal, ({ keys }) => check(() => trustOf(keys)))
  const material = trustFile(folderGiven(terminal, trust))
  return check(async () => material)
}

/** Roots are those certificates that may sign others; everything else is a signer. */
function trustFile(file: string): TrustMaterial {
  const blocks = pemBlocks(readFileSync(file, 'latin1'))
  const certificates = blocks.filter(({ label }) => label === 'CERTIFICATE').map(({ der }) => der)
  if (certificates.length === 0) throw commandProblem(EXIT.data, `${file} holds no certificate in PEM form.`)
  const isRoot = (der: Uint8Array) => {
    const parsed = parseCertificate(new Uint8Array(der))
    return parsed.ok && parsed.isCa
  }
  return {
    cscas: certificates.filter(isRoot),
    signers: certificates.filter((der) => !isRoot(der)),
    lists: blocks.filter(({ label }) => label === 'X509 CRL').map(({ der }) => der),
  }
}

async function contentsOf(terminal: Terminal, file: string | undefined, { hex, text }: Options): Promise<readonly Uint8Array[]> {
  if (hex !== undefined) {
    if (!/^(?:[0-9a-f]{2})+$/i.test(hex.replace(/\s/g, ''))) throw commandProblem(EXIT.usage, '--hex takes pairs of hexadecimal digits.')
    return [new Uint8Array(Buffer.from(hex.replace(/\s/g, ''), 'hex'))]
  }
  if (text !== undefined) return [new TextEncoder().encode(text)]
  if (file === undefined) throw commandProblem(EXIT.usage, 'Give a file, --hex or --text.')
  const content = new Uint8Array(readFileSync(folderGiven(terminal, file)))
  if (content[0] === 0xdc || content[0] === 0x7b) return [content]
  const picture = await sharp(content, { limitInputPixels: 80_000_000 })
    .png()
    .toBuffer()
    .catch(() => undefined)
  if (!picture) throw commandProblem(EXIT.data, 'This file is neither a picture nor the content of a code.')
  return (await zxingReader().read(picture)).map(({ bytes }) => bytes)
}

function momentOf(given: string | undefined): Instant {
  if (given === undefined) return instant(new Date().toISOString())
  const epoch = Date.parse(given)
  if (Number.isNaN(epoch)) throw commandProblem(EXIT.usage, '--at takes a moment such as 2027-01-31T12:00:00Z.')
  return instant(new Date(epoch).toISOString())
}

function said({ container, status, sub, level, detail, signer, facts }: SealReading): string {
  const head = `${status}${sub ? ` ${sub}` : ''} (${level})  ${container}${signer ? `, signed by ${signer}` : ''}${detail ? `, ${detail}` : ''}`
  if (!facts) return `${head}\n`
  const entries = facts.entries === undefined ? '' : facts.entries === 0 ? ', any number of entries' : `, ${facts.entries} entry`
  return `${head}\n  ${facts.name}, ${facts.nationality}, passport ${facts.passportNumber}\n  card ${facts.cardNumber}, until ${facts.validUntil}${facts.days ? `, ${facts.days} days` : ''}${entries}\n`
}
