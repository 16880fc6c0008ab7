import type { Law, LawBook, Wording } from '../actions/ports/law.ts'
import type { InFour } from '../core/kernel/language.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import type { Answers, FieldDefinition } from '../core/service/definition.ts'
import { writtenDay } from '../texts/written.ts'
import type { Texts, Words } from '../texts/words.ts'

/** Each answer as the person saw it: the question's words and the answer's words, in the language of asking. */
export function createWording(texts: Texts, law: Law): Wording {
  return {
    asked: (definition, language, answers) => {
      const words = texts(language)
      const fields = definition.pages.flatMap((page) => page.fields)
      return fields
        .filter((field) => answers[field.name] !== undefined)
        .map((field) => ({ field: field.name, question: words.of(`field.${field.name}.label`), answer: answerInWords(words, law, { field, answers }) }))
    },
    answer: (field, language, value) => answerInWords(texts(language), law, { field, answers: { [field.name]: value } }),
  }
}

/** The words for one answer: names of lists and choices, written days, everything else as it stands. */
export function answerInWords(words: Words, law: Law, asked: { readonly field: FieldDefinition; readonly answers: Answers }): string {
  const value = asked.answers[asked.field.name] ?? ''
  if (value === '') return ''
  switch (asked.field.kind) {
    case 'date':
      return writtenDay(words.language, value as PlainDate)
    case 'choice':
      return words.of(`field.${asked.field.name}.option.${value}`)
    case 'list':
      return listName(words, law, { list: asked.field.list ?? '', value })
    case 'tick':
      return words('common.yes')
    default:
      return value
  }
}

function listName(words: Words, law: Law, item: { list: string; value: string }): string {
  return nameIn(law(), item)?.[words.language] ?? item.value
}

function nameIn(book: LawBook, { list, value }: { readonly list: string; readonly value: string }): InFour | undefined {
  switch (list) {
    case 'nationalities':
    case 'countries':
      return book.nationalityNames[value]
    case 'regions':
      return book.regions.find((region) => region.code === value)?.name
    case 'offices':
      return book.offices.find(({ id }) => id === value)?.name
    default:
      return book.borderPoints.find((point) => point.id === value)?.name
  }
}

/** One name of a list, to show on paper what is meant; empty for a list that has no names here. */
export function exampleOf(words: Words, law: LawBook, list: string): string {
  const [first] = codesOf(law, list)
  return first === undefined ? '' : listName(words, () => law, { list, value: first })
}

function codesOf(law: LawBook, list: string): readonly string[] {
  switch (list) {
    case 'nationalities':
      return Object.keys(law.nationalityNames).filter((code) => code !== 'UTO')
    case 'regions':
      return law.regions.map((region) => region.code)
    case 'entry-points':
    case 'exit-points':
      return law.borderPoints.map((point) => point.id)
    default:
      return []
  }
}
