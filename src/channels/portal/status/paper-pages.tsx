import type { VNode } from 'preact'
import { chooseCollection, nextChoice } from '../../../actions/choose-collection.ts'
import { readMyPaper, reportMissing } from '../../../actions/my-paper.ts'
import type { CaseFile } from '../../../core/case/case-file.ts'
import { WISH_FIELDS } from '../../../core/collection/rules.ts'
import type { Typed } from '../../../core/form/check-field.ts'
import type { Problem } from '../../../core/form/problem.ts'
import type { PageDefinition } from '../../../core/service/definition.ts'
import { BackLink } from '../../ui/components/back-link.tsx'
import { Button } from '../../ui/components/button.tsx'
import { PageHeading } from '../../ui/components/layout.tsx'
import type { OptionList } from '../../ui/option-list.ts'
import { CaseCaption } from '../case-caption.tsx'
import { FieldView } from '../field-view.ts'
import { casePath } from '../form-way.ts'
import { FreePage } from '../frame.tsx'
import { errorsOf, ProblemSummary } from '../problem-summary.tsx'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'

type Lists = Readonly<Record<string, OptionList>>

/** Choices that the address of the page carries from one question to the next; an address that somebody typed never stands there. */
const CARRIED = ['collection', 'pickUpOffice', 'postCountry'] as const

/** Another way to the card on paper, one question after the other. */
export async function showPaperChoice(visit: Visit, lists: Lists): Promise<Answer> {
  const paper = await readMyPaper(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })
  if (!paper.ok) return notFound
  if (!paper.value?.mayChoose) return go(visit, casePath({ code: visit.params.code ?? '' }))
  const { file } = paper.value
  const { page: asked, carried } = nextChoice(visit.context.deps, file, carriedIn(visit.query))
  return page(view({ visit, lists, file, asked, carried, typed: { ...file.answers, ...carried }, problems: [] }))
}

export async function savePaperChoice(visit: Visit, lists: Lists): Promise<Answer> {
  const code = visit.params.code ?? ''
  const { deps } = visit.context
  const done = await chooseCollection(deps, visit.actor, { code, typed: visit.form })
  if (!done.ok) return done.code === 'not-found' ? notFound : go(visit, casePath({ code }))
  if (done.value.kind === 'chosen') return go(visit, `${casePath({ code })}?changed=yes#paper`)
  const { page: wrong, problems } = done.value
  const carried = carriedIn(visit.form)
  // The next question was not on the page yet: nothing is wrong, there is more to ask.
  if (Object.keys(carried).length > 0 && !wrong.fields.some(({ name }) => visit.form[name] !== undefined))
    return go(visit, `${casePath({ code })}/paper?${new URLSearchParams(carried).toString()}`)
  const paper = await readMyPaper(deps, visit.actor, { code })
  if (!paper.ok || !paper.value) return notFound
  const { file } = paper.value
  const before = Object.fromEntries(Object.entries(carried).filter(([name]) => !wrong.fields.some((field) => field.name === name)))
  const { page: asked } = nextChoice(deps, file, before)
  return page(view({ visit, lists, file, asked, carried: before, typed: visit.form, problems }), { status: 422 })
}

export async function saveMissing(visit: Visit): Promise<Answer> {
  const code = visit.params.code ?? ''
  const done = await reportMissing(visit.context.deps, visit.actor, { code })
  if (!done.ok && done.code === 'not-found') return notFound
  return go(visit, `${casePath({ code })}${done.ok ? '?changed=yes' : ''}#paper`)
}

function carriedIn(told: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(CARRIED.flatMap((name) => (typeof told[name] === 'string' ? [[name, told[name]] as const] : [])))
}

interface ViewProps {
  readonly visit: Visit
  readonly lists: Lists
  readonly file: CaseFile
  readonly asked: PageDefinition
  readonly carried: Readonly<Record<string, string>>
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

function view({ visit, lists, file, asked, carried, typed, problems }: ViewProps): VNode {
  const { words, language } = visit
  const base = `/${language}${casePath(file)}`
  const title = words.of(`page.${asked.id}.title`)
  const intro = `page.${asked.id}.intro`
  const first = Object.keys(carried).length === 0
  const last = !asked.fields.some(({ name }) => name === 'collection' || name === 'postCountry')
  return (
    <FreePage
      visit={visit}
      place="find"
      title={title}
      layout="form"
      hasProblems={problems.length > 0}
      before={<BackLink text={words('common.back')} href={first ? base : `${base}/paper`} />}
    >
      <ProblemSummary words={words} errors={errorsOf(words, asked.fields, problems)} />
      <PageHeading caption={<CaseCaption words={words} code={file.code} />} title={title} />
      {words.has(intro) ? <p>{words.of(intro)}</p> : null}
      <form method="post" action={`${base}/paper`} novalidate>
        {WISH_FIELDS.filter((name) => carried[name] !== undefined && !asked.fields.some((field) => field.name === name)).map((name) => (
          <input type="hidden" name={name} value={carried[name]} />
        ))}
        {asked.fields.map((field) => (
          <FieldView field={field} words={words} typed={typed} problem={problems.find((problem) => problem.field === field.name)} lists={lists} />
        ))}
        <Button text={words(last ? 'paper.choose.save' : 'common.continue')} preventDoubleClick />
      </form>
    </FreePage>
  )
}
