import { createHmac, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { commandProblem } from './command-problem.ts'
import type { Config } from './config.ts'
import { EXIT } from './exit-codes.ts'

type KeyConfig = Pick<Config, 'masterKey' | 'dataDir'>

/** The master key: given by the environment, or for the demo made once and kept beside its data. */
export function masterKey(config: KeyConfig): Buffer {
  return existingMasterKey(config) ?? keepMasterKey(config, randomBytes(32))
}

/** Undefined when there is none yet. Throws when the file holds something else. */
export function existingMasterKey(config: KeyConfig): Buffer | undefined {
  return config.masterKey ? Buffer.from(config.masterKey, 'hex') : readMasterKey(masterKeyFile(config))
}

export function masterKeyFile(config: Pick<Config, 'dataDir'>): string {
  return path.join(config.dataDir, 'master.key')
}

/** Undefined when there is no such file. A shortened key would open nothing and seal new files all the same, so only a whole one is taken. */
export function readMasterKey(file: string): Buffer | undefined {
  const text = readText(file)
  if (text === undefined) return undefined
  if (/^[0-9a-fA-F]{64}$/.test(text)) return Buffer.from(text, 'hex')
  throw commandProblem(
    EXIT.config,
    `${file} is not a master key: it must hold 64 hexadecimal digits. Put the right file back; without it the stored pictures stay closed.`,
  )
}

/** On the disk for good before anything is sealed with it. */
export function keepMasterKey(config: Pick<Config, 'dataDir'>, key: Buffer): Buffer {
  const file = masterKeyFile(config)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const half = `${file}.${process.pid}`
  const handle = openSync(half, 'w', 0o600)
  writeFileSync(handle, `${key.toString('hex')}\n`)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(half, file)
  return key
}

/** Tells one key from another and nothing about it: for backups and for people who compare. */
export function keyMark(master: Uint8Array): string {
  return derivedKey(master, 'mark').toString('hex').slice(0, 16)
}

/** Keys for different uses never equal each other, although one master key is all an operator keeps. */
export function derivedKey(master: Uint8Array, use: string): Buffer {
  return createHmac('sha256', master).update(`sapar key for ${use}`).digest()
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
