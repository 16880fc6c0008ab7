import { feeRulesOf } from '../core/fee/price.ts'
import type { FormPaper, FormQuestion, FormSheet } from '../actions/ports/form-sheet.ts'
import type { LawBook } from '../actions/ports/law.ts'
import type { FilledForm } from '../actions/ports/letters.ts'
import { type Instant, instant } from '../core/kernel/instant.ts'
import {
  type ConditionFacts,
  documentsFor,
  type DocumentRequirement,
  type FieldDefinition,
  holds,
  type PageDefinition,
  type ServiceDefinition,
} from '../core/service/definition.ts'
import type { Words } from '../texts/words.ts'
import { writtenDay, writtenMoment } from '../texts/written.ts'
import { listed, type Naming, onlyIf } from './condition-words.ts'
import { dateRoom, roomFor, boxesFor } from './form-rooms.ts'
import { wordsOr } from './given-reasons.ts'
import { letterFrame } from './letter-frame.ts'
import { answerInWords, exampleOf } from './wording.ts'

export interface FormInput {
  readonly words: Words
  readonly definition: ServiceDefinition
  readonly law: LawBook
  /** Undefined for the empty form. */
  readonly filled: FilledForm | undefined
}

/** Whatever is answered, there is no fee that could be kept. */
function isFree({ law, definition }: FormInput): boolean {
  const rules = feeRulesOf(law.feeRules, definition.id).filter(({ item }) => item === 'service')
  return rules.length > 0 && rules.every(({ amount }) => amount.kind === 'plain' && amount.minor === 0)
}

/** The application form of any service, made from its definition and its texts alone. */
export function writeFormSheet(input: FormInput): FormSheet {
  const { words, definition, law, filled } = input
  const service = wordsOr(words, `service.${definition.id}.name`, definition.id)
  return {
    ...letterFrame(words, law),
    specimen: law.demo ? 'SPECIMEN' : '',
    heading: service,
    caption: words('paper-form.title'),
    codeLabel: words(filled ? 'paper-form.code' : 'paper-form.code-by-office'),
    code: filled?.code ?? '',
    codeAlt: words('paper-form.code-alt'),
    how: { title: words('paper-form.how.title'), lines: howLines(input) },
    sections: [...renewedCard(input), ...sectionsOf(input)],
    papers: { title: words('paper-form.papers.title'), lines: [words('paper-form.papers.text')], items: papersOf(input) },
    declaration: {
      title: words('check.declaration'),
      lines: [words(isFree(input) ? 'check.declaration-text-free' : 'check.declaration-text'), words('check.declare')],
      place: words('paper-form.sign.place'),
      date: words('paper-form.sign.date'),
      signature: words('paper-form.sign.signature'),
    },
    office: { title: words('paper-form.office.title'), lines: officeLines(input) },
    foot: words('paper-form.foot', { service, version: definition.version }),
    // The numbers are known when the pages are.
    pageOf: words('paper-form.page', { page: '{page}', pages: '{pages}' }),
    writtenAt: filled?.at ?? madeAt(definition),
    documentTitle: filled ? words('paper-form.document-of-case', { service, code: filled.code }) : words('paper-form.document', { service }),
  }
}

/** An empty form is as old as its definition: the same version gives the same bytes. */
function madeAt(definition: ServiceDefinition): Instant {
  return instant(`${definition.validFrom}T00:00:00.000Z`)
}

function howLines({ words, definition, law, filled }: FormInput): readonly string[] {
  const offices = listed(
    words,
    law.offices.filter(({ id }) => definition.offices?.includes(id) ?? true).map((office) => office.name[words.language]),
    'disjunction',
  )
  return [
    ...(filled ? [words('paper-form.how.filled', { moment: writtenMoment(words.language, filled.at, law.timeZone) })] : []),
    words('paper-form.how.pen'),
    words('paper-form.how.choose'),
    ...(filled ? [] : [words('paper-form.how.skip')]),
    words(filled ? 'paper-form.how.hand-in-filled' : 'paper-form.how.hand-in', { offices }),
    ...(law.demo ? [words('paper-form.how.demo')] : []),
  ]
}

function officeLines({ words }: FormInput): readonly string[] {
  return [words('paper-form.office.received'), words('paper-form.office.place'), words('paper-form.office.checked'), words('paper-form.office.notes')]
}

/** Filled in, a form has the questions that its answers ask for, and what the card before it says; empty, it has all, each with the words of its condition. */
function sectionsOf(input: FormInput): FormSheet['sections'] {
  const { definition, filled } = input
  const naming = namingOf(input)
  return definition.pages
    .map((page) => ({
      title: input.words.of(`page.${page.id}.title`),
      condition: filled ? '' : onlyIf(naming, page.when),
      questions: (filled ? fieldsOn(page, filled) : page.fields).map((field) => questionOf(input, naming, field)),
    }))
    .filter((section) => section.questions.length > 0)
}

/** No question of the definition, and yet what a clerk needs first: online, the card itself leads to its renewal. */
function renewedCard(input: FormInput): FormSheet['sections'] {
  const { words, definition, filled } = input
  if (filled ? !filled.renews : !['renewal', 'same-days'].includes(definition.validity.kind)) return []
  const { number = '', validUntil } = filled?.renews ?? {}
  const condition = filled ? '' : onlyIf(namingOf(input), { kind: 'renews' })
  const rooms = filled ? [] : [{ room: boxesFor('document-number') }, { room: dateRoom(words) }]
  const questions = [
    { label: words('my-card.number'), hints: filled ? [] : [words('paper-form.renewed.where')], answer: number },
    { label: words('my-card.until'), hints: [], answer: validUntil ? writtenDay(words.language, validUntil) : '' },
  ]
  return [{ title: words('paper-form.renewed.title'), condition, questions: questions.map((one, at) => ({ ...one, condition: '', ...rooms[at] })) }]
}

/** A renewal does not ask what the last card says of its holder, and a clerk wants to read it all the same. */
function fieldsOn(page: PageDefinition, { facts, answers }: FilledForm): readonly FieldDefinition[] {
  const asked = (field: FieldDefinition, of: ConditionFacts) => holds(page.when, of) && holds(field.when, of)
  const fromCard = (field: FieldDefinition) => facts.renews && Boolean(answers[field.name]) && asked(field, { ...facts, renews: false })
  return page.fields.filter((field) => asked(field, facts) || fromCard(field))
}

function questionOf(input: FormInput, naming: Naming, field: FieldDefinition): FormQuestion {
  const { words, definition, filled } = input
  const answer = filled ? answerOn(input, filled, field) : ''
  const label = words.of(`field.${field.name}.label`)
  const asked = { number: numberOf(definition, field.name), label: isOptional(field) ? `${label} ${words('common.optional')}` : label, answer }
  if (answer) return { ...asked, condition: '', hints: [] }
  const unprinted = filled?.unprintable.has(field.name) ? [words('paper-form.write-here')] : []
  return {
    ...asked,
    condition: filled ? '' : onlyIf(naming, field.when),
    hints: [...hintsOf(input, naming, field), ...unprinted],
    room: roomFor(words, field, definition.terms),
  }
}

function answerOn({ words, law }: FormInput, filled: FilledForm, field: FieldDefinition): string {
  if (filled.withheld.has(field.name)) return words('paper-form.withheld')
  return filled.unprintable.has(field.name) ? '' : answerInWords(words, () => law, { field, answers: filled.answers })
}

function isOptional(field: FieldDefinition): boolean {
  return !field.required && field.kind !== 'tick' && !field.rules?.some((rule) => rule.kind === 'required-unless-ticked')
}

function hintsOf({ words, law }: FormInput, naming: Naming, field: FieldDefinition): readonly string[] {
  const key = `field.${field.name}.hint`
  const { min, max } = field
  const range = min !== undefined && max !== undefined && !words.has(key) ? [words('paper-form.range', { min, max })] : []
  const example = field.kind === 'list' ? exampleOf(words, law, field.list ?? '') : ''
  const ticks = (field.rules ?? []).flatMap((rule) => (rule.kind === 'empty-when-ticked' ? [naming.question(rule.field)] : []))
  return [
    ...(words.has(key) ? [words.of(key)] : []),
    ...range,
    ...(example ? [words('paper-form.example', { example })] : []),
    ...ticks.map((question) => words('paper-form.empty-when-ticked', { question })),
  ]
}

/** Counted over the whole definition: question 17 is question 17 on every copy. */
function numberOf(definition: ServiceDefinition, name: string): number {
  return definition.pages.flatMap((page) => page.fields).findIndex((field) => field.name === name) + 1
}

function namingOf({ words, definition, law }: FormInput): Naming {
  const fields = definition.pages.flatMap((page) => page.fields)
  return {
    words,
    field: (name) => fields.find((field) => field.name === name),
    question: (name) => `${numberOf(definition, name) || ''}. ${words.of(`field.${name}.label`)}`.replace(/^\. /, ''),
    answer: (field, value) => answerInWords(words, () => law, { field, answers: { [field.name]: value } }),
    document: (id) => documentName(words, id),
  }
}

function papersOf(input: FormInput): readonly FormPaper[] {
  const { words, definition, filled } = input
  const naming = namingOf(input)
  const documents = filled ? documentsFor(definition, filled.facts) : definition.documents
  return documents.map((document) => ({
    name: documentName(words, document.id),
    notes: documentNotes(words, document),
    condition: filled ? '' : paperCondition(naming, document, definition),
    given: filled?.given.has(document.id) ? words('paper-form.papers.given') : '',
  }))
}

/** A document that is asked for under its own name need not be named twice, and of the portrait is said how long an earlier one serves. */
function paperCondition(naming: Naming, { id, when }: DocumentRequirement, { validity }: ServiceDefinition): string {
  const { words } = naming
  if (when?.kind !== 'extra-document-asked' || when.document !== id) return onlyIf(naming, when)
  if (!('portrait' in validity) || id !== 'portrait') return words('paper-form.papers.only-if-asked')
  const { months, childMonths, grownAt } = validity.portrait
  return words('paper-form.papers.photo-age', { years: months / 12, age: grownAt, childYears: childMonths / 12 })
}

/** The country's own name of a document goes before the product's. */
function documentName(words: Words, id: string): string {
  return wordsOr(words, `country.document.${id}.name`, words.of(`document.${id}.name`))
}

function documentNotes(words: Words, { id }: DocumentRequirement): readonly string[] {
  const rules: string[] = []
  if (words.has(`country.document.${id}.shows`)) rules.push(words.of(`country.document.${id}.shows`))
  for (let n = 1; words.has(`document.${id}.rule-${n}`); n++) rules.push(words.of(`document.${id}.rule-${n}`))
  return rules.map((rule) => rule.replace(/[.。]$/, ''))
}
