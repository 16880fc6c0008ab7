import type { VNode } from 'preact'
import { askForAccountPasskey, signInWithAccountPasskey } from '../../../actions/account-passkeys.ts'
import { endSessions } from '../../../actions/account-sessions.ts'
import { askForAccountCode } from '../../../actions/account-sign-in.ts'
import { endSession } from '../../../actions/sessions.ts'
import type { FieldDefinition } from '../../../core/service/definition.ts'
import { Button } from '../../ui/components/button.tsx'
import { List, PageHeading, Section, Small } from '../../ui/components/layout.tsx'
import { PasskeyForm } from '../../ui/components/passkey-form.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import { ACCOUNT_COOKIE, APPLICANT_COOKIE, SIGN_IN_COOKIE } from '../../ui/http/context.ts'
import { passkeyAnswerOf } from '../../ui/http/passkey-answer.ts'
import { problemText } from '../../ui/problem-text.ts'
import type { Problem } from '../../../core/form/problem.ts'
import { FieldView } from '../field-view.ts'
import { FreePage } from '../frame.tsx'
import { ProblemSummary } from '../problem-summary.tsx'
import { troublePage } from '../trouble.tsx'
import { type Answer, page, type Visit } from '../visit.ts'
import { deviceOfVisit } from './account-frame.tsx'

const EMAIL: FieldDefinition = { name: 'email', kind: 'email', required: true, autocomplete: 'email' }

/** Signing in and signing up are one page, and it answers the same whether there is an account or not. */
export async function saveSignIn(visit: Visit): Promise<Answer> {
  const { context, form, language, network } = visit
  const asked = await askForAccountCode(context.deps, visit.actor, { email: form.email ?? '', language, network })
  if (asked.ok) return { kind: 'go', to: `/${language}/account/code`, cookies: { [SIGN_IN_COOKIE]: asked.value.browserToken } }
  if (asked.code === 'required' || asked.code === 'email-shape')
    return page(signInView(visit, { problem: { field: 'email', code: asked.code, facts: asked.facts } }), { status: 422 })
  return page(laterPage(visit), { status: 429 })
}

export function laterPage(visit: Visit): VNode {
  const { words } = visit
  return troublePage(visit, { title: words('problem.too-many-requests'), text: words('account.later') })
}

interface Seen {
  readonly problem?: Problem
  /** The passkey did not open anything. */
  readonly failed?: boolean
}

export function signInView(visit: Visit, seen: Seen = {}): VNode {
  const { words, language, form } = visit
  const title = words('account.sign-in')
  const errors = [
    ...(seen.problem ? [{ text: problemText(words, seen.problem), href: '#email' }] : []),
    ...(seen.failed ? [{ text: words('account.passkey-wrong'), href: '#passkey' }] : []),
  ]
  return (
    <FreePage visit={visit} place="account" title={title} hasProblems={errors.length > 0} layout="form">
      <ProblemSummary words={words} errors={errors} />
      <PageHeading title={title} />
      {visit.query.done === 'closed' ? <Notice tone="good">{words('account.closed')}</Notice> : null}
      {visit.query.done === 'signed-out' ? <Notice tone="good">{words('account.signed-out')}</Notice> : null}
      <p>{words('account.sign-in-text')}</p>
      <form method="post" action={`/${language}/account`} novalidate>
        <FieldView field={EMAIL} words={words} typed={form} problem={seen.problem} lists={{}} hint={words('account.email-hint')} />
        <Button text={words('account.send-code')} preventDoubleClick />
      </form>
      <Section id="passkey" title={words('account.passkey')}>
        <p>{words('account.passkey-text')}</p>
        <PasskeyOf visit={visit} path="/account/passkey" button={words('account.passkey-button')} />
      </Section>
      <Section id="what-for" title={words('account.what-for')}>
        <List items={[1, 2, 3, 4].map((at) => words.of(`account.what-for.${at}`))} />
        <Small>
          {words('account.optional')} <a href={`/${language}/find`}>{words('common.nav.find')}</a>
        </Small>
      </Section>
    </FreePage>
  )
}

export function PasskeyOf({ visit, path, button }: { readonly visit: Visit; readonly path: string; readonly button: string }): VNode {
  const { words, language, context } = visit
  return (
    <PasskeyForm
      question={`/${language}${path}/question`}
      action={`/${language}${path}`}
      button={button}
      buttonClasses="govuk-button--secondary"
      noScript={words('account.passkey-no-script')}
      unknown={words('account.passkey-unknown')}
      failed={words('account.passkey-failed')}
      script={context.assets.passkeyJs}
    />
  )
}

/** Made at the click, so that a page left open still works. */
export async function askPasskey(visit: Visit): Promise<Answer> {
  const asked = await askForAccountPasskey(visit.context.deps, visit.actor, { network: visit.network })
  return asked.ok
    ? { kind: 'json', body: { id: asked.value.id, options: asked.value.question.options } }
    : { kind: 'json', status: 429, body: { code: asked.code } }
}

export async function signInByPasskey(visit: Visit): Promise<Answer> {
  const { context, form, network } = visit
  const answer = passkeyAnswerOf(form)
  if (!answer) return page(signInView(visit, { failed: true }), { status: 422 })
  const device = deviceOfVisit(visit)
  const signed = await signInWithAccountPasskey(context.deps, visit.actor, { challengeId: form.challengeId ?? '', answer, network, device })
  if (signed.ok) return signedIn(visit, signed.value)
  return signed.code === 'too-many-requests' ? page(laterPage(visit), { status: 429 }) : page(signInView(visit, { failed: true }), { status: 422 })
}

/** A session that was here before ends: it is not this sign-in, and may be somebody else's. */
export async function signedIn(visit: Visit, token: string): Promise<Answer> {
  await endSessions(visit.context.deps, visit.actor, 'this')
  return { kind: 'go', to: `/${visit.language}/account`, cookies: { [ACCOUNT_COOKIE]: token, [SIGN_IN_COOKIE]: '' } }
}

/** On a computer that others use, nothing stays open: neither the account nor what was opened beside it. */
export async function signOut(visit: Visit): Promise<Answer> {
  const { deps, cookies } = visit.context
  await endSessions(deps, visit.actor, 'this')
  const held = cookies.read(visit.request, APPLICANT_COOKIE)
  if (held) await endSession(deps, held)
  return { kind: 'go', to: `/${visit.language}/account?done=signed-out`, cookies: { [ACCOUNT_COOKIE]: '', [APPLICANT_COOKIE]: '' } }
}
