import type { VNode } from 'preact'
import { readCardCode } from '../../../actions/downloads.ts'
import type { Card } from '../../../actions/ports/cases.ts'
import { writtenDay } from '../../../texts/written.ts'
import { BackLink } from '../../ui/components/back-link.tsx'
import { Code, PageHeading } from '../../ui/components/layout.tsx'
import { SummaryList } from '../../ui/components/summary-list.tsx'
import { FreePage } from '../frame.tsx'
import { casePath } from '../form-way.ts'
import { type Answer, notFound, page, type Visit } from '../visit.ts'

/** The seal as a large code, to be shown beside the passport. */
export async function showOnPhone(visit: Visit): Promise<Answer> {
  const found = await readCardCode(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })
  return found.ok ? page(view(visit, found.value.card)) : notFound
}

export async function showCode(visit: Visit): Promise<Answer> {
  const found = await readCardCode(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })
  return found.ok ? { kind: 'file', content: found.value.svg, type: 'image/svg+xml' } : notFound
}

function view(visit: Visit, card: Card): VNode {
  const { words, language, params } = visit
  const base = `/${language}${casePath({ code: params.code ?? '' })}`
  const row = (key: string, value: VNode | string) => ({ key: { text: key }, value: { text: value } })
  return (
    <FreePage visit={visit} title={words('status.show.title')} layout="form" before={<BackLink text={words('status.show.back')} href={base} />}>
      <PageHeading title={words('status.show.title')} />
      <p>{words('status.show.text')}</p>
      <img class="sapar-screen-code" src={`${base}/code.svg`} alt={words('status.show.alt')} width="320" height="320" />
      {visit.context.demo ? <p class="govuk-!-font-weight-bold">SPECIMEN · {visit.context.deps.law().seals.issuingState}</p> : null}
      <SummaryList
        rows={[
          row(words('card-check.label'), <Code>{card.number}</Code>),
          row(words('card-check.from'), writtenDay(language, card.validFrom)),
          row(words('card-check.until'), writtenDay(language, card.validUntil)),
        ]}
      />
    </FreePage>
  )
}
