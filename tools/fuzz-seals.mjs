// `npm run fuzz:seals -- PARSER|all [count] [seed]`: the readers of seals, profiles and certificates against damaged inputs; 2,000,000 each unless told otherwise.
import { runInNode24 } from './node24.mjs'

await runInNode24('packages/icao-seal/fuzz/seal-fuzz.ts')
