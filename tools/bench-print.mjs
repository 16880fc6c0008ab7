// `npm run -s bench:print -- [count] [seed]`: sealed cards are printed, photographed and read, all by simulation. What it does and what was seen: docs/performance.md.
import { runInNode24 } from './node24.mjs'

await runInNode24('tools/print/run.ts')
