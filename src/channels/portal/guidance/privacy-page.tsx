import type { VNode } from 'preact'
import { keptFor, RETENTION, type RetentionEntry } from '../../../core/retention/retention.ts'
import type { ServiceDefinition } from '../../../core/service/definition.ts'
import type { Words } from '../../../texts/words.ts'
import { DataTable, TwoLines } from '../../ui/components/data-table.tsx'
import { Lead, List, PageHeading, Section } from '../../ui/components/layout.tsx'
import { FreePage } from '../frame.tsx'
import { type Answer, page, type Visit } from '../visit.ts'
import { type Rules, rulesOf, sentences } from './facts.ts'
import { documentName } from './papers.tsx'

interface Props {
  readonly visit: Visit
  readonly rules: Rules
}

export function showPrivacy(visit: Visit): Answer {
  const { words, language } = visit
  const rules = rulesOf(visit)
  const lines = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => words.of(`${prefix}.${at + 1}`))
  return page(
    <FreePage visit={visit} title={words('privacy.title')}>
      <PageHeading title={words('privacy.title')} />
      <Lead>{words('privacy.lead')}</Lead>
      <Section id="who" title={words('privacy.who')}>
        <p>{sentences(visit, words('privacy.who-text', { agency: words.of('country.agency.name') }), words.of('country.agency.statement'))}</p>
      </Section>
      <Section id="what" title={words('privacy.what')}>
        <Asked visit={visit} rules={rules} />
        <p>{words('privacy.not-asked')}</p>
      </Section>
      <Section id="seen-by" title={words('privacy.seen')}>
        <List items={lines('privacy.seen', 4)} />
      </Section>
      <Section id="safe" title={words('privacy.safe')}>
        <List items={lines('privacy.safe', 5)} />
      </Section>
      <Section id="kept" title={words('privacy.kept')}>
        <p>{words('privacy.kept-text')}</p>
        <Kept visit={visit} rules={rules} />
      </Section>
      <Section id="rights" title={words('privacy.rights')}>
        <List items={lines('privacy.rights', 4)} />
        <p>
          <a href={`/${language}/help`}>{words('form.help.write')}</a>
        </p>
      </Section>
    </FreePage>,
  )
}

/** Every question and file of the service, from its definition: a new field cannot be asked for and left out here. */
function Asked({ visit, rules }: Props): VNode {
  const { words } = visit
  const { definition } = rules
  const rows = definition.steps.flatMap((step) => {
    const asked = askedIn(definition, step, words)
    return asked.length === 0 ? [] : [[words.of(`step.${step}`), asked.join(', '), words.of(`privacy.purpose.${step}`)]]
  })
  return (
    <DataTable
      caption={words('privacy.what')}
      columns={[{ label: words('privacy.step') }, { label: words('privacy.asked'), quiet: true }, { label: words('privacy.purpose') }]}
      rows={rows}
      rowHeader={0}
    />
  )
}

function askedIn(definition: ServiceDefinition, step: string, words: Words): readonly string[] {
  return definition.pages
    .filter((one) => one.step === step)
    .flatMap((one) => [...one.fields.map((field) => words.of(`field.${field.name}.label`)), ...(one.document ? [documentName(words, one.document)] : [])])
}

function Kept({ visit, rules }: Props): VNode {
  const { words } = visit
  const rows = RETENTION.map((entry) => [
    <TwoLines first={words.of(`retention.what.${entry.what}`)} second={words.of(`retention.why.${entry.what}`)} />,
    words.of(`retention.basis.${entry.basis}`),
    keptTime(words, entry, rules.definition),
    words.of(`retention.end.${entry.end.kind}`),
  ])
  const columns = [
    { label: words('retention.what') },
    { label: words('retention.basis') },
    { label: words('retention.time') },
    { label: words('retention.end') },
  ]
  return <DataTable caption={words('privacy.kept')} columns={columns} rows={rows} rowHeader={0} />
}

function keptTime(words: Words, entry: RetentionEntry, definition: ServiceDefinition): string {
  const time = keptFor(entry, definition)
  const written = words.of(`unit.${time.unit}`, { count: time.count })
  return words(entry.end.kind === 'kept' ? 'retention.at-least' : 'retention.exactly', { time: written, from: words.of(`retention.from.${entry.from}`) })
}
