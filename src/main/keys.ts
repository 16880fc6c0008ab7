import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from './config.ts'

/** The master key: given by the environment, or for the demo made once and kept beside its data. */
export function masterKey(config: Config): Buffer {
  if (config.masterKey) return Buffer.from(config.masterKey, 'hex')
  const file = path.join(config.dataDir, 'master.key')
  if (!existsSync(file)) {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
    const half = `${file}.${process.pid}`
    writeFileSync(half, randomBytes(32).toString('hex'), { mode: 0o600 })
    renameSync(half, file)
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}

/** Keys for different uses never equal each other, although one master key is all an operator keeps. */
export function derivedKey(master: Uint8Array, use: string): Buffer {
  return createHmac('sha256', master).update(`sapar key for ${use}`).digest()
}
