import { type AddressBook, type AddressPart, codeFits, formatOf, isNeeded } from '../collection/address.ts'
import { addDays, addMonths, ageOn, type PlainDate } from '../kernel/plain-date.ts'
import { refuse, type Refusal } from '../kernel/result.ts'
import type { Answers, FieldDefinition, FieldRule, ValidityRules } from '../service/definition.ts'
import { validityOf } from '../card/validity.ts'
import type { ProblemCode } from './problem.ts'

export interface RuleFacts {
  readonly today: PlainDate
  readonly validity: ValidityRules
  /** The last day of the card that is renewed. */
  readonly renewsUntil?: PlainDate | undefined
  /** All answers of the case, those of this page already replaced. */
  readonly answers: Answers
  /** Nationalities that this service can serve now. */
  readonly servedNationalities: ReadonlySet<string>
  /** How countries write addresses. */
  readonly addresses?: AddressBook
}

/** The first rule that the value breaks. An empty value only meets the rules about being empty. */
export function brokenRule(field: FieldDefinition, value: string, facts: RuleFacts): Refusal<ProblemCode> | undefined {
  for (const rule of field.rules ?? []) {
    const refusal = value === '' ? checkEmpty(rule, facts) : checkFilled(rule, value, facts)
    if (refusal) return refusal
  }
  return undefined
}

function checkEmpty(rule: FieldRule, facts: RuleFacts): Refusal<ProblemCode> | undefined {
  if (rule.kind === 'address-part') return isNeeded(addressFormat(rule, facts), rule.part) ? refuse(MISSING_PART[rule.part] ?? 'required') : undefined
  return rule.kind === 'required-unless-ticked' && facts.answers[rule.field] !== 'yes' ? refuse('given-names-or-tick') : undefined
}

function checkFilled(rule: FieldRule, value: string, facts: RuleFacts): Refusal<ProblemCode> | undefined {
  const date = value as PlainDate
  switch (rule.kind) {
    case 'not-in-future':
      return date > facts.today ? refuse('date-in-future') : undefined
    case 'not-in-past':
      return date < facts.today ? refuse('date-in-past', { today: facts.today }) : undefined
    case 'at-most-days-ahead': {
      const latest = addDays(facts.today, rule.days)
      return date > latest ? refuse('date-too-far-ahead', { latest }) : undefined
    }
    case 'at-most-years-ago': {
      const earliest = addMonths(facts.today, -12 * rule.years)
      return date < earliest ? refuse('date-too-long-ago', { earliest }) : undefined
    }
    case 'after': {
      const other = facts.answers[rule.field]
      return other && date <= other ? refuse('date-not-after', { other: rule.field, date: other }) : undefined
    }
    case 'outlives-card':
      return outlivesCard(date, facts)
    case 'address-part': {
      const format = addressFormat(rule, facts)
      return rule.part === 'postalCode' && !codeFits(format, value) ? refuse('postal-code-shape', { example: format.example ?? '' }) : undefined
    }
    case 'required-unless-ticked':
      return undefined
    case 'empty-when-ticked':
      return facts.answers[rule.field] === 'yes' ? refuse('given-names-not-empty') : undefined
    case 'eligible-nationality':
      return facts.servedNationalities.has(value) ? undefined : refuse('nationality-not-served')
    case 'kept-passport-lasts':
      return rule.values.includes(value) && facts.answers.passportExpiresOn ? outlivesCard(facts.answers.passportExpiresOn as PlainDate, facts) : undefined
    case 'served-elsewhere':
      return rule.values.includes(value) ? refuse('served-elsewhere') : undefined
    case 'only-under-age':
      return onlyUnderAge(rule, value, facts)
  }
}

const MISSING_PART: Readonly<Partial<Record<AddressPart, ProblemCode>>> = { postalCode: 'postal-code-missing', region: 'region-missing' }

function addressFormat({ country }: { readonly country: string }, { addresses = {}, answers }: RuleFacts) {
  return formatOf(addresses, answers[country] ?? '')
}

/**
 * The day the passport must reach at least. A visit: the card's last day and the months beyond; undefined before the entry date is known. Other cards: the
 * last of the fewest days that a card is made for, if it were paid and decided today.
 */
export function passportNeededUntil(facts: Pick<RuleFacts, 'answers' | 'validity' | 'renewsUntil' | 'today'>): PlainDate | undefined {
  const { answers, validity, renewsUntil, today } = facts
  const paid = { entryOn: answers.entryOn as PlainDate | undefined, renewsUntil, paidOn: today, decidedOn: today }
  const whole = validityOf(validity, paid)
  if (!whole.ok) return undefined
  return validity.kind === 'stay'
    ? addMonths(whole.value.validUntil, validity.passportMonthsBeyond)
    : addDays(whole.value.validFrom, validity.leastCardDays - 1)
}

function outlivesCard(expiry: PlainDate, facts: RuleFacts): Refusal<ProblemCode> | undefined {
  const needed = passportNeededUntil(facts)
  if (expiry < facts.today) return refuse('passport-expires-too-soon', { needed: needed ?? facts.today })
  return needed && expiry < needed ? refuse('passport-expires-too-soon', { needed }) : undefined
}

function onlyUnderAge(rule: { readonly value: string; readonly years: number }, value: string, facts: RuleFacts): Refusal<ProblemCode> | undefined {
  const born = facts.answers.birthDate as PlainDate | undefined
  if (!born) return undefined
  const isYoung = ageOn(born, facts.today) < rule.years
  return isYoung === (value === rule.value) ? undefined : refuse('age-does-not-fit', { years: rule.years })
}
