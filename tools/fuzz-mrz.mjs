// `npm run fuzz:mrz -- [count] [seed]`: machine readable zones printed, damaged and made up; 2,000,000 unless told otherwise.
import { runInNode24 } from './node24.mjs'

await runInNode24('packages/icao-seal/fuzz/mrz-fuzz.ts')
