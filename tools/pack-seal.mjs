// `npm run -s pack:seal -- [folder]`: builds and packs the seal library for `npm publish`, into .cache/icao-seal unless a folder is named.
import path from 'node:path'
import { runInNode24 } from './node24.mjs'

if (process.argv[2]) process.argv[2] = path.resolve(process.env.INIT_CWD ?? '.', process.argv[2])
await runInNode24('packages/icao-seal/publish/pack.ts')
