import type { VNode } from 'preact'
import type { Status } from '../../../actions/read-status.ts'
import { writtenDay } from '../../../texts/written.ts'
import { Card, Code } from '../../ui/components/layout.tsx'
import { PriceList, type PriceListProps } from '../../ui/components/promise.tsx'
import type { Visit } from '../visit.ts'

/** What the case is about, as far as it helps to tell one case from another. */
export function About({ visit, status }: { readonly visit: Visit; readonly status: Status }): VNode {
  const { words } = visit
  const { file } = status
  return (
    <Card title={words('form.your-application')}>
      <PriceList
        items={[
          { label: words('status.about.name'), amount: file.holderName ?? '' },
          ...stayItems(visit, file),
          { label: words('field.email.label'), amount: file.email ?? '', ...(file.emailConfirmedAt ? {} : { note: words('status.about.email-open') }) },
        ]}
      />
      <p class="sapar-small">
        {words('form.help.code')} <Code>{file.code}</Code>
      </p>
    </Card>
  )
}

/** None where the service asks for no stay. */
function stayItems({ words, language }: Visit, { daysOfStay, entries, entryOn, renews }: Status['file']): PriceListProps['items'] {
  const stay =
    daysOfStay === undefined
      ? []
      : [
          {
            label: words('status.about.stay'),
            amount: words('status.about.stay-value', { days: daysOfStay, entries: words.of(`status.entries.${entries ?? 'single'}`) }),
          },
        ]
  const from = entryOn ? [{ label: words('status.about.from'), amount: writtenDay(language, entryOn) }] : []
  const card = renews
    ? [
        {
          label: words('status.about.renews'),
          amount: renews.number,
          note: words('status.about.renews-until', { day: writtenDay(language, renews.validUntil) }),
        },
      ]
    : []
  return [...stay, ...from, ...card]
}
