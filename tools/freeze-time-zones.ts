// Writes src/countries/kz-demo/time-zones.json from zone.tab of the IANA time zone database, which is in the public domain. Committed, so that the same
// people are let sleep wherever this runs; what the clocks of a zone show comes from the ICU inside Node. Run with Node 24:
// node tools/freeze-time-zones.ts /usr/share/zoneinfo/zone.tab
import { readFileSync, writeFileSync } from 'node:fs'

const names = JSON.parse(readFileSync(new URL('../src/countries/kz-demo/country-names.json', import.meta.url), 'utf8')) as Record<string, { alpha2?: string }>
const alpha3 = new Map(Object.entries(names).flatMap(([code, { alpha2 }]) => (alpha2 ? [[alpha2, code] as const] : [])))

// Kosovo has no line of its own there; CLDR gives it the clock of Belgrade.
const zones = new Map<string, string[]>([['RKS', ['Europe/Belgrade']]])
for (const line of readFileSync(process.argv[2] ?? '', 'utf8').split('\n')) {
  const [country = '', , zone] = line.split('\t')
  const code = alpha3.get(country)
  // Stations in Antarctica keep eleven clocks, some of them the opposite of others: no hour is day for all.
  if (zone === undefined || code === undefined || country === 'AQ') continue
  zones.set(code, [...(zones.get(code) ?? []), zone])
}
const lines = [...zones.keys()]
  .toSorted()
  .map((code) => `  ${JSON.stringify(code)}: ${JSON.stringify((zones.get(code) ?? []).toSorted()).replaceAll('","', '", "')}`)
writeFileSync(new URL('../src/countries/kz-demo/time-zones.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`)
process.stdout.write(`${lines.length} countries\n`)
