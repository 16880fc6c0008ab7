import { CARD_COLUMNS, type CardColumn } from '../../src/core/held-card/check-row.ts'

export const CARD_HEADER = `${CARD_COLUMNS.join(',')}\n`

/** A row of a file of cards, of a made-up person. */
export function cardLine(n: number, more: Partial<Record<CardColumn, string>> = {}): string {
  const row: Readonly<Record<CardColumn, string>> = {
    number: `KZ-R ${String(n).padStart(7, '0')}`,
    state: '',
    validFrom: '2026-02-01',
    validUntil: '2027-01-31',
    surname: 'EXAMPLE',
    givenNames: 'ANNA',
    sex: 'F',
    birthDate: '1988-04-12',
    nationality: 'UTO',
    passportNumber: `U${String(n).padStart(7, '0')}`,
    passportExpiresOn: '',
    region: 'KZ-71',
    category: 'worker',
    address: 'Sample Street 1',
    email: 'anna@example.org',
    phone: '',
    language: 'en',
    ...more,
  }
  return `${CARD_COLUMNS.map((column) => row[column]).join(',')}\n`
}

export function cardFile(count: number, change: (n: number) => Partial<Record<CardColumn, string>> = () => ({})): string {
  return CARD_HEADER + Array.from({ length: count }, (_, n) => cardLine(n + 1, change(n + 1))).join('')
}
