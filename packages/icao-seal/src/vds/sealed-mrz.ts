import { LAYOUTS, type Layout, readSlot } from '../mrz/layouts.ts'
import type { SealedMrz } from './features.ts'

export type MrzFieldName = 'documentCode' | 'issuingState' | 'name' | 'documentNumber' | 'nationality' | 'birthDate' | 'sex' | 'expiryDate'

/** Which format the sealed lines belong to: their number and length tell. */
export function mrzLayoutOf(zone: SealedMrz): Layout {
  if (zone.line3 !== undefined) return LAYOUTS.TD1
  if (zone.line2First28 === undefined) return LAYOUTS.TD2
  return zone.line1.length === LAYOUTS['MRV-A'].width ? LAYOUTS['MRV-A'] : LAYOUTS['MRV-B']
}

/** The lines as far as they are sealed. */
export function sealedLines(zone: SealedMrz): readonly string[] {
  const second = zone.line2First28 ?? zone.line2 ?? ''
  return zone.line3 === undefined ? [zone.line1, second] : [zone.line1, second, zone.line3]
}

/** The characters of one field, fillers and all. */
export function sealedField(zone: SealedMrz, field: MrzFieldName): string {
  return readSlot(sealedLines(zone), mrzLayoutOf(zone)[field])
}
