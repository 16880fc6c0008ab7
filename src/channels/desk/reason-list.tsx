import type { VNode } from 'preact'
import { definitionOf, pricedAnswers } from '../../actions/case-facts.ts'
import { targetsOf } from '../../actions/decide-case.ts'
import type { ReasonRule } from '../../actions/ports/law.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import { fieldName } from '../../texts/field-name.ts'
import { Details } from '../ui/components/details.tsx'
import { Select } from '../ui/components/select.tsx'
import { Textarea } from '../ui/components/textarea.tsx'
import { reasonTitle } from './case-history.tsx'
import type { Attempted, CaseView } from './case-view.ts'
import type { Guest, Visit } from './visit.ts'

export interface ReasonListProps extends CaseView {
  readonly act: 'return' | 'refuse'
}

/** The reasons of the act. What belongs to one opens below it once it is ticked. */
export function ReasonList(props: ReasonListProps): VNode {
  const { visit, found, act, attempted } = props
  const { service = '', definitionVersion = '' } = found.file
  const reasons = reasonsFor(visit, { service, definitionVersion }, act)
  const typed = attempted?.act === act ? attempted : undefined
  return (
    <fieldset class="sapar-plain-fieldset" aria-describedby={typed?.problem && typed.problem.code !== 'target-missing' ? `${act}-problem` : undefined}>
      <legend>
        <b>{visit.words('desk.reasons.title')}</b>
      </legend>
      {reasons.map((rule) => (
        <Reason {...props} rule={rule} typed={typed} />
      ))}
    </fieldset>
  )
}

type ReasonProps = ReasonListProps & { readonly rule: ReasonRule; readonly typed: Attempted | undefined }

function Reason(props: ReasonProps): VNode {
  const { visit, act, rule, typed } = props
  const { words } = visit
  const { code } = rule
  return (
    <div class="sapar-reason">
      <label class="sapar-pick">
        <input type="checkbox" id={`${act}-reason-${code}`} name="reason" value={code} checked={typed?.ticked?.includes(code) ?? false} />
        <span>
          {reasonTitle(visit, code)} <small>{code}</small>
        </span>
      </label>
      <div class="sapar-reason__more">
        {rule.target === '' ? <Target {...props} /> : <About {...props} />}
        {rule.disclosable ? <Note {...props} /> : <p class="sapar-note-line">{words('desk.reasons.not-told')}</p>}
        <Details summaryText={words('desk.reasons.reads')}>
          <p>
            <b>{words.of(`country.reason.${code}.title`)}</b>
          </p>
          <p>{words.of(`country.reason.${code}.explain`)}</p>
          <p>{words.of(`country.reason.${code}.remedy`)}</p>
        </Details>
      </div>
    </div>
  )
}

/** What the reason is about, and whether the fee depends on it. */
function About({ visit, found, act, rule }: ReasonProps): VNode {
  const { words } = visit
  const priced = act === 'return' && pricedAnswers(visit.context.deps.law(), found.file.service ?? '').includes(rule.target)
  return (
    <p class="sapar-note-line">
      {words('desk.reasons.about', { target: targetName(visit, rule.target) })} {priced ? words('desk.reasons.priced') : null}
    </p>
  )
}

/** Which answer or document, where the reason leaves it to the officer. */
function Target({ visit, found, act, rule, typed }: ReasonProps): VNode {
  const { words } = visit
  const { service = '', definitionVersion = '' } = found.file
  const definition = definitionOf(visit.context.deps.law(), { service, definitionVersion })
  const names = targetsOf(definition, act)
  const priced = act === 'return' ? pricedAnswers(visit.context.deps.law(), service) : []
  const nameOf = (name: string) => (priced.includes(name) ? words('desk.reasons.target-priced', { target: targetName(visit, name) }) : targetName(visit, name))
  const wrong = typed?.problem?.code === 'target-missing' && typed.problem.facts.code === rule.code
  return (
    <Select
      {...(wrong ? { errorMessage: { text: words('desk.problem.target-missing'), visuallyHiddenText: words('common.error-prefix') } } : {})}
      id={`${act}-target-${rule.code}`}
      name={`target-${rule.code}`}
      label={{ text: words(act === 'return' ? 'desk.reasons.target' : 'desk.reasons.target-optional') }}
      value={typed?.targets?.[rule.code]}
      items={[{ value: '', text: words('common.choose') }, ...names.map((name) => ({ value: name, text: nameOf(name) }))]}
    />
  )
}

function Note({ visit, act, rule, typed }: ReasonProps): VNode {
  return (
    <Textarea
      id={`${act}-note-${rule.code}`}
      name={`note-${rule.code}`}
      label={{ text: visit.words('desk.reasons.note') }}
      rows={2}
      value={typed?.notes?.[rule.code] ?? ''}
      attributes={{ maxlength: 500 }}
    />
  )
}

function targetName({ words }: Guest, target: string): string {
  const document = `document.${target}.name`
  return words.has(document) ? words.of(document) : fieldName(words, target)
}

/** The reasons that an officer may give in this act, in the order of the service's definition. */
function reasonsFor(visit: Visit, file: Pick<CaseFile, 'service' | 'definitionVersion'>, act: 'return' | 'refuse') {
  const law = visit.context.deps.law()
  const rules = law.reasons.filter((rule) => rule.use === act || rule.use === 'both')
  return definitionOf(law, file).reasons.flatMap((code) => rules.find((rule) => rule.code === code) ?? [])
}
