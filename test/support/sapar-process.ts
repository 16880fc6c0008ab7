import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { get } from 'node:http'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runningUrl } from '../../src/adapters/postgres/embedded.ts'
import { freePort } from './sandbox-bench.ts'

const BIN = path.resolve(import.meta.dirname, '../../bin/sapar.mjs')
const READY_WITHIN_MS = 60_000

/** Where one Sapar lives: its data and its addresses stay the same from one life to the next. */
export interface SaparHome {
  readonly dataDir: string
  readonly origin: string
  readonly metrics: string
  readonly env: Readonly<Record<string, string>>
}

/** The whole product in a process of its own, as `npm start` runs it. */
export interface SaparLife {
  /** Of the process that does the work: the one named on the command line only hands over. */
  readonly pid: number
  /** From the start to the first answer of `/readyz` on a fresh connection. */
  readonly readyAfterMs: number
  /** Stops every process of it where it is. The database goes on with what it was told. */
  freeze(): void
  thaw(): void
  /** SIGKILL for every process of it. The embedded database lives on, as its owner's death is no reason for it to end. */
  kill(): Promise<void>
  /** SIGTERM, and the wait for a graceful end. */
  stop(): Promise<void>
}

export async function saparHome(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<SaparHome> {
  const [port, sandbox, metrics, mail] = [await freePort(), await freePort(), await freePort(), await freePort()]
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  const ports = { PORT: String(port), SAPAR_SANDBOX_PORT: String(sandbox), SAPAR_METRICS_PORT: String(metrics), SAPAR_MAIL_PORT: String(mail) }
  return {
    dataDir,
    origin: `http://localhost:${port}`,
    metrics: `http://127.0.0.1:${metrics}/metrics`,
    env: { ...ports, SAPAR_DATA: dataDir, SAPAR_LOG_LEVEL: 'silent', SAPAR_PROFILE: 'demo', ...env },
  }
}

/** Address of the embedded database of a Sapar that runs, or that was killed and left its database running. */
export async function databaseOf(home: SaparHome): Promise<string> {
  const url = await runningUrl(path.join(home.dataDir, 'postgres'))
  if (!url) throw new Error('the embedded database does not run')
  return url
}

/** The embedded database's own process number. */
export function postmasterOf(home: SaparHome): number {
  return Number(readFileSync(path.join(home.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
}

/** Starts it and waits until it is ready. */
export async function startSapar(home: SaparHome): Promise<SaparLife> {
  const begun = performance.now()
  const log = openSync(`${home.dataDir}.log`, 'a')
  // A group of its own, so that one signal reaches the door and the process behind it at the same moment.
  const child = spawn(process.execPath, [BIN, 'start'], { detached: true, stdio: ['ignore', log, log], env: { ...inherited(), ...home.env } })
  closeSync(log)
  const group = child.pid
  if (group === undefined) throw new Error('Sapar could not be started')
  await untilReady(home, child, begun)
  const gone = () => child.exitCode !== null || child.signalCode !== null
  const end = async (signal: NodeJS.Signals, target: number) => {
    if (gone()) return
    const exit = once(child, 'exit')
    process.kill(target, signal)
    await exit
  }
  return {
    pid: workerOf(group),
    readyAfterMs: performance.now() - begun,
    freeze: () => void process.kill(-group, 'SIGSTOP'),
    thaw: () => void process.kill(-group, 'SIGCONT'),
    kill: () => end('SIGKILL', -group),
    stop: () => end('SIGTERM', group),
  }
}

function inherited(): Readonly<Record<string, string>> {
  return Object.fromEntries(['PATH', 'HOME', 'TMPDIR', 'SystemRoot'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
}

/** The process that the door handed over to; on a system without /proc the door itself, which is good enough for signals to the group. */
function workerOf(door: number): number {
  try {
    return Number(readFileSync(`/proc/${door}/task/${door}/children`, 'utf8').trim().split(' ')[0]) || door
  } catch {
    return door
  }
}

async function untilReady(home: SaparHome, child: ChildProcess, begun: number): Promise<void> {
  for (;;) {
    if ((await statusOf(`${home.origin}/readyz`)) === 200) return
    const ended = child.exitCode !== null || child.signalCode !== null
    if (ended || performance.now() - begun > READY_WITHIN_MS)
      throw new Error(`Sapar did not become ready:\n${readFileSync(`${home.dataDir}.log`, 'utf8').slice(-4000)}`)
    await pause(25)
  }
}

/** On a connection of its own: a kept one could still hold an answer of the life before. 0 without an answer. */
function statusOf(url: string): Promise<number> {
  return new Promise((resolve) => {
    get(url, { agent: false, timeout: 2000 }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
      .on('error', () => resolve(0))
      .on('timeout', function (this: { destroy(): void }) {
        this.destroy()
      })
  })
}
