import type { VNode } from 'preact'
import { definitionOf } from '../../../actions/case-facts.ts'
import { readStatus, type Status } from '../../../actions/read-status.ts'
import { correctableFields, reportMistake } from '../../../actions/report-mistake.ts'
import type { Typed } from '../../../core/form/check-field.ts'
import type { Problem } from '../../../core/form/problem.ts'
import { BackLink } from '../../ui/components/back-link.tsx'
import { Button } from '../../ui/components/button.tsx'
import { PageHeading } from '../../ui/components/layout.tsx'
import { Textarea } from '../../ui/components/textarea.tsx'
import type { OptionList } from '../../ui/option-list.ts'
import { FieldView } from '../field-view.ts'
import { CaseCaption } from '../case-caption.tsx'
import { casePath } from '../form-way.ts'
import { FreePage } from '../frame.tsx'
import { errorsOf, ProblemSummary } from '../problem-summary.tsx'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'

type Lists = Readonly<Record<string, OptionList>>

/** What is printed on the card, to be put right where it is wrong. */
export async function showMistake(visit: Visit, lists: Lists): Promise<Answer> {
  const status = await readStatus(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })
  if (!status.ok) return notFound
  const { file, moves } = status.value
  return moves.includes('report-mistake') ? page(view(visit, status.value, { lists, typed: file.answers, problems: [] })) : go(visit, casePath(file))
}

export async function saveMistake(visit: Visit, lists: Lists): Promise<Answer> {
  const code = visit.params.code ?? ''
  const done = await reportMistake(visit.context.deps, visit.actor, { code, typed: visit.form, note: visit.form.note ?? '' })
  if (done.ok && done.value.kind === 'reported') return go(visit, `${casePath(done.value.file)}?changed=yes`)
  const status = await readStatus(visit.context.deps, visit.actor, { code })
  if (!status.ok) return notFound
  if (!done.ok && !['nothing-different', 'card-over', 'change-begun'].includes(done.code)) return go(visit, casePath({ code }))
  const problems = done.ok && done.value.kind === 'problems' ? done.value.problems : []
  return page(view(visit, status.value, { lists, typed: visit.form, problems, ...(done.ok ? {} : { refusal: done.code }) }), { status: 422 })
}

interface Seen {
  readonly lists: Lists
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly refusal?: string
}

function view(visit: Visit, status: Status, seen: Seen): VNode {
  const { words, language } = visit
  const { file } = status
  const fields = correctableFields(definitionOf(visit.context.deps.law(), file))
  const title = words('mistake.title')
  const refused = seen.refusal ? [{ text: words.of(`problem.${seen.refusal}`), href: `#${fields[0]?.name ?? ''}` }] : []
  const errors = [...errorsOf(words, fields, seen.problems), ...refused]
  return (
    <FreePage visit={visit} place="find" title={title} layout="form" before={<BackLink text={words('common.back')} href={`/${language}${casePath(file)}`} />}>
      <ProblemSummary words={words} errors={errors} />
      <PageHeading caption={<CaseCaption words={words} code={file.code} />} title={title} />
      <p>{words('mistake.text')}</p>
      <form method="post" action={`/${language}${casePath(file)}/mistake`} novalidate>
        {fields.map((field) => (
          <FieldView
            field={field}
            words={words}
            typed={seen.typed}
            problem={seen.problems.find((problem) => problem.field === field.name)}
            lists={seen.lists}
          />
        ))}
        <Textarea
          name="note"
          label={{ text: `${words('mistake.note')} ${words('common.optional')}`, classes: 'govuk-label--s' }}
          rows={3}
          value={seen.typed.note ?? ''}
        />
        <Button text={words('mistake.button')} preventDoubleClick />
      </form>
    </FreePage>
  )
}
