// `npm run kill-series -- [rounds] [seed]`: 200 submissions at once in every round, with the server killed again and again; 50 rounds unless told otherwise.
import { runInNode24 } from './node24.mjs'

runInNode24('test/reliability/kill-series.ts')
