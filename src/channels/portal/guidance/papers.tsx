import type { VNode } from 'preact'
import { passportNeededUntil } from '../../../core/form/check-rules.ts'
import { type Answers, documentsFor, type DocumentRequirement } from '../../../core/service/definition.ts'
import type { Words } from '../../../texts/words.ts'
import { writtenDay } from '../../../texts/written.ts'
import { DataTable, TwoLines } from '../../ui/components/data-table.tsx'
import type { Text } from '../../ui/components/slot.tsx'
import { kindNames } from '../file-kinds.ts'
import type { Visit } from '../visit.ts'
import type { Rules } from './facts.ts'

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
      <DocumentRules words={words} document={document} asked={needed.includes(document)} />,
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

/** What it shows, then in smaller type what the file must be. */
function DocumentRules({ words, document, asked }: { readonly words: Words; readonly document: DocumentRequirement; readonly asked: boolean }): VNode {
  const { id, picture } = document
  const rules: string[] = asked ? [] : [words('papers.only-if')]
  if (words.has(`country.document.${id}.shows`)) rules.push(words.of(`country.document.${id}.shows`))
  for (let n = 1; words.has(`document.${id}.rule-${n}`); n++) rules.push(words.of(`document.${id}.rule-${n}`))
  const file = [
    words('form.upload.hint', { kinds: kindNames(picture.accepts), megabytes: picture.maxBytes / 1_000_000 }),
    words('form.upload.least', { minWidth: picture.minWidth, minHeight: picture.minHeight }),
  ]
  return <TwoLines first={rules.map((rule) => rule.replace(/[.。]$/, '')).join(' · ')} second={file.join(' · ')} />
}
