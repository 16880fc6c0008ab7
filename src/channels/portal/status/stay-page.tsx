import type { VNode } from 'preact'
import { changeStay, dropStayChange } from '../../../actions/change-stay.ts'
import { definitionOf } from '../../../actions/case-facts.ts'
import { readStatus, type Status } from '../../../actions/read-status.ts'
import type { Typed } from '../../../core/form/check-field.ts'
import type { Problem } from '../../../core/form/problem.ts'
import { BackLink } from '../../ui/components/back-link.tsx'
import { Button } from '../../ui/components/button.tsx'
import { PageHeading } from '../../ui/components/layout.tsx'
import { FreePage } from '../frame.tsx'
import { FieldView } from '../field-view.ts'
import { CaseCaption } from '../case-caption.tsx'
import { casePath } from '../form-way.ts'
import { errorsOf, ProblemSummary } from '../problem-summary.tsx'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'

/** Days and entries may change until the decision. */
export async function showStay(visit: Visit): Promise<Answer> {
  const status = await readStatus(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })
  if (!status.ok) return notFound
  const { file, moves } = status.value
  if (!moves.includes('change-stay') || file.pendingChange) return go(visit, casePath(file))
  return page(view(visit, status.value, { typed: file.answers, problems: [] }))
}

export async function saveStay(visit: Visit): Promise<Answer> {
  const code = visit.params.code ?? ''
  const done = await changeStay(visit.context.deps, visit.actor, { code, typed: visit.form })
  if (!done.ok) return done.code === 'not-found' ? notFound : go(visit, casePath({ code }))
  const change = done.value
  if (change.kind === 'to-pay') return go(visit, `${casePath({ code })}/pay`)
  if (change.kind === 'changed') return go(visit, `${casePath({ code })}?changed=yes`)
  if (change.kind === 'same') return go(visit, casePath({ code }))
  const status = await readStatus(visit.context.deps, visit.actor, { code })
  return status.ok ? page(view(visit, status.value, { typed: visit.form, problems: change.problems }), { status: 422 }) : notFound
}

export async function dropStay(visit: Visit): Promise<Answer> {
  const code = visit.params.code ?? ''
  const done = await dropStayChange(visit.context.deps, visit.actor, { code })
  return !done.ok && done.code === 'not-found' ? notFound : go(visit, casePath({ code }))
}

function view(visit: Visit, status: Status, seen: { typed: Typed; problems: readonly Problem[] }): VNode {
  const { words, language } = visit
  const { file } = status
  const fields = definitionOf(visit.context.deps.law(), file).pages.flatMap((p) => p.fields.filter((field) => field.changeable))
  const title = words('stay.title')
  return (
    <FreePage
      visit={visit}
      place="find"
      title={title}
      hasProblems={seen.problems.length > 0}
      layout="form"
      before={<BackLink text={words('common.back')} href={`/${language}${casePath(file)}`} />}
    >
      <ProblemSummary words={words} errors={errorsOf(words, fields, seen.problems)} />
      <PageHeading caption={<CaseCaption words={words} code={file.code} />} title={title} />
      <p>{words('stay.text')}</p>
      <form method="post" action={`/${language}${casePath(file)}/stay`} novalidate>
        {fields.map((field) => (
          <FieldView field={field} words={words} typed={seen.typed} problem={seen.problems.find((problem) => problem.field === field.name)} lists={{}} />
        ))}
        <Button text={words('stay.button')} preventDoubleClick />
      </form>
    </FreePage>
  )
}
