// `node run/make-example.ts`: draws the specimen of src/example anew. Its keys live as long as this process, so nobody can ever sign with them.
import { writeFileSync } from 'node:fs'
import { toBase64 } from '../src/bytes/index.ts'
import { formatMrvA } from '../src/mrz/index.ts'
import { visaProfile, writeFeatures } from '../src/vds/index.ts'
import { testCrl, testCsca, testSeal, testSigner } from './test-chain.ts'

const csca = await testCsca('Specimen CSCA')
const signer = await testSigner(csca)
const holder = { primary: 'ERIKSSON', secondary: 'ANNA MARIA', documentNumber: 'L898902C3', nationality: 'UTO', birthDate: '740812', sex: 'F' }
const zone = formatMrvA({ ...holder, documentCode: 'V', issuingState: 'UTO', expiryDate: '270220' })
if (!zone.ok) throw new Error(zone.code)
const durationOfStay = { kind: 'from-entry', days: 45, months: 0, years: 0 } as const
const facts = { mrzMrvA: zone.lines, numberOfEntries: 1, durationOfStay, passportNumber: holder.documentNumber }
const written = writeFeatures(facts, visaProfile())
if (!written.ok) throw new Error(written.code)

const parts = {
  csca: ['The CSCA of Utopia.', csca.der],
  signer: ['The signer of its visas, `UTSA` with reference A1.', signer.der],
  crl: ['What that CSCA revoked until November 2026: nothing.', await testCrl(csca, [])],
  seal: ['A visa seal, as a barcode reader gives it.', await testSeal(written.features, signer.key)],
} as const
const lines = [
  "import { fromBase64 } from '../bytes/base64.ts'",
  "import type { Bytes } from '../bytes/bytes.ts'",
  '',
  '// Written by run/make-example.ts.',
  '',
  '/** A state that does not exist. Its keys were thrown away when these had been signed. */',
  'function specimen(text: string): Bytes {',
  '  const bytes = fromBase64(text)',
  "  if (!bytes) throw new Error('not base64')",
  '  return bytes',
  '}',
]
for (const [name, [comment, bytes]] of Object.entries(parts)) {
  lines.push('', `/** ${comment} */`, `export const ${name} = specimen(`, `  '${toBase64(bytes)}',`, ')')
}
writeFileSync(new URL('../src/example/index.ts', import.meta.url), `${lines.join('\n')}\n`)
