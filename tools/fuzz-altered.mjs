// `npm run fuzz:altered -- [count] [seed]`: altered seals against the whole check, genuine ones beside them; 1,000,000 unless told otherwise.
import { runInNode24 } from './node24.mjs'

await runInNode24('packages/icao-seal/fuzz/altered-seals.ts')
