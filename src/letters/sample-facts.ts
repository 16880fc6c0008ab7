import type { NoticeFacts, NoticeKind } from '../actions/ports/letters.ts'
import { NOTICE_KINDS } from '../actions/ports/letters.ts'
import type { GivenReason } from '../core/case/case-file.ts'
import type { Language } from '../core/kernel/language.ts'
import { day } from '../core/kernel/plain-date.ts'

/** Fictitious facts for every kind of notice: shown to developers and kept as golden letters. Nobody's data. */

const MONEY = { amountMinor: 30_275_00, currency: 'KZT' }
const RECEIPT = { receiptNumber: 'AST-2026-000123', receiptCode: 'K4QZ' }
const STAY = { daysOfStay: 45, entries: 'single' }

const RENEWAL = { service: 'registration-card-renewal', caseCode: 'RC-7K2M-94Q2' }
/** A student who works: one line of the fee is another, one is the same. */
const DIFFERENCE = {
  amountMinor: 4_325_00,
  currency: 'KZT',
  fee: {
    changed: ['category'],
    lines: [
      { item: 'service', oldMinor: 13_840_00, newMinor: 18_165_00 },
      { item: 'express', oldMinor: 6_055_00, newMinor: 6_055_00 },
    ],
    oldTotalMinor: 19_895_00,
    newTotalMinor: 24_220_00,
    currency: 'KZT',
  },
} as const

const PAPER = { cardNumber: 'T7K2M94Q2' }
const FETCHED = { paperMethod: 'pick-up', pickUpOffice: 'AST', pickUpCode: 'R7K2M94Q', keepUntil: day('2027-01-20') } as const

/** One reason that names a file, one that names an answer and has a note. */
const TO_CORRECT: readonly GivenReason[] = [
  { code: 'F-02', target: 'portrait', note: '' },
  { code: 'N-02', target: 'birthPlace', note: 'Lima / Peru' },
]
const TO_REFUSE: readonly GivenReason[] = [{ code: 'P-04', target: 'passportExpiresOn', note: '' }]

/** A letter of an account is about no case. */
const OF_ACCOUNT = { caseCode: '', service: '', emailCode: '402816' } as const

const OF_APPOINTMENT = {
  caseCode: '',
  service: '',
  appointmentCode: 'AP-7K2M-94QX',
  officeId: 'AST',
  slotDay: day('2027-01-12'),
  slotTime: '09:20',
  purpose: 'renewal',
  appointmentOf: 'R7K2M94Q2',
} as const

const FACTS: Readonly<Record<NoticeKind, (origin: string) => Partial<NoticeFacts>>> = {
  'resume-link': (origin) => ({ resumeUrl: `${origin}/resume/sample-token-that-opens-nothing`, linkExpiresOn: day('2027-01-09') }),
  'confirm-email': (origin) => ({ emailCode: '402816', confirmUrl: `${origin}/confirm/sample-token-that-opens-nothing` }),
  submitted: () => ({ payBy: day('2026-12-17'), ...MONEY }),
  'review-begun': () => ({ dueOn: day('2026-12-18') }),
  paid: () => ({ dueOn: day('2026-12-18'), ...MONEY, ...RECEIPT }),
  returned: () => ({ reasons: TO_CORRECT, correctBy: day('2027-01-14') }),
  issued: () => ({ cardNumber: 'T7K2M94Q2', validFrom: day('2027-01-12'), validUntil: day('2027-04-11'), ...STAY }),
  refused: () => ({ reasons: TO_REFUSE, appealUntil: day('2027-01-17') }),
  withdrawn: () => ({}),
  lapsed: () => ({ payBy: day('2026-12-17') }),
  'reference-reminder': () => ({}),
  'stay-changed': () => ({ daysOfStay: 60, entries: 'multiple', amountMinor: 21_625_00, currency: 'KZT', ...RECEIPT }),
  'difference-asked': () => ({ ...RENEWAL, ...DIFFERENCE, correctBy: day('2027-01-14') }),
  'fee-corrected': () => ({ ...RENEWAL, ...DIFFERENCE, ...RECEIPT }),
  'due-day-moved': () => ({ dueOn: day('2026-12-21'), oldDueOn: day('2026-12-18') }),
  'message-received': () => ({}),
  'correction-received': () => ({ dueOn: day('2027-01-08') }),
  'correction-declined': () => ({ note: 'Lima / Peru' }),
  'card-state': () => ({ cardNumber: 'T7K2M94Q2', cardState: 'suspended', note: 'Passport reported lost' }),
  'card-reminder': () => ({ cardNumber: 'T7K2M94Q2', validUntil: day('2027-04-11'), daysLeft: 60, firstReminder: true }),
  'account-code': () => OF_ACCOUNT,
  'account-change': () => ({ ...OF_ACCOUNT, contact: 'email', side: 'old' }),
  'account-changed': () => ({ ...OF_ACCOUNT, contact: 'phone' }),
  'account-closed': () => OF_ACCOUNT,
  'appointment-booked': () => OF_APPOINTMENT,
  'appointment-cancelled': () => ({ ...OF_APPOINTMENT, cancelledBy: 'office', cancelReason: 'too-few-staff' }),
  'appointment-reminder': () => OF_APPOINTMENT,
  'paper-ready': () => ({ ...PAPER, ...FETCHED }),
  'paper-posted': () => ({ ...PAPER, paperMethod: 'post', tracking: 'RR123456785KZ' }),
  'paper-returned': () => ({ ...PAPER, paperMethod: 'post' }),
  'paper-lost': () => ({ ...PAPER, paperMethod: 'post' }),
  'paper-reissued': () => ({ ...PAPER, paperMethod: 'pick-up' }),
  'paper-going-back': () => ({ ...PAPER, ...FETCHED }),
}

/** One notice of each kind, in their order, in one language. `publicOrigin` without a slash at the end. */
export function sampleFacts(language: Language, publicOrigin: string): readonly NoticeFacts[] {
  return NOTICE_KINDS.map((kind) => sampleNotice(kind, language, publicOrigin))
}

export function sampleNotice(kind: NoticeKind, language: Language, publicOrigin: string): NoticeFacts {
  return {
    kind,
    language,
    publicOrigin,
    messageCode: 'N4K277QH',
    caseCode: 'TC-7K2M-94Q2',
    service: 'tourist-card',
    name: 'SPECIMEN ANNA MARIA',
    ...FACTS[kind](`${publicOrigin}/${language}`),
  }
}
