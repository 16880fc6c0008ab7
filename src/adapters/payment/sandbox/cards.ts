import type { PlainDate } from '../../../core/kernel/plain-date.ts'

/** The test cards. Endings of the first seven are those that developers know from Stripe; the others name a failure of the world around. */
export const TEST_CARDS = [
  { number: '4242424242424242', scenario: 'success' },
  { number: '5555555555554444', scenario: 'success' },
  { number: '4000000000000002', scenario: 'declined' },
  { number: '4000000000009995', scenario: 'insufficient-funds' },
  { number: '4000000000000069', scenario: 'expired-card' },
  { number: '4000000000000119', scenario: 'processing-error' },
  { number: '4000000000003220', scenario: 'three-d-secure' },
  { number: '4000000000003055', scenario: 'timeout' },
  { number: '4000000000000259', scenario: 'lost-webhook' },
  { number: '4000000000000341', scenario: 'double-webhook' },
  { number: '4000000000005126', scenario: 'late-success' },
  { number: '4000000000007726', scenario: 'disorder' },
] as const
export type Scenario = (typeof TEST_CARDS)[number]['scenario']

export type CardField = 'number' | 'expiry' | 'cvc' | 'name'
export type CardProblem =
  | 'number-empty'
  | 'number-wrong'
  | 'number-not-a-test-card'
  | 'expiry-empty'
  | 'expiry-wrong'
  | 'expiry-past'
  | 'cvc-empty'
  | 'cvc-wrong'
  | 'name-empty'
  | 'name-too-long'

export type CardForm = Readonly<Record<CardField, string>>

export type CardReading =
  | { readonly ok: true; readonly scenario: Scenario; readonly last4: string }
  | { readonly ok: false; readonly problems: readonly { readonly field: CardField; readonly code: CardProblem }[] }

/** Reads what was typed on the card page. Nothing of it goes further than the scenario and the last four digits. */
export function readCard(form: CardForm, today: PlainDate): CardReading {
  const number = compact(form.number)
  const card = TEST_CARDS.find((known) => known.number === number)
  const problems = [
    { field: 'number' as const, code: numberProblem(number, card !== undefined) },
    { field: 'expiry' as const, code: expiryProblem(compact(form.expiry), today) },
    { field: 'cvc' as const, code: cvcProblem(compact(form.cvc)) },
    { field: 'name' as const, code: nameProblem(form.name.trim()) },
  ].flatMap(({ field, code }) => (code ? [{ field, code }] : []))
  return card && problems.length === 0 ? { ok: true, scenario: card.scenario, last4: number.slice(-4) } : { ok: false, problems }
}

function numberProblem(number: string, isTestCard: boolean): CardProblem | undefined {
  if (number === '') return 'number-empty'
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) return 'number-wrong'
  return isTestCard ? undefined : 'number-not-a-test-card'
}

function expiryProblem(expiry: string, today: PlainDate): CardProblem | undefined {
  if (expiry === '') return 'expiry-empty'
  const parts = /^(0?[1-9]|1[0-2])\/?((?:20)?\d{2})$/.exec(expiry)
  if (!parts) return 'expiry-wrong'
  const year = `20${parts[2]?.slice(-2)}`
  return `${year}-${parts[1]?.padStart(2, '0')}` < today.slice(0, 7) ? 'expiry-past' : undefined
}

function cvcProblem(cvc: string): CardProblem | undefined {
  if (cvc === '') return 'cvc-empty'
  return /^\d{3,4}$/.test(cvc) ? undefined : 'cvc-wrong'
}

function nameProblem(name: string): CardProblem | undefined {
  if (name === '') return 'name-empty'
  return name.length > 100 ? 'name-too-long' : undefined
}

/** Full-width digits of a Chinese keyboard, spaces, dots and dashes are forgiven; a dash in an expiry is a slash. */
function compact(typed: string): string {
  const plain = typed.normalize('NFKC').replace(/[\s.·]/gu, '')
  return /^\d{1,2}[-‐-―]\d{2,4}$/u.test(plain) ? plain.replace(/[-‐-―]/u, '/') : plain.replace(/[-‐-―]/gu, '')
}

function passesLuhn(number: string): boolean {
  const sum = [...number].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
