import type { VNode } from 'preact'
import { ACCOUNT_CODE_MINUTES } from '../../../actions/account-letters.ts'
import { askedCode, askForCodeAgain, signInWithCode } from '../../../actions/account-sign-in.ts'
import type { Refusal } from '../../../core/kernel/result.ts'
import { BackLink } from '../../ui/components/back-link.tsx'
import { Button } from '../../ui/components/button.tsx'
import { Details } from '../../ui/components/details.tsx'
import { Input } from '../../ui/components/input.tsx'
import { PageHeading, Small } from '../../ui/components/layout.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import { SIGN_IN_COOKIE } from '../../ui/http/context.ts'
import { FreePage } from '../frame.tsx'
import { ProblemSummary } from '../problem-summary.tsx'
import { type Answer, go, page, type Visit } from '../visit.ts'
import { deviceOfVisit } from './account-frame.tsx'
import { laterPage, signedIn } from './sign-in-page.tsx'

const ACTION = '/account/code'

function browserToken(visit: Visit): string {
  return visit.context.cookies.read(visit.request, SIGN_IN_COOKIE) ?? ''
}

export async function showCode(visit: Visit): Promise<Answer> {
  const asked = await askedCode(visit.context.deps, browserToken(visit))
  return asked ? page(view(visit, asked.recipient)) : go(visit, '/account')
}

export async function saveCode(visit: Visit): Promise<Answer> {
  const { deps } = visit.context
  const { form, language, network } = visit
  const token = browserToken(visit)
  const asked = await askedCode(deps, token)
  if (!asked) return go(visit, '/account')
  if (form.act === 'again') {
    const again = await askForCodeAgain(deps, visit.actor, { browserToken: token, language, network })
    if (again.ok) return go(visit, `${ACTION}?again=yes`)
    return again.code === 'too-many-requests' ? page(laterPage(visit), { status: 429 }) : go(visit, '/account')
  }
  const device = deviceOfVisit(visit)
  const signed = await signInWithCode(deps, visit.actor, { browserToken: token, digits: form.digits ?? '', language, network, device })
  return signed.ok ? signedIn(visit, signed.value) : page(view(visit, asked.recipient, signed), { status: signed.code === 'too-many-requests' ? 429 : 422 })
}

function view(visit: Visit, recipient: string, refusal?: Refusal): VNode {
  const { words, language } = visit
  const title = words('account.code-title')
  const error = refusal ? words.of(`problem.${refusal.code}`, refusal.facts as Record<string, string | number>) : undefined
  return (
    <FreePage
      visit={visit}
      place="account"
      title={title}
      hasProblems={error !== undefined}
      layout="form"
      before={<BackLink text={words('common.back')} href={`/${language}/account`} />}
    >
      <ProblemSummary words={words} errors={error ? [{ text: error, href: '#digits' }] : []} />
      <PageHeading title={title} />
      {visit.query.again === 'yes' && !error ? <Notice tone="good">{words('account.code-again-done')}</Notice> : null}
      <p>{words('account.code-text', { email: recipient })}</p>
      <CodeForm visit={visit} action={ACTION} label={words('account.code')} error={error} button={words('account.code-button')} />
      {visit.context.demo ? (
        <Small>
          {words('confirm-email.demo')} <a href="/dev/outbox">{words('confirm-email.outbox')}</a>
        </Small>
      ) : null}
      <Details summaryText={words('account.code-trouble')} open={error !== undefined}>
        <p>{words('account.code-trouble-text')}</p>
        <form method="post" action={`/${language}${ACTION}`}>
          <Button text={words('confirm-email.again')} name="act" value="again" classes="govuk-button--secondary" preventDoubleClick />
        </form>
      </Details>
    </FreePage>
  )
}

interface CodeFormProps {
  readonly visit: Visit
  /** Behind the language. */
  readonly action: string
  readonly label: string
  readonly button: string
  readonly error?: string | undefined
  /** Name of the field, also its place on the page. */
  readonly name?: string
  readonly hidden?: Readonly<Record<string, string>>
}

export function CodeForm(props: CodeFormProps): VNode {
  const { visit, error, name = 'digits' } = props
  const { words, language, form } = visit
  return (
    <form method="post" action={`/${language}${props.action}`} novalidate>
      {Object.entries(props.hidden ?? {}).map(([key, value]) => (
        <input type="hidden" name={key} value={value} />
      ))}
      <Input
        id={name}
        name="digits"
        label={{ text: props.label, classes: 'govuk-label--s' }}
        hint={{ text: words('account.code-hint', { minutes: ACCOUNT_CODE_MINUTES }) }}
        inputmode="numeric"
        autocomplete="one-time-code"
        classes="govuk-input--width-10 sapar-code"
        value={error ? (form.digits ?? '') : ''}
        errorMessage={error ? { text: error, visuallyHiddenText: words('common.error-prefix') } : undefined}
      />
      <Button text={props.button} preventDoubleClick />
    </form>
  )
}
