import { normaliseNationality } from '../eligibility/nationality-code.ts'
import { checkField } from '../form/check-field.ts'
import type { ProblemCode } from '../form/problem.ts'
import { LANGUAGES, type Language } from '../kernel/language.ts'
import type { PlainDate } from '../kernel/plain-date.ts'
import type { Answers, FieldDefinition } from '../service/definition.ts'
import { numberKey } from './number-key.ts'

export const CARD_STATES = ['active', 'renewed', 'cancelled'] as const

const text = (name: string, kind: FieldDefinition['kind'], more: Partial<FieldDefinition> = {}): FieldDefinition => ({ name, kind, required: true, ...more })
const left = { required: false } as const

/** The columns of a file of cards; what of a form's field fits is asked the same way as there. */
const FIELDS = {
  number: text('number', 'text', { maxLength: 40 }),
  state: text('state', 'choice', { ...left, options: CARD_STATES }),
  validFrom: text('validFrom', 'date'),
  validUntil: text('validUntil', 'date'),
  surname: text('surname', 'latin-name'),
  givenNames: text('givenNames', 'latin-name', left),
  sex: text('sex', 'choice', { options: ['F', 'M', 'X'] }),
  birthDate: text('birthDate', 'date'),
  nationality: text('nationality', 'list', { list: 'nationalities' }),
  passportNumber: text('passportNumber', 'document-number'),
  passportExpiresOn: text('passportExpiresOn', 'date', left),
  region: text('region', 'list', { list: 'regions' }),
  category: text('category', 'choice', { options: ['adult', 'child', 'student', 'pensioner', 'worker'] }),
  address: text('address', 'text', { ...left, maxLength: 200 }),
  email: text('email', 'email', left),
  phone: text('phone', 'phone', left),
  language: text('language', 'choice', { ...left, options: LANGUAGES }),
} as const

export type CardColumn = keyof typeof FIELDS

export const CARD_COLUMNS = Object.keys(FIELDS) as readonly CardColumn[]

/** Columns whose value is an answer of the form. */
const ANSWERS = [
  'surname',
  'givenNames',
  'sex',
  'birthDate',
  'nationality',
  'passportNumber',
  'passportExpiresOn',
  'region',
  'category',
  'address',
] as const satisfies readonly CardColumn[]

export type RowProblemCode = ProblemCode | 'number-shape' | 'number-rounded'

export interface RowProblem {
  readonly column: CardColumn
  readonly code: RowProblemCode
}

/** What a row tells, as machine data; `HeldCard` without what the import adds. */
export interface HeldCardFacts {
  readonly number: string
  readonly state: (typeof CARD_STATES)[number]
  readonly validFrom: PlainDate
  readonly validUntil: PlainDate
  readonly answers: Answers
  readonly email?: string
  readonly phone?: string
  readonly language: Language
}

export interface RowLaw {
  readonly today: PlainDate
  readonly nationalities: readonly string[]
  readonly regions: readonly string[]
}

export type CheckedRow = { readonly ok: true; readonly facts: HeldCardFacts } | { readonly ok: false; readonly problems: readonly RowProblem[] }

/** One row of a file of cards: what it tells, or the first problem of every column. */
export function checkRow(row: Readonly<Record<CardColumn, string>>, law: RowLaw): CheckedRow {
  const lists = { nationalities: law.nationalities, regions: law.regions }
  const typed = { ...row, nationality: normaliseNationality(row.nationality) }
  const values: Partial<Record<CardColumn, string>> = {}
  const problems: RowProblem[] = []
  for (const column of CARD_COLUMNS) {
    const checked = checkField(FIELDS[column], typed, lists)
    const code = checked.ok ? brokenRule(column, checked.value, { values, today: law.today }) : checked.code
    if (code) problems.push({ column, code })
    else if (checked.ok && checked.value !== '') values[column] = checked.value
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, facts: factsOf(values) }
}

/** `values` holds the columns before this one that are right. */
function brokenRule(
  column: CardColumn,
  value: string,
  { values, today }: { readonly values: Partial<Record<CardColumn, string>>; readonly today: PlainDate },
): RowProblemCode | undefined {
  if (column === 'birthDate') return value >= today ? 'date-in-future' : undefined
  if (column === 'validUntil') return values.validFrom !== undefined && value <= values.validFrom ? 'date-not-after' : undefined
  if (column !== 'number') return undefined
  // A spreadsheet that takes a long number for a quantity writes 9.90101E+11: the last digits are gone, and many cards would share the rest.
  if (/^\d([.,]\d+)?E\+\d+$/i.test(value)) return 'number-rounded'
  return numberKey(value) === '' ? 'number-shape' : undefined
}

function factsOf(values: Partial<Record<CardColumn, string>>): HeldCardFacts {
  const answers = Object.fromEntries(ANSWERS.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])))
  return {
    number: values.number ?? '',
    state: (values.state ?? 'active') as HeldCardFacts['state'],
    validFrom: values.validFrom as PlainDate,
    validUntil: values.validUntil as PlainDate,
    answers,
    ...(values.email === undefined ? {} : { email: values.email }),
    ...(values.phone === undefined ? {} : { phone: values.phone }),
    language: (values.language ?? 'ru') as Language,
  }
}
