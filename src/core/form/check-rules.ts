import { addDays, addMonths, type PlainDate } from '../kernel/plain-date.ts'
import { refuse, type Refusal } from '../kernel/result.ts'
import type { Answers, FieldDefinition, FieldRule, StayRules } from '../service/definition.ts'
import { validUntil } from '../card/validity.ts'
import type { ProblemCode } from './problem.ts'

export interface RuleFacts {
  readonly today: PlainDate
  readonly stay: StayRules
  /** All answers of the case, those of this page already replaced. */
  readonly answers: Answers
  /** Nationalities that this service can serve now. */
  readonly servedNationalities: ReadonlySet<string>
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
    case 'required-unless-ticked':
      return undefined
    case 'empty-when-ticked':
      return facts.answers[rule.field] === 'yes' ? refuse('given-names-not-empty') : undefined
    case 'eligible-nationality':
      return facts.servedNationalities.has(value) ? undefined : refuse('nationality-not-served')
  }
}

/** The day the passport must reach at least: the card's last day and the months beyond. Undefined before the entry date is known. */
export function passportNeededUntil(answers: Answers, stay: StayRules): PlainDate | undefined {
  const entryOn = answers.entryOn
  return entryOn ? addMonths(validUntil(entryOn as PlainDate, stay), stay.passportMonthsBeyond) : undefined
}

function outlivesCard(expiry: PlainDate, facts: RuleFacts): Refusal<ProblemCode> | undefined {
  if (expiry < facts.today) return refuse('passport-expires-too-soon', { needed: passportNeededUntil(facts.answers, facts.stay) ?? facts.today })
  const needed = passportNeededUntil(facts.answers, facts.stay)
  return needed && expiry < needed ? refuse('passport-expires-too-soon', { needed }) : undefined
}
