import { Lead, List, PageHeading, Section } from '../../ui/components/layout.tsx'
import { FreePage } from '../frame.tsx'
import { type Answer, page, type Visit } from '../visit.ts'
import { sentences } from './facts.ts'

/** What was checked and what was not, in plain words. */
export function showAccessibility(visit: Visit): Answer {
  const { words, language } = visit
  const lines = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => words.of(`${prefix}.${at + 1}`))
  return page(
    <FreePage visit={visit} title={words('accessibility.title')}>
      <PageHeading title={words('accessibility.title')} />
      <Lead>{words('accessibility.lead')}</Lead>
      <Section id="can" title={words('accessibility.can')}>
        <List items={lines('accessibility.can', 6)} />
      </Section>
      <Section id="checked" title={words('accessibility.checked')}>
        <p>{words('accessibility.checked-text')}</p>
      </Section>
      <Section id="open" title={words('accessibility.open')}>
        <List items={lines('accessibility.open', 3)} />
      </Section>
      <Section id="tell" title={words('accessibility.tell')}>
        <p>{sentences(visit, words('accessibility.tell-text'), words.of('country.agency.answer-time'))}</p>
        <p>
          <a href={`/${language}/help`}>{words('form.help.write')}</a>
        </p>
      </Section>
    </FreePage>,
  )
}
