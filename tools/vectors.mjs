// `npm run test:vectors`: the published vectors of the seal library; SEAL_VECTORS=DIR runs those of another folder.
import path from 'node:path'
import { runInNode24 } from './node24.mjs'

const { SEAL_VECTORS, INIT_CWD } = process.env
if (SEAL_VECTORS) process.env.SEAL_VECTORS = path.resolve(INIT_CWD ?? '.', SEAL_VECTORS)
await runInNode24('packages/icao-seal/run/run-vectors.ts')
