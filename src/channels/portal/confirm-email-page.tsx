import type { VNode } from 'preact'
import { loadCase } from '../../actions/authorise.ts'
import { changeEmail, confirmEmail, confirmEmailByLink, sendEmailCode } from '../../actions/email.ts'
import { definitionOf } from '../../actions/case-facts.ts'
import { progress } from '../../actions/submit-application.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import type { Refusal } from '../../core/kernel/result.ts'
import { BackLink } from '../ui/components/back-link.tsx'
import { Button } from '../ui/components/button.tsx'
import { Details } from '../ui/components/details.tsx'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { Input } from '../ui/components/input.tsx'
import { PageHeading, Small } from '../ui/components/layout.tsx'
import { Notice } from '../ui/components/verdict.tsx'
import { FreePage } from './frame.tsx'
import { FormFrame } from './form-frame.tsx'
import { afterPage, casePath } from './form-way.ts'
import { troublePage } from './trouble.tsx'
import { type Answer, go, notFound, page, type Visit } from './visit.ts'

export const CONFIRM_PAGE = 'confirm-email'

/** GET: asks for the code; the first look sends it. */
export async function showConfirmEmail(visit: Visit): Promise<Answer> {
  const file = await open(visit)
  if (!file) return notFound
  if (!file.email) return go(visit, `${casePath(file)}/contact`)
  if (file.emailConfirmedAt) return page(await view(visit, file, {}))
  const [check] = await visit.context.deps.people.emailChecks(file.id)
  const waiting = (await visit.context.deps.cases.notices(file.id)).some((notice) => notice.kind === 'confirm-email' && notice.recipient === file.email)
  if (check?.email !== file.email && !waiting) await sendEmailCode(visit.context.deps, visit.actor, { code: file.code })
  return page(await view(visit, file, {}))
}

/** POST: the code, another address, or the wish for a new code. */
export async function saveConfirmEmail(visit: Visit): Promise<Answer> {
  const file = await open(visit)
  if (!file) return notFound
  const { deps } = visit.context
  const { form, actor } = visit
  if (form.act === 'change') return outcome(visit, file, { done: await changeEmail(deps, actor, { code: file.code, email: form.email ?? '' }), stay: true })
  if (form.act === 'again') return outcome(visit, file, { done: await sendEmailCode(deps, actor, { code: file.code }), stay: true })
  if (file.emailConfirmedAt) return go(visit, await afterPage(visit, file, CONFIRM_PAGE))
  return outcome(visit, file, { done: await confirmEmail(deps, actor, { code: file.code, digits: form.digits ?? '' }), stay: false })
}

async function outcome(visit: Visit, file: CaseFile, act: { done: { ok: true; value: CaseFile } | Refusal; stay: boolean }): Promise<Answer> {
  const { done } = act
  if (done.ok) return go(visit, act.stay ? `${casePath(file)}/${CONFIRM_PAGE}?sent=yes` : await afterPage(visit, done.value, CONFIRM_PAGE))
  if (done.code === 'not-found') return notFound
  if (done.code === 'changed-meanwhile') return go(visit, `${casePath(file)}/${CONFIRM_PAGE}`)
  return page(await view(visit, file, { refusal: done }), { status: 422 })
}

async function open(visit: Visit): Promise<CaseFile | undefined> {
  const loaded = await loadCase(visit.context.deps, visit.actor, { action: 'read-application', code: visit.params.code ?? '' })
  return loaded.ok ? loaded.value : undefined
}

async function view(visit: Visit, file: CaseFile, seen: { refusal?: Refusal }): Promise<VNode> {
  const { words, language } = visit
  const reached = await progress(visit.context.deps, file)
  const steps = definitionOf(visit.context.deps.law(), file).steps
  const heading = words(file.emailConfirmedAt ? 'confirm-email.done' : 'confirm-email.title')
  const field = seen.refusal?.field ?? 'digits'
  const error = seen.refusal ? words.of(`problem.${seen.refusal.code}`, { ...seen.refusal.facts, field: words('field.email.label') }) : undefined
  return (
    <FormFrame
      visit={visit}
      file={file}
      progress={reached}
      step="contact"
      heading={heading}
      hasProblems={error !== undefined}
      before={<BackLink text={words('common.back')} href={`/${language}${casePath(file)}${file.state === 'draft' ? '/contact' : ''}`} />}
    >
      {error ? <ErrorSummary titleText={words('form.error-title', { count: 1 })} errorList={[{ text: error, href: `#${field}` }]} /> : null}
      <PageHeading caption={words('form.step-of', { step: 1, steps: steps.length })} title={heading} />
      {visit.query.sent === 'yes' && !file.emailConfirmedAt ? <Notice tone="good">{words('confirm-email.sent')}</Notice> : null}
      <p>{words(file.emailConfirmedAt ? 'confirm-email.done-text' : 'confirm-email.text', { email: file.email ?? '' })}</p>
      <CodeForm visit={visit} file={file} error={field === 'digits' ? error : undefined} />
      {file.emailConfirmedAt && visit.query.change !== 'yes' ? null : <OtherWays visit={visit} file={file} error={field === 'email' ? error : undefined} />}
    </FormFrame>
  )
}

function CodeForm({ visit, file, error }: { readonly visit: Visit; readonly file: CaseFile; readonly error: string | undefined }): VNode {
  const { words, language } = visit
  const message = error ? { errorMessage: { text: error, visuallyHiddenText: words('common.error-prefix') } } : {}
  return (
    <form method="post" action={`/${language}${casePath(file)}/${CONFIRM_PAGE}`} novalidate>
      {file.emailConfirmedAt ? null : (
        <Input
          name="digits"
          label={{ text: words('confirm-email.code'), classes: 'govuk-label--s' }}
          hint={{ text: words('confirm-email.code-hint') }}
          inputmode="numeric"
          autocomplete="one-time-code"
          classes="govuk-input--width-10 sapar-code"
          value={visit.form.digits ?? ''}
          {...message}
        />
      )}
      <Button text={words('common.continue')} preventDoubleClick />
    </form>
  )
}

function OtherWays({ visit, file, error }: { readonly visit: Visit; readonly file: CaseFile; readonly error: string | undefined }): VNode {
  const { words, language } = visit
  const action = `/${language}${casePath(file)}/${CONFIRM_PAGE}`
  const message = error ? { errorMessage: { text: error, visuallyHiddenText: words('common.error-prefix') } } : {}
  return (
    <>
      {visit.context.demo ? (
        <Small>
          {words('confirm-email.demo')} <a href="/dev/outbox">{words('confirm-email.outbox')}</a>
        </Small>
      ) : null}
      <Details summaryText={words('confirm-email.trouble')} open={error !== undefined || visit.query.change === 'yes'}>
        <form method="post" action={action}>
          <Button text={words('confirm-email.again')} name="act" value="again" classes="govuk-button--secondary" preventDoubleClick />
        </form>
        <form method="post" action={action} novalidate>
          <Input
            name="email"
            type="email"
            label={{ text: words('confirm-email.other'), classes: 'govuk-label--s' }}
            value={visit.form.email ?? file.email}
            autocomplete="email"
            spellcheck={false}
            {...message}
          />
          <Button text={words('confirm-email.change')} name="act" value="change" classes="govuk-button--secondary" preventDoubleClick />
        </form>
      </Details>
    </>
  )
}

/** The link of the mail: a page with a button first, because mail programs open links by themselves. */
export function showConfirmLink(visit: Visit): Answer {
  const { words, language } = visit
  return page(
    <FreePage visit={visit} title={words('confirm-email.link-title')} layout="form">
      <PageHeading title={words('confirm-email.link-title')} />
      <p>{words('confirm-email.link-text')}</p>
      <form method="post" action={`/${language}/confirm/${encodeURIComponent(visit.params.token ?? '')}`}>
        <Button text={words('confirm-email.link-button')} preventDoubleClick />
      </form>
    </FreePage>,
  )
}

export async function saveConfirmLink(visit: Visit): Promise<Answer> {
  const { words, language } = visit
  const done = await confirmEmailByLink(visit.context.deps, visit.actor, { token: visit.params.token ?? '' })
  if (done.ok && visit.actor.kind === 'applicant' && visit.actor.caseIds.includes(done.value.id))
    return go(visit, await afterPage(visit, done.value, CONFIRM_PAGE))
  const texts = done.ok
    ? { title: words('confirm-email.done'), text: words('confirm-email.link-done') }
    : { title: words('confirm-email.link-expired'), text: words('confirm-email.link-expired-text') }
  return page(troublePage(visit, { ...texts, action: { href: `/${language}/find`, text: words('common.nav.find') } }), { status: done.ok ? 200 : 410 })
}
