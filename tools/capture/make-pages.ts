// Draws passport pages of people who do not exist and photographs them, for measuring how well pages are read that nobody looked at before:
// node tools/capture/make-pages.ts DIR [count] [seed] writes JPEGs of the levels L1 to L4 and truth.json, which `npm run -s capture -- mrz DIR` reads.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { seededChance } from '../../packages/icao-seal/fuzz/random.ts'
import { pagePress, photographedPage, somePage } from './passport-pages.ts'

const LEVELS = ['L1', 'L2', 'L3', 'L4'] as const

const [folder, count = '50', seed = '1'] = process.argv.slice(2)
if (folder === undefined || !(Number(count) > 0)) {
  process.stderr.write('usage: make-pages.ts DIR [pages of each level] [seed]\n')
  process.exit(64)
}
mkdirSync(folder, { recursive: true })
const chance = seededChance(Number(seed))
const press = pagePress()
const truth: Record<string, readonly string[]> = {}
for (let number = 0; number < Number(count); number += 1) {
  for (const level of LEVELS) {
    const page = somePage(chance)
    const name = `page-${String(number).padStart(3, '0')}-${level}.jpg`
    writeFileSync(path.join(folder, name), await photographedPage(press, page, { chance, level }))
    truth[name] = page.lines
  }
}
writeFileSync(path.join(folder, 'truth.json'), JSON.stringify(truth, null, 1))
