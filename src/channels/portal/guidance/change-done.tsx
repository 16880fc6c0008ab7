import type { VNode } from 'preact'
import { loadCase } from '../../../actions/authorise.ts'
import type { CancelledCard } from '../../../actions/cancel-card.ts'
import type { CaseFile } from '../../../core/case/case-file.ts'
import { Button } from '../../ui/components/button.tsx'
import { PageHeading } from '../../ui/components/layout.tsx'
import { Verdict } from '../../ui/components/verdict.tsx'
import { FreePage } from '../frame.tsx'
import { type Answer, go, page, type Visit } from '../visit.ts'
import { openPath } from '../form-way.ts'

/** After a report that a case goes on from: only for somebody who holds the case. */
export async function showBlocked(visit: Visit): Promise<Answer> {
  const { query, context, actor } = visit
  const loaded = await loadCase(context.deps, actor, { action: 'read-application', code: query.case ?? '' })
  if (!loaded.ok) return go(visit, '/my-card')
  const file = loaded.value
  const onwards = { file, path: await openPath(visit, file.id), isOther: query.other === 'yes' }
  return page(blockedPage(visit, { listed: file.renews?.source !== 'held', onwards }))
}

interface Onwards {
  readonly file: CaseFile
  readonly path: string
  /** It was begun before the report, for something else. */
  readonly isOther: boolean
}

export interface BlockedCard {
  /** One of ours, which those who check cards hear of. */
  readonly listed: boolean
  readonly onwards?: Onwards
}

export function blockedPage(visit: Visit, { listed, onwards }: BlockedCard): VNode {
  const { words } = visit
  const title = words('my-card.blocked.title')
  return (
    <FreePage visit={visit} place="find" title={title} layout="form">
      <PageHeading caption={words('service.registration-card.name')} title={title} />
      <Verdict tone="good" title={words(listed ? 'my-card.blocked.text' : 'my-card.noted')} />
      {onwards ? <WayOnwards visit={visit} {...onwards} /> : null}
      <p>{words('my-card.blocked.found')}</p>
    </FreePage>
  )
}

function WayOnwards({ visit, file, path, isOther }: Onwards & { readonly visit: Visit }): VNode {
  const { words, language } = visit
  return (
    <>
      <p>{isOther ? words('my-card.blocked.other', { service: words.of(`service.${file.service}.name`) }) : words('my-card.blocked.new')}</p>
      <Button href={`/${language}${path}`} text={words(isOther ? 'my-card.blocked.other-button' : 'my-card.blocked.new-button')} />
    </>
  )
}

/** After a card was given back; sent twice, it says the same. */
export function cancelledPage(visit: Visit, { listed, told }: CancelledCard): VNode {
  const { words, language } = visit
  const title = words('my-card.cancel.title')
  return (
    <FreePage visit={visit} place="find" title={title} layout="form">
      <PageHeading caption={words('service.registration-card.name')} title={title} />
      <Verdict tone="good" title={words(listed ? 'my-card.cancel.done' : 'my-card.noted')} />
      <p>{words(told ? 'my-card.cancel.told' : 'my-card.cancel.untold')}</p>
      <Button href={`/${language}/my-card`} text={words('my-card.another')} classes="govuk-button--secondary" />
    </FreePage>
  )
}
