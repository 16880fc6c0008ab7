// `npm run -s bench:seal -- [rounds]`: the whole check of a seal beside the bare signature. What is measured and how: docs/performance.md.
import { runInNode24 } from './node24.mjs'

await runInNode24('packages/icao-seal/bench/seal.ts')
