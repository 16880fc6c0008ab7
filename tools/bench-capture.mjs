// `npm run -s bench:capture -- [rounds]`: what one look into a picture costs. What is measured and how: docs/capture-portraits.md.
import { runInNode24 } from './node24.mjs'

await runInNode24('tools/bench/capture.ts')
