import type { Card, FeeItem, Receipt } from '../actions/ports/cases.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { instant } from '../core/kernel/instant.ts'
import type { Language } from '../core/kernel/language.ts'
import { day } from '../core/kernel/plain-date.ts'

/** A fictitious case with its card and receipts, for the same purpose as the sample notices. */

const STARTED = instant('2026-12-10T10:04:00.000Z')
const DECIDED = instant('2026-12-18T05:06:07.000Z')

const ANSWERS = {
  surname: 'SPECIMEN',
  givenNames: 'ANNA-MARÍA',
  sex: 'F',
  birthDate: '1990-01-15',
  birthPlace: 'Lima',
  nationality: 'PER',
  passportNumber: 'E12345678',
  passportExpiresOn: '2027-05-20',
  purpose: 'tourism',
  entryOn: '2027-01-12',
  daysOfStay: '45',
  entries: 'single',
  speed: 'express',
} as const

export function sampleCase(language: Language, changes: Partial<CaseFile> = {}): CaseFile {
  return {
    id: '0193b1c0-0000-7000-8000-000000000001',
    code: 'TC-7K2M-94Q2',
    service: 'tourist-card',
    definitionVersion: '2026-11',
    officeId: 'AST',
    channel: 'portal',
    language,
    state: 'issued',
    version: 7,
    holderName: `${ANSWERS.surname} ${ANSWERS.givenNames}`,
    answers: ANSWERS,
    asked: [],
    createdAt: STARTED,
    updatedAt: DECIDED,
    decidedAt: DECIDED,
    eventCount: 7,
    lastHash: '',
    ...changes,
  }
}

export function sampleRefusedCase(language: Language): CaseFile {
  const reasons = [{ code: 'P-04', target: 'passportExpiresOn', note: '' }]
  return sampleCase(language, { state: 'refused', decision: { kind: 'refuse', reasons, on: day('2026-12-18') } })
}

export const sampleCard: Omit<Card, 'pdf'> = {
  id: '0193b1c0-0000-7000-8000-000000000002',
  number: 'T7K2M94Q2',
  caseId: '0193b1c0-0000-7000-8000-000000000001',
  service: 'tourist-card',
  state: 'active',
  validFrom: day('2027-01-12'),
  validUntil: day('2027-04-11'),
  daysOfStay: 45,
  entries: 'single',
  mrz: ['V<UTOSPECIMEN<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'E123456782PER9001158F2704117T7K2M94Q2<<<<<<<'],
  initials: 'A. S.',
  issuedAt: DECIDED,
}

export const sampleFeeItem: FeeItem = {
  id: '0193b1c0-0000-7000-8000-000000000003',
  kind: 'application',
  amountMinor: 38_925_00,
  currency: 'KZT',
  lines: [
    {
      item: 'service',
      ruleId: 'card-single-2026',
      minor: 30_275_00,
      basis: 'index',
      multiplierHundredths: 700,
      index: 'mci',
      indexMinor: 4_325_00,
      indexValidFrom: day('2026-01-01'),
      indexConfirmed: true,
    },
    {
      item: 'express',
      ruleId: 'express-2026',
      minor: 8_650_00,
      basis: 'index',
      multiplierHundredths: 200,
      index: 'mci',
      indexMinor: 4_325_00,
      indexValidFrom: day('2026-01-01'),
      indexConfirmed: true,
    },
  ],
  state: 'paid',
  paidAt: STARTED,
}

export const sampleReceipt: Receipt = {
  id: '0193b1c0-0000-7000-8000-000000000004',
  number: 'AST-2026-000123',
  checkCode: 'K4QZ',
  kind: 'receipt',
  amountMinor: 38_925_00,
  currency: 'KZT',
  issuedAt: STARTED,
  feeItemId: sampleFeeItem.id,
}

export const sampleCreditNote: Receipt = {
  id: '0193b1c0-0000-7000-8000-000000000005',
  number: 'AST-2026-000124',
  checkCode: 'R7W5',
  kind: 'credit-note',
  amountMinor: 21_625_00,
  currency: 'KZT',
  issuedAt: DECIDED,
  refundId: '0193b1c0-0000-7000-8000-000000000006',
}
