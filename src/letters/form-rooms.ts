import type { FormRoom } from '../actions/ports/form-sheet.ts'
import type { FieldDefinition, TermRules } from '../core/service/definition.ts'
import type { Words } from '../texts/words.ts'

/** Boxes for one answer, two rows of the form: more than that nobody writes letter by letter. */
const MOST_BOXES = 42
/** Names in a passport's zone have 39 letters at most; addresses of mail and numbers as they are found in practice. */
const BOXES = { 'latin-name': 39, email: 42, phone: 16, 'document-number': 15 } as const
const CHARACTERS_A_LINE = 60
const MOST_LINES = 8

/** The place to write an answer by hand, which follows from the kind of the field alone. `terms`: how long each speed takes. */
export function roomFor(words: Words, field: FieldDefinition, terms: TermRules): FormRoom {
  switch (field.kind) {
    case 'latin-name':
    case 'email':
    case 'phone':
    case 'document-number':
      return boxesFor(field.kind, field.maxLength)
    case 'whole-number':
      return { kind: 'boxes', count: field.max === undefined ? 9 : String(field.max).length }
    case 'date':
      return dateRoom(words)
    case 'choice':
      return {
        kind: 'choices',
        options: (field.options ?? []).map((option) =>
          optionText(words, `field.${field.name}.option.${option}`, field.name === 'speed' ? terms.workingDays[option] : undefined),
        ),
      }
    case 'tick':
      return { kind: 'choices', options: [words('common.yes')] }
    case 'list':
      return { kind: 'lines', count: 1 }
    case 'text':
      return { kind: 'lines', count: linesFor(field.maxLength ?? CHARACTERS_A_LINE) }
    case 'long-text':
      return { kind: 'lines', count: Math.max(2, linesFor(field.maxLength ?? 240)) }
  }
}

export function boxesFor(kind: keyof typeof BOXES, count: number = BOXES[kind]): FormRoom {
  return { kind: 'boxes', count: Math.min(count, MOST_BOXES) }
}

export function dateRoom(words: Words): FormRoom {
  return { kind: 'date', marks: [words('paper-form.date.day'), words('paper-form.date.month'), words('paper-form.date.year')] }
}

const linesFor = (characters: number) => Math.min(MOST_LINES, Math.ceil(characters / CHARACTERS_A_LINE))

function optionText(words: Words, key: string, workingDays: number | undefined): string {
  const own = words.has(`${key}.hint`) ? words.of(`${key}.hint`) : ''
  const hint = workingDays === undefined ? own : words('field.speed.decision-in', { count: workingDays })
  return hint ? words('paper-form.option', { option: words.of(key), hint }) : words.of(key)
}
