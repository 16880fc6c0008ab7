import type { VNode } from 'preact'
import { askToEnrol, enrolPasskey } from '../../actions/staff-sign-in.ts'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { passkeyAnswerOf } from '../ui/http/passkey-answer.ts'
import { DeskPage } from './frame.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import { asked } from './sign-in.tsx'
import { type Answer, go, type Guest, page } from './visit.ts'

/** The link from the command line: one person makes one passkey, once. */
export async function showEnrol(guest: Guest): Promise<Answer> {
  const enrolment = await askToEnrol(guest.context.deps, { token: tokenOf(guest) })
  return enrolment.ok ? page(view(guest, enrolment.value.name)) : page(expired(guest), 410)
}

export async function askEnrol(guest: Guest): Promise<Answer> {
  const enrolment = await askToEnrol(guest.context.deps, { token: tokenOf(guest) })
  return enrolment.ok ? asked(enrolment.value) : { kind: 'json', status: 410, body: { code: enrolment.code } }
}

export async function enrol(guest: Guest): Promise<Answer> {
  const { deps } = guest.context
  const token = tokenOf(guest)
  const answer = passkeyAnswerOf(guest.form)
  const made = answer ? await enrolPasskey(deps, { token, challengeId: guest.form.challengeId ?? '', answer }) : undefined
  if (made?.ok) return go('', made.value)
  const enrolment = await askToEnrol(deps, { token })
  return enrolment.ok ? page(view(guest, enrolment.value.name, true), 422) : page(expired(guest), 410)
}

function tokenOf(guest: Guest): string {
  return guest.params.token ?? ''
}

function view(guest: Guest, name: string, failed = false): VNode {
  const { words } = guest
  const here = `/desk/enrol/${tokenOf(guest)}`
  const title = words('desk.enrol.title')
  return (
    <DeskPage guest={guest} title={title} at={here}>
      <div class="sapar-sign-in">
        <StaffHead title={title} />
        {failed ? <ErrorSummary titleText={words('desk.enrol.failed')} errorList={[{ text: words('desk.problem.sign-in-failed') }]} /> : null}
        <StaffPanel>
          <p>{words('desk.enrol.text', { name })}</p>
          <PasskeyForm guest={guest} question={`${here}/question`} action={here} button={words('desk.enrol.button')} />
        </StaffPanel>
      </div>
    </DeskPage>
  )
}

function expired(guest: Guest): VNode {
  const { words } = guest
  const title = words('desk.enrol.expired')
  return (
    <DeskPage guest={guest} title={title} at="/desk/sign-in">
      <div class="sapar-sign-in">
        <StaffHead title={title} />
        <StaffPanel>
          <p>{words('desk.enrol.expired-text')}</p>
          <p>
            <a href="/desk/sign-in">{words('desk.sign-in.title')}</a>
          </p>
        </StaffPanel>
      </div>
    </DeskPage>
  )
}
