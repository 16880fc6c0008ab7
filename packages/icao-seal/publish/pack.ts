// `npm run -s pack:seal -- [folder]`: the package as it is to be published, as a folder and as an archive. It publishes nothing.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { npmPack, strangersIn } from './npm-pack.ts'
import { PACKAGE, stage } from './stage.ts'

const target = path.resolve(process.argv[2] ?? path.join(PACKAGE, '../../.cache/icao-seal'))
mkdirSync(target, { recursive: true })
const staged = path.join(target, 'package')
stage(staged)
const { filename, size, files } = npmPack(staged, ['--pack-destination', target])
for (const name of strangersIn(files)) process.stdout.write(`does not belong: ${name}\n`)
process.stdout.write(`${path.join(target, filename)}: ${files.length} files, ${size} bytes\n`)
process.exitCode = strangersIn(files).length > 0 ? 1 : 0
