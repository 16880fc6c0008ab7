// Writes src/countries/kz-demo/address-formats.json: how an address is written in each country. Run by hand when the data have moved on:
//   npm pack localized-address-format postal-codes-js, unpack both, then: node tools/freeze-address-formats.ts <folder of the first> <folder of the second>
// Order of the lines: localized-address-format (MIT), after Google's Address Data Service (CC BY 4.0). Shape of the postal codes: postal-codes-js (Apache-2.0).
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const [orders = '', shapes = ''] = process.argv.slice(2)
const require = createRequire(import.meta.url)
const names = JSON.parse(readFileSync(new URL('../src/countries/kz-demo/country-names.json', import.meta.url), 'utf8')) as Record<string, { alpha2?: string }>
const known = require(path.resolve(shapes, 'generated/postal-codes-alpha2.json')) as Record<string, { postalCodeFormat?: string }>

/** A letter does not arrive without them. Elsewhere a postal code or a region is welcome and may be missing. */
const CODE_NEEDED = new Set(
  `AT AU AX BE BG BR BY CA CH CN CY CZ DE DK EE ES FI FK FO FR GB GE GF GG GI GL GP GR GU HR HU IM IN IT JE JP KG KR KZ LI LT LU LV MC ME MH MK MN MP MQ MX MY NC
  NL NO NZ PF PL PM PR PT PW RE RO RS RU SE SG SI SJ SK SM TH TR TW UA US UZ VA VI VN WF YT ZA`.split(/\s+/),
)
const REGION_NEEDED = new Set('AE AU BR CA CN ES HK IN IT JP KR MX MY TW US'.split(' '))

/** Where the sources lag behind the post: Kazakhstan writes six digits or, since 2015, letters and digits; Russia always six digits. */
const CODES: Record<string, { shape: string; example: string }> = {
  KZ: { shape: '^([0-9]{6}|[A-Z][0-9]{2}[A-Z][0-9][A-Z][0-9])$', example: '010000' },
  RU: { shape: '^[0-9]{6}$', example: '119991' },
  GB: { shape: '^([A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}|GIR0AA)$', example: 'SW1A 1AA' },
  CN: { shape: '^[0-9]{6}$', example: '100600' },
  IN: { shape: '^[0-9]{6}$', example: '110001' },
  US: { shape: '^[0-9]{5}([0-9]{4})?$', example: '20500' },
  DE: { shape: '^[0-9]{5}$', example: '10117' },
}

const source = readFileSync(path.join(orders, 'dist/index.esm.js'), 'utf8')
const formats = new Map(
  [...source.matchAll(/\['([A-Z]{2})', \{ local: '([^']*)'(?:, latin: '([^']*)')? \}\]/g)].map(([, country = '', local = '', latin]) => [
    country,
    { local, latin },
  ]),
)
if (formats.size < 150) throw new Error(`only ${formats.size} formats were found`)

function codeOf(alpha2: string): { shape: string; example: string } | undefined {
  const own = CODES[alpha2]
  if (own) return own
  const file = known[alpha2]?.postalCodeFormat
  if (!file) return undefined
  const { ValidationRegex, TestData } = require(path.resolve(shapes, 'formats', file)) as { ValidationRegex: string; TestData: { Valid: string[] } }
  // Ours is compared without spaces and dashes, in capitals.
  const shape = ValidationRegex.replaceAll('[\\s\\-]?', '')
    .replaceAll('[ -]?', '')
    .replaceAll('-[', '[')
    .replaceAll(/(?<![[\]a-zA-Z0-9])-(?![^[]*\])/g, '')
  const example = TestData.Valid.find((value) => new RegExp(shape).test(value.toUpperCase().replaceAll(/[\s-]/g, '')))
  if (!example) throw new Error(`no example of ${alpha2} fits ${shape}`)
  return { shape, example: example.trim() }
}

const rows = Object.entries(names).flatMap(([code, { alpha2 = '' }]) => {
  const found = formats.get(alpha2)
  if (!found) return []
  const lines = found.local
  const postal = lines.includes('%Z') ? codeOf(alpha2) : undefined
  const row = {
    lines,
    ...(found.latin && found.latin !== lines ? { latin: found.latin } : {}),
    ...(postal ? { code: postal.shape, example: postal.example } : {}),
    ...(postal && CODE_NEEDED.has(alpha2) ? { codeNeeded: true } : {}),
    ...(lines.includes('%S') && REGION_NEEDED.has(alpha2) ? { regionNeeded: true } : {}),
  }
  return [`  ${JSON.stringify(code)}: ${JSON.stringify(row).replaceAll('":', '": ').replaceAll(',"', ', "').replace('{', '{ ').replace(/\}$/, ' }')}`]
})
writeFileSync(new URL('../src/countries/kz-demo/address-formats.json', import.meta.url), `{\n${rows.sort().join(',\n')}\n}\n`)
process.stdout.write(`${rows.length} countries\n`)
