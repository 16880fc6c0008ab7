// Pictures of the pages in test/support/shot-list.ts: `npm run shots -- --base http://localhost:3000 [--only NAME] [--languages en,ru] [--widths 360,1280]`.
import { runInNode24 } from './node24.mjs'

await runInNode24('tools/take-shots.ts')
