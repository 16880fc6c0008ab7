// `npm run bench -- [rounds]`: pages, submission and card against bare baselines, interleaved. What is measured and how: docs/performance.md.
import { runInNode24 } from './node24.mjs'

runInNode24('tools/bench/run.ts')
