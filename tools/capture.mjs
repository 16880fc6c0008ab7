// `npm run -s capture -- photos DIR` and `-- mrz DIR`: the checks of portraits and passport pages over a folder of samples whose answers are known.
// What they print: docs/capture-portraits.md, docs/capture-passports.md.
import { runInNode24 } from './node24.mjs'

await runInNode24('tools/capture/run.ts')
