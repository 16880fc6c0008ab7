import type { VNode } from 'preact'
import { offeredPersonas } from '../../actions/desk-office.ts'
import type { PasskeyQuestion } from '../../actions/ports/passkeys.ts'
import type { StaffMember } from '../../actions/ports/people.ts'
import { askForPasskey, endStaffSession, signInAsPersona, signInWithPasskey } from '../../actions/staff-sign-in.ts'
import { Button } from '../ui/components/button.tsx'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { STAFF_COOKIE } from '../ui/http/context.ts'
import { passkeyAnswerOf } from '../ui/http/passkey-answer.ts'
import { DeskPage } from './frame.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import { type Answer, go, type Guest, notFound, page, type Visit } from './visit.ts'

export async function showSignIn(guest: Guest): Promise<Answer> {
  return guest.member ? go('') : page(await view(guest))
}

/** What the browser is to ask the device, made at the click, so that a page left open still works. */
export async function askSignIn(guest: Guest): Promise<Answer> {
  return asked(await askForPasskey(guest.context.deps))
}

export function asked({ id, question }: { readonly id: string; readonly question: PasskeyQuestion }): Answer {
  return { kind: 'json', body: { id, options: question.options } }
}

export async function signIn(guest: Guest): Promise<Answer> {
  const { deps } = guest.context
  const answer = passkeyAnswerOf(guest.form)
  if (!answer) return page(await view(guest, 'sign-in-failed'), 422)
  const signed = await signInWithPasskey(deps, { challengeId: guest.form.challengeId ?? '', answer, network: guest.network })
  return signed.ok ? go('', signed.value) : page(await view(guest, signed.code), signed.code === 'too-many-requests' ? 429 : 422)
}

export async function signInPersona(guest: Guest): Promise<Answer> {
  const { deps, demo } = guest.context
  const signed = await signInAsPersona(deps, { number: guest.form.number ?? '', demo })
  return signed.ok ? go('', signed.value) : notFound
}

export async function signOut(visit: Visit): Promise<Answer> {
  const { deps, cookies } = visit.context
  await endStaffSession(deps, cookies.read(visit.request, STAFF_COOKIE) ?? '')
  return go('/sign-in', '')
}

async function view(guest: Guest, problem?: 'sign-in-failed' | 'too-many-requests'): Promise<VNode> {
  const { words, context } = guest
  const personas = await offeredPersonas(context.deps, { demo: context.demo })
  const title = words('desk.sign-in.title')
  return (
    <DeskPage guest={guest} title={title} at="/desk/sign-in">
      <div class="sapar-sign-in">
        <StaffHead title={title} />
        {problem ? <ErrorSummary titleText={words('desk.sign-in.failed')} errorList={[{ text: words.of(`desk.problem.${problem}`) }]} /> : null}
        <StaffPanel>
          <p>{words('desk.sign-in.text')}</p>
          <PasskeyForm guest={guest} question="/desk/sign-in/question" action="/desk/sign-in" button={words('desk.sign-in.button')} />
        </StaffPanel>
        {personas.length > 0 ? <Personas guest={guest} personas={personas} /> : null}
      </div>
    </DeskPage>
  )
}

/** Made-up people, one click each; nothing but a form, so that it works without a script. */
function Personas({ guest, personas }: { readonly guest: Guest; readonly personas: readonly StaffMember[] }): VNode {
  const { words, language, context } = guest
  const office = (id: string) => context.deps.law().offices.find((item) => item.id === id)?.name[language] ?? id
  return (
    <StaffPanel id="personas" title={words('desk.persona.title')}>
      <p>{words('desk.persona.text')}</p>
      <ul class="sapar-personas">
        {personas.map((person) => (
          <li>
            <form method="post" action="/desk/sign-in/persona">
              <input type="hidden" name="number" value={person.number} />
              <Button classes="govuk-button--secondary sapar-wide">
                <span>
                  <b>{person.roles.map((role) => words.of(`desk.role.${role}`)).join(', ')}</b>{' '}
                  <small>
                    {person.name}, {words('desk.number', { number: person.number })}, {office(person.officeId)}
                  </small>
                </span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </StaffPanel>
  )
}
