import type { Condition, FieldDefinition } from '../core/service/definition.ts'
import type { Words } from '../texts/words.ts'

/** What a condition speaks of, in words. */
export interface Naming {
  readonly words: Words
  readonly field: (name: string) => FieldDefinition | undefined
  /** The question as the reader finds it. */
  readonly question: (field: string) => string
  readonly answer: (field: FieldDefinition, value: string) => string
  readonly document: (id: string) => string
}

/** `Only if “9. Nationality” is China or Peru`; empty for no condition. */
export function onlyIf(naming: Naming, condition: Condition | undefined): string {
  return condition ? naming.words('paper-form.only-if', { condition: inWords(naming, condition, true) }) : ''
}

/** `holds`: false for the opposite, which is carried inwards, so that no sentence has to deny a whole other one. */
function inWords(naming: Naming, condition: Condition, holds: boolean): string {
  switch (condition.kind) {
    case 'not':
      return inWords(naming, condition.condition, !holds)
    case 'all':
    case 'any':
      return joined(naming, condition, holds)
    case 'extra-document-asked': {
      const document = naming.document(condition.document)
      return naming.words(holds ? 'paper-form.condition.extra' : 'paper-form.condition.no-extra', { document })
    }
    case 'renews':
      return naming.words(holds ? 'paper-form.condition.renews' : 'paper-form.condition.first')
    case 'address-asks':
      return naming.words(holds ? 'paper-form.condition.address' : 'paper-form.condition.no-address', { question: naming.question(condition.country) })
    case 'answer-is':
      return answerIs(naming, condition, holds)
  }
}

function answerIs(naming: Naming, condition: Extract<Condition, { kind: 'answer-is' }>, holds: boolean): string {
  const { words } = naming
  const field = naming.field(condition.field)
  const question = naming.question(condition.field)
  if (field?.kind === 'tick' && condition.values.length === 1)
    return words(holds === (condition.values[0] === 'yes') ? 'paper-form.condition.ticked' : 'paper-form.condition.not-ticked', { question })
  const named = condition.values.map((value) => (value === '' ? words('paper-form.condition.none') : field ? naming.answer(field, value) : value))
  const answers = listed(words, named, 'disjunction')
  return words(holds ? 'paper-form.condition.is' : 'paper-form.condition.is-not', { question, answers })
}

function joined(naming: Naming, condition: Extract<Condition, { kind: 'all' | 'any' }>, holds: boolean): string {
  const { conditions } = condition
  const parts = conditions.map((part) => {
    const text = inWords(naming, part, holds)
    return conditions.length > 1 && isJoined(part) ? `(${text})` : text
  })
  return listed(naming.words, parts, (condition.kind === 'all') === holds ? 'conjunction' : 'disjunction')
}

function isJoined(condition: Condition): boolean {
  if (condition.kind === 'not') return isJoined(condition.condition)
  return (condition.kind === 'all' || condition.kind === 'any') && condition.conditions.length > 1
}

/** `a, b or c`, as the language lists things. */
export function listed(words: Words, parts: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(words.language, { type }).format(parts)
}
