// `npm run fuzz:formats -- [count] [seed] [format …]`: the other readers of the seal library against damaged inputs; 2,000,000 each unless told otherwise.
import { runInNode24 } from './node24.mjs'

await runInNode24('packages/icao-seal/fuzz/formats-fuzz.ts')
