// `npm run -s coverage:seal`: the share of the seal library's lines that its own tests run; exits 1 under 95 %.
import { runInNode24 } from './node24.mjs'

await runInNode24('packages/icao-seal/run/cover.ts')
