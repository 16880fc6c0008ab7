import type { VNode } from 'preact'
import type { DeskCase } from '../../actions/read-case.ts'
import { Button } from '../ui/components/button.tsx'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { Textarea } from '../ui/components/textarea.tsx'
import { DecideChoice } from '../ui/components/staff-case.tsx'
import { Key, StaffPanel } from '../ui/components/staff-frame.tsx'
import { AssignPanel, assignProblem } from './assign-form.tsx'
import type { Attempted, CaseView, Decision } from './case-view.ts'
import { LetterText } from './letter-preview.tsx'
import { ReasonList } from './reason-list.tsx'
import { casePath, type Visit } from './visit.ts'

/** At the right of the case: the decision for the officer who holds it, for all others why there is none. */
export function DecidePanel(props: CaseView): VNode {
  const { visit, found, office, code, attempted } = props
  const { words } = visit
  const decides = found.viewer === 'officer' && found.moves.length > 0
  return (
    <div class="sapar-decision-side">
      {decides ? (
        found.file.correction ? (
          <DecideCorrection {...props} />
        ) : (
          <Decide {...props} />
        )
      ) : (
        <StaffPanel id="decide" title={words('desk.decide.read-only')}>
          <p>{words.of(`desk.decide.viewer.${found.viewer}`)}</p>
        </StaffPanel>
      )}
      {office && found.file.state === 'in-review' ? (
        <AssignPanel
          visit={visit}
          office={office}
          action={`${casePath(code)}/assign`}
          code={code}
          typed={attempted?.assignment}
          problem={attempted?.act === 'assign' ? attempted.problem : undefined}
        />
      ) : null}
      {mayRelease(found) ? <Release {...props} /> : null}
    </div>
  )
}

function mayRelease({ viewer, file }: DeskCase): boolean {
  return file.state === 'in-review' && file.assignedTo !== undefined && (viewer === 'officer' || viewer === 'supervisor')
}

/** Three choices and below them the form of the one chosen; without the style sheet's help all three stand one under the other. */
function Decide(props: CaseView): VNode {
  const { visit, attempted } = props
  const { words } = visit
  const chosen = attempted && attempted.act in ICONS ? attempted.act : undefined
  const items = (['approve', 'return', 'refuse'] as const).map((value) => ({
    value,
    text: words.of(`desk.decide.${value}`),
    icon: ICONS[value],
    key: KEYS[value],
  }))
  return (
    <StaffPanel id="decide" title={words('desk.decide.title')}>
      <div class="sapar-decision">
        <DecideChoice legend={words('desk.decide.title')} name="decision" value={chosen} items={items} />
        <p class="sapar-decision__none sapar-note-line">{words('desk.decide.choose')}</p>
        <ApproveForm {...props} />
        <ReasonForm {...props} act="return" />
        <ReasonForm {...props} act="refuse" />
      </div>
    </StaffPanel>
  )
}

/** The card exists: it is corrected, or it stays as it is. */
function DecideCorrection(props: CaseView): VNode {
  const { visit, code, attempted } = props
  const { words } = visit
  return (
    <StaffPanel id="decide" title={words('desk.correction.decide')}>
      <ApproveForm {...props} />
      <form id="decline-form" method="post" action={`${casePath(code)}/decline`}>
        <Problem visit={visit} attempted={attempted} act="decline" />
        <Textarea name="note" label={{ text: words('desk.correction.note'), classes: 'govuk-label--s' }} rows={3} value={attempted?.note ?? ''} />
        <Button classes="govuk-button--secondary sapar-wide" text={words('desk.correction.decline')} preventDoubleClick />
      </form>
    </StaffPanel>
  )
}

const ICONS = { approve: 'ok', return: 'return', refuse: 'stop' } as const
const KEYS = { approve: 'A', return: 'R', refuse: 'F' } as const

/** Refused in words. A problem may carry what the text needs, such as the characters that no font can draw. */
export function problemWords({ words }: Visit, { act, problem }: Attempted): string {
  if (!problem) return ''
  const own = `desk.problem.${problem.code}.${act}`
  return words.of(words.has(own) ? own : `desk.problem.${problem.code}`, problem.facts)
}

/** The act that was refused, first on the page, with the way to its place. */
export function CaseProblem({ visit, attempted }: CaseView): VNode | null {
  if (!attempted?.problem) return null
  const { act, problem } = attempted
  const item = act === 'assign' ? assignProblem(visit, problem) : { text: problemWords(visit, attempted), href: `#${placeOf(attempted)}` }
  return <ErrorSummary titleText={visit.words('desk.error-title')} errorList={[item]} />
}

/** The id of what is to be put right. */
function placeOf({ act, problem }: Attempted): string {
  if (problem?.code === 'same-person-not-confirmed') return 'same-person'
  if (problem?.code === 'target-missing') return `${act}-target-${String(problem.facts.code)}`
  return act === 'release' ? 'release' : `${act}-form`
}

function Problem({ visit, attempted, act }: { readonly visit: Visit; readonly attempted: Attempted | undefined; readonly act: Decision }): VNode | null {
  if (attempted?.act !== act || !attempted.problem) return null
  return (
    <p class="govuk-error-message" id={`${act}-problem`}>
      <span class="govuk-visually-hidden">{visit.words('common.error-prefix')}</span> {problemWords(visit, attempted)}
    </p>
  )
}

function ApproveForm({ visit, code, attempted }: CaseView): VNode {
  const { words } = visit
  const ticked = attempted?.act === 'approve' && attempted.samePerson === true
  return (
    <form id="approve-form" class="sapar-decision__form sapar-decision__form--approve" method="post" action={`${casePath(code)}/approve`}>
      <p class="sapar-note">{words('desk.decide.approve-note')}</p>
      <Problem visit={visit} attempted={attempted} act="approve" />
      <label class="sapar-pick">
        <input
          type="checkbox"
          id="same-person"
          name="samePerson"
          value="yes"
          checked={ticked}
          aria-describedby={attempted?.act === 'approve' ? 'approve-problem' : undefined}
        />
        <span>
          {words('desk.decide.same-person')} <small>{words('desk.decide.same-person-note')}</small>
        </span>
      </label>
      <Button classes="sapar-button--big sapar-wide" preventDoubleClick>
        {words('desk.decide.approve-button')} <Key>Ctrl Enter</Key>
      </Button>
    </form>
  )
}

function ReasonForm({ act, ...props }: CaseView & { readonly act: 'return' | 'refuse' }): VNode {
  const { visit, code, attempted } = props
  const { words } = visit
  return (
    <form id={`${act}-form`} class={`sapar-decision__form sapar-decision__form--${act}`} method="post" action={`${casePath(code)}/${act}`}>
      <p class="sapar-note">{words.of(`desk.decide.${act}-note`)}</p>
      {attempted?.problem?.code === 'target-missing' ? null : <Problem visit={visit} attempted={attempted} act={act} />}
      <ReasonList {...props} act={act} />
      {attempted?.act === act && attempted.letter ? <LetterText visit={visit} letter={attempted.letter} /> : null}
      <Button
        name="preview"
        value="yes"
        classes="govuk-button--secondary sapar-wide"
        text={words('desk.letter.button')}
        attributes={{ formaction: `${casePath(code)}/${act}#letter` }}
      />
      <Button classes={`sapar-button--big sapar-wide${act === 'refuse' ? ' govuk-button--warning' : ''}`} preventDoubleClick>
        {words.of(`desk.decide.${act}-button`)} <Key>Ctrl Enter</Key>
      </Button>
    </form>
  )
}

function Release({ visit, code, found, attempted }: CaseView): VNode {
  const { words } = visit
  return (
    <StaffPanel id="release" title={words('desk.release.title')}>
      <form class="sapar-desk-form" method="post" action={`${casePath(code)}/release`}>
        <p>{words(found.viewer === 'officer' ? 'desk.release.own' : 'desk.release.other')}</p>
        {attempted?.act === 'release' ? <p class="govuk-error-message">{problemWords(visit, attempted)}</p> : null}
        <Button classes="govuk-button--secondary" text={words('desk.release.button')} preventDoubleClick />
      </form>
    </StaffPanel>
  )
}
