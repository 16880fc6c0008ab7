import type { VNode } from 'preact'
import { withdrawApplication } from '../../../actions/after-submission.ts'
import { readStatus, type Status } from '../../../actions/read-status.ts'
import { BackLink } from '../../ui/components/back-link.tsx'
import { Button } from '../../ui/components/button.tsx'
import { Checkboxes } from '../../ui/components/checkboxes.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { PageHeading } from '../../ui/components/layout.tsx'
import { FreePage } from '../frame.tsx'
import { CaseCaption } from '../case-caption.tsx'
import { casePath } from '../form-way.ts'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'

/** Ending one's own application: what it means for the money, then a tick and a button. */
export async function showWithdraw(visit: Visit): Promise<Answer> {
  const status = await readStatus(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })
  if (!status.ok) return notFound
  return status.value.moves.includes('withdraw') ? page(view(visit, status.value)) : go(visit, casePath(status.value.file))
}

export async function saveWithdraw(visit: Visit): Promise<Answer> {
  const code = visit.params.code ?? ''
  const done = await withdrawApplication(visit.context.deps, visit.actor, { code, confirmed: visit.form.confirmed === 'yes' })
  if (done.ok) return go(visit, casePath({ code }))
  const status = await readStatus(visit.context.deps, visit.actor, { code })
  if (!status.ok) return notFound
  if (done.code !== 'confirmation-missing') return go(visit, casePath({ code }))
  return page(view(visit, status.value, visit.words('problem.confirmation-missing')), { status: 422 })
}

function view(visit: Visit, status: Status, error?: string): VNode {
  const { words, language } = visit
  const { file } = status
  const title = words('withdraw.title')
  return (
    <FreePage
      visit={visit}
      place="find"
      title={title}
      hasProblems={error !== undefined}
      layout="form"
      before={<BackLink text={words('common.back')} href={`/${language}${casePath(file)}`} />}
    >
      {error ? <ErrorSummary titleText={words('form.error-title', { count: 1 })} errorList={[{ text: error, href: '#confirmed' }]} /> : null}
      <PageHeading caption={<CaseCaption words={words} code={file.code} />} title={title} />
      <p>{words(file.startedAt ? 'withdraw.paid' : 'withdraw.unpaid')}</p>
      <form method="post" action={`/${language}${casePath(file)}/withdraw`} novalidate>
        <Checkboxes
          name="confirmed"
          idPrefix="confirmed"
          items={[{ value: 'yes', text: words('withdraw.confirm') }]}
          errorMessage={error ? { text: error, visuallyHiddenText: words('common.error-prefix') } : undefined}
        />
        <Button text={words('withdraw.button')} preventDoubleClick />
      </form>
    </FreePage>
  )
}
