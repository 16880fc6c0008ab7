// The door of the tests: `node tools/test.mjs [test|check|journeys|golden] [stage …]`.
import { runInNode24 } from './node24.mjs'

await runInNode24('tools/test/run.ts')
