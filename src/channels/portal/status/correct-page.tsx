import type { VNode } from 'preact'
import { resubmitApplication } from '../../../actions/after-submission.ts'
import { definitionOf } from '../../../actions/case-facts.ts'
import { readStatus, type Status } from '../../../actions/read-status.ts'
import type { GivenReason } from '../../../core/case/case-file.ts'
import { pageOf } from '../../../core/form/check-page.ts'
import type { Refusal } from '../../../core/kernel/result.ts'
import { writtenWeekday } from '../../../texts/written.ts'
import { BackLink } from '../../ui/components/back-link.tsx'
import { Button } from '../../ui/components/button.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { PageHeading, Section } from '../../ui/components/layout.tsx'
import { StateTag } from '../../ui/components/state-tag.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import { FreePage } from '../frame.tsx'
import { CaseCaption } from '../case-caption.tsx'
import { casePath } from '../form-way.ts'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'

/** What was asked for, each with its way to the one page that puts it right. Nothing else can be changed. */
export async function showCorrect(visit: Visit): Promise<Answer> {
  const status = await readStatus(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })
  if (!status.ok) return notFound
  return status.value.file.state === 'returned' ? page(view(visit, status.value)) : go(visit, casePath(status.value.file))
}

export async function saveCorrect(visit: Visit): Promise<Answer> {
  const code = visit.params.code ?? ''
  const done = await resubmitApplication(visit.context.deps, visit.actor, { code })
  if (done.ok) return go(visit, `${casePath(done.value)}?changed=yes`)
  const status = await readStatus(visit.context.deps, visit.actor, { code })
  if (!status.ok || done.code === 'not-found') return notFound
  if (status.value.file.state !== 'returned') return go(visit, casePath({ code }))
  return page(view(visit, status.value, done), { status: 422 })
}

function view(visit: Visit, status: Status, refusal?: Refusal): VNode {
  const { words, language } = visit
  const { file } = status
  const reasons = file.returned ?? []
  const title = words('status.returned.title', { count: reasons.length })
  const error = refusal ? words.of(`problem.${refusal.code}`, refusal.facts) : undefined
  const pageId = typeof refusal?.facts.page === 'string' ? refusal.facts.page : undefined
  const href = pageId ? `/${language}${casePath(file)}/${pageId}?check=yes` : `#reason-${refusal?.field ?? ''}`
  return (
    <FreePage
      visit={visit}
      place="find"
      title={title}
      hasProblems={error !== undefined}
      before={<BackLink text={words('common.back')} href={`/${language}${casePath(file)}`} />}
    >
      {error ? <ErrorSummary titleText={words('form.error-title', { count: 1 })} errorList={[{ text: error, href }]} /> : null}
      <PageHeading caption={<CaseCaption words={words} code={file.code} />} title={title} />
      <Notice>{words('correct.text', { day: file.correctBy ? writtenWeekday(language, file.correctBy) : '' })}</Notice>
      {reasons.map((reason) => (
        <OneReason visit={visit} status={status} reason={reason} />
      ))}
      <form method="post" action={`/${language}${casePath(file)}/correct`}>
        <Button text={words('correct.send')} preventDoubleClick />
      </form>
    </FreePage>
  )
}

function OneReason({ visit, status, reason }: { readonly visit: Visit; readonly status: Status; readonly reason: GivenReason }): VNode {
  const { words, language } = visit
  const definition = definitionOf(visit.context.deps.law(), status.file)
  const target = pageOf(definition, reason.target)
  const key = `country.reason.${reason.code}`
  const name = target?.document === reason.target ? words.of(`document.${reason.target}.name`) : words.of(`field.${reason.target}.label`)
  const returnedAt = status.events.findLast((event) => event.kind === 'return')?.at ?? ''
  const renewed = status.documents.some((document) => document.requirement === reason.target && document.uploadedAt > returnedAt)
  return (
    <Section
      id={`reason-${reason.target}`}
      title={
        <>
          {words.of(`${key}.title`)} {renewed ? <StateTag tone="good">{words('correct.renewed')}</StateTag> : null}
        </>
      }
    >
      <p>{words.of(`${key}.explain`)}</p>
      <p>
        <strong>{words('correct.remedy')}</strong> {words.of(`${key}.remedy`)}
      </p>
      {reason.note ? <p>{words('refusal.note', { note: reason.note })}</p> : null}
      {target ? (
        <p>
          <a href={`/${language}${casePath(status.file)}/${target.id}`}>{words('correct.open', { name })}</a>
        </p>
      ) : null}
    </Section>
  )
}
