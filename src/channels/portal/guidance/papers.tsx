import type { VNode } from 'preact'
import { passportNeededUntil } from '../../../core/form/check-rules.ts'
import { type Answers, type Condition, documentsFor, type DocumentRequirement, type ServiceDefinition } from '../../../core/service/definition.ts'
import type { Words } from '../../../texts/words.ts'
import { writtenDay } from '../../../texts/written.ts'
import { DataTable, TwoLines } from '../../ui/components/data-table.tsx'
import type { Text } from '../../ui/components/slot.tsx'
import { kindNames } from '../file-kinds.ts'
import type { Visit } from '../visit.ts'
import { fieldOf, type Rules } from './facts.ts'

interface PapersProps {
  readonly visit: Visit
  readonly rules: Rules
  readonly answers: Answers
  readonly extraDocuments: readonly string[]
  /** For the general page: also what only some are asked for, and said so. */
  readonly all?: boolean
}

/** What to have ready, from the definition alone: a document added there stands here. */
export function Papers(props: PapersProps): VNode {
  const { visit, rules, answers, extraDocuments } = props
  const { words } = visit
  const needed = documentsFor(rules.definition, { answers, extraDocuments, renews: false })
  const documents = props.all ? rules.definition.documents : needed
  const rows: Text[][] = [
    [words.of(`field.travelDocument.option.${answers.travelDocument ?? 'ordinary-passport'}`), passportRule(props)],
    ...documents.map((document): Text[] => [
      documentName(words, document.id),
      <DocumentRules words={words} document={document} {...(needed.includes(document) ? {} : { onlyIf: words('papers.only-if') })} />,
    ]),
    [words('field.email.label'), words('papers.email')],
    [words('field.addressOfStay.label'), words('field.addressOfStay.hint')],
    [words('papers.bank-card'), words('papers.bank-card-rule')],
  ]
  return (
    <DataTable
      caption={words('papers.title')}
      columns={[{ label: words('papers.what') }, { label: words('papers.rule'), quiet: true }]}
      rows={rows}
      rowHeader={0}
    />
  )
}

/** What any service asks to be sent, each paper with whom it is asked of. */
export function ServicePapers({ visit, definition }: { readonly visit: Visit; readonly definition: ServiceDefinition }): VNode {
  const { words } = visit
  const rows = definition.documents.map((document): Text[] => [
    documentName(words, document.id),
    <DocumentRules words={words} document={document} onlyIf={whenAsked(visit, definition, document.when)} />,
  ])
  return (
    <DataTable
      caption={words('papers.title')}
      columns={[{ label: words('papers.what') }, { label: words('papers.rule'), quiet: true }]}
      rows={[...rows, [words('field.email.label'), words('papers.email')], [words('papers.bank-card'), words('papers.bank-card-rule')]]}
      rowHeader={0}
    />
  )
}

/** A condition that one answer decides is said with its question; anything longer only that there is one. */
function whenAsked({ words, language, context }: Visit, definition: ServiceDefinition, when: Condition | undefined): string | undefined {
  if (when?.kind !== 'answer-is') return when && words('papers.only-some')
  const field = fieldOf(definition, when.field)
  const answers = when.values.map((value) => context.deps.wording.answer(field, language, value))
  return words('papers.only-if-answer', { question: words.of(`field.${field.name}.label`), answers: answers.join(', ') })
}

function passportRule({ visit, rules, answers }: PapersProps): string {
  const { words, language } = visit
  const until = passportNeededUntil({ answers, validity: rules.stay, today: rules.today })
  return until
    ? words('papers.passport-until', { day: writtenDay(language, until) })
    : words('papers.passport-months', { count: rules.stay.passportMonthsBeyond })
}

/** The country's own name of a document goes before the product's. */
export function documentName(words: Words, id: string): string {
  const own = `country.document.${id}.name`
  return words.of(words.has(own) ? own : `document.${id}.name`)
}

interface DocumentRulesProps {
  readonly words: Words
  readonly document: DocumentRequirement
  readonly onlyIf?: string | undefined
}

/** What it shows, then in smaller type what the file must be. */
function DocumentRules({ words, document, onlyIf }: DocumentRulesProps): VNode {
  const { id, picture } = document
  const rules: string[] = onlyIf === undefined ? [] : [onlyIf]
  if (words.has(`country.document.${id}.shows`)) rules.push(words.of(`country.document.${id}.shows`))
  for (let n = 1; words.has(`document.${id}.rule-${n}`); n++) rules.push(words.of(`document.${id}.rule-${n}`))
  const file = [
    words('form.upload.hint', { kinds: kindNames(picture.accepts), megabytes: picture.maxBytes / 1_000_000 }),
    words('form.upload.least', { minWidth: picture.minWidth, minHeight: picture.minHeight }),
  ]
  return <TwoLines first={rules.map((rule) => rule.replace(/[.。]$/, '')).join(' · ')} second={file.join(' · ')} />
}
