// `npm run -s reminder-year -- [holders] [seed]`: a year of reminders with restarts, two workers and jumps of the clock; 10,000 holders unless told otherwise.
import { runInNode24 } from './node24.mjs'

runInNode24('test/reliability/reminder-year.ts')
