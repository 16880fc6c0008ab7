import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { ecdsaFromDer } from 'icao-seal/x509'
import type { Token } from './private-keys.ts'

export interface Pkcs11Settings {
  /** The module of the token's maker, such as `libsofthsm2.so`. */
  readonly module: string
  readonly tokenLabel: string
  readonly pin: string
  /** OpenSC's tool; it runs as a process of its own, so that a faulty module cannot take the server along. */
  readonly tool?: string
  /** What the module needs to know besides, such as where its own settings lie. */
  readonly environment?: Readonly<Record<string, string>>
  /** Where the tool is looked for. */
  readonly path: string
}

const TIMEOUT_MS = 10_000
const WIDTH = 32

/** Signs with keys that never leave a PKCS #11 token: ECDSA over the SHA-256 made here, for not every token computes it. */
export function pkcs11Token(settings: Pkcs11Settings): Token {
  return {
    async sign(label, data) {
      const args = ['--module', settings.module, '--token-label', settings.tokenLabel, '--login', '--sign', '--mechanism', 'ECDSA', '--label', label]
      const signature = await run(settings, args, createHash('sha256').update(data).digest())
      const raw = signature.length === 2 * WIDTH ? signature : ecdsaFromDer(signature, WIDTH)
      if (!raw) throw new Error('the token answered with something that is no signature')
      return raw
    },
  }
}

/** The PIN travels by the environment, never on the command line, which everybody on the machine can read. */
function run({ tool = 'pkcs11-tool', pin, path, environment }: Pkcs11Settings, args: readonly string[], data: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, [...args, '--pin', 'env:SAPAR_TOKEN_PIN'], { env: { ...environment, PATH: path, SAPAR_TOKEN_PIN: pin }, timeout: TIMEOUT_MS })
    const pieces: Buffer[] = []
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(new Uint8Array(Buffer.concat(pieces))) : reject(new Error(`the token refused to sign (${code})`))))
    child.stdin.end(data)
  })
}
