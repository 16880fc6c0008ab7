// `npm run case-model -- [walks] [seed] [steps]`: random lives of cases with a bank, a mail server and machines that fail; 100 walks unless told otherwise.
import { runInNode24 } from './node24.mjs'

runInNode24('test/reliability/case-model.ts')
