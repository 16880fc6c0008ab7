import type { VNode } from 'preact'
import { definitionOf, formFacts } from '../../actions/case-facts.ts'
import { loadCase } from '../../actions/authorise.ts'
import { editablePage, saveAnswers } from '../../actions/save-answers.ts'
import { progress } from '../../actions/submit-application.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import type { Typed } from '../../core/form/check-field.ts'
import type { Progress } from '../../core/form/check-page.ts'
import { passportNeededUntil } from '../../core/form/check-rules.ts'
import type { Problem } from '../../core/form/problem.ts'
import { fieldsFor, type PageDefinition } from '../../core/service/definition.ts'
import { writtenDay } from '../../texts/written.ts'
import { BackLink } from '../ui/components/back-link.tsx'
import { Button } from '../ui/components/button.tsx'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { PageHeading } from '../ui/components/layout.tsx'
import type { OptionList } from '../ui/option-list.ts'
import { FieldView } from './field-view.ts'
import { FormFrame } from './form-frame.tsx'
import { afterPage, casePath, correctPath, previousPage } from './form-way.ts'
import { savedElsewhere, type SavedThere, SEEN } from './other-window.ts'
import { errorsOf, ProblemSummary } from './problem-summary.tsx'
import { type Answer, go, notFound, page, type Visit } from './visit.ts'

export interface QuestionPageTools {
  readonly lists: Readonly<Record<string, OptionList>>
}

/** GET: the page as it was saved last, with the problems a later answer or a new day has made. */
export async function showQuestions(visit: Visit, tools: QuestionPageTools, pageId: string): Promise<Answer> {
  const loaded = await openPage(visit, pageId)
  if ('kind' in loaded) return loaded
  const { file, definition } = loaded
  const reached = await progress(visit.context.deps, file)
  // Only a page that was filled in once is told what is wrong with it.
  const filled = definition.fields.some((field) => file.answers[field.name] !== undefined)
  const problems = filled && visit.query.check === 'yes' ? (reached.pages.find((state) => state.page.id === pageId)?.problems ?? []) : []
  return page(view({ visit, tools, file, definition, reached, typed: file.answers, problems }))
}

/** POST: saves what is right, shows what is not, and goes on when all is right. */
export async function saveQuestions(visit: Visit, tools: QuestionPageTools, pageId: string): Promise<Answer> {
  for (;;) {
    const loaded = await openPage(visit, pageId)
    if ('kind' in loaded) return loaded
    const { definition } = loaded
    const elsewhere = await savedElsewhere(visit, loaded.file, definition)
    if (elsewhere.length > 0) return again({ visit, tools, file: loaded.file, definition, problems: [], elsewhere })
    const saved = await saveAnswers(visit.context.deps, visit.actor, { code: loaded.file.code, page: pageId, typed: visit.form, language: visit.language })
    if (saved.ok && saved.value.problems.length === 0) return go(visit, await afterPage(visit, saved.value.file, pageId))
    if (saved.ok) return again({ visit, tools, file: saved.value.file, definition, problems: saved.value.problems })
    // Another window saved in this very moment: look at what it saved, and decide anew.
    if (saved.code !== 'changed-meanwhile') return notFound
  }
}

/** The page once more, as it was typed, with what stands against it. */
async function again(props: Omit<ViewProps, 'reached' | 'typed'>): Promise<Answer> {
  const reached = await progress(props.visit.context.deps, props.file)
  return page(view({ ...props, reached, typed: props.visit.form }), { status: props.elsewhere ? 409 : 422 })
}

/** The page to edit. What can no longer be edited leads to where the case stands now. */
async function openPage(visit: Visit, pageId: string): Promise<{ readonly file: CaseFile; readonly definition: PageDefinition } | Answer> {
  const { deps } = visit.context
  const loaded = await loadCase(deps, visit.actor, { action: 'read-application', code: visit.params.code ?? '' })
  if (!loaded.ok) return notFound
  const definition = await editablePage(deps, loaded.value, pageId)
  if (definition.ok) return { file: loaded.value, definition: definition.value }
  return definition.code === 'not-editable' ? go(visit, casePath(loaded.value)) : notFound
}

interface ViewProps {
  readonly visit: Visit
  readonly tools: QuestionPageTools
  readonly file: CaseFile
  readonly definition: PageDefinition
  readonly reached: Progress
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** Saved by another window since this form was drawn. */
  readonly elsewhere?: readonly SavedThere[]
}

function view(props: ViewProps): VNode {
  const { visit, file, definition, problems } = props
  const { words, language } = visit
  const law = visit.context.deps.law()
  const service = definitionOf(law, file)
  const heading = words.of(`page.${definition.id}.title`)
  const intro = `page.${definition.id}.intro`
  const number = service.steps.indexOf(definition.step) + 1
  const back = file.state === 'returned' ? correctPath(file) : previousPage(props.reached, file, definition.id)
  return (
    <FormFrame
      visit={visit}
      file={file}
      progress={props.reached}
      step={definition.step}
      heading={heading}
      hasProblems={problems.length > 0 || props.elsewhere !== undefined}
      before={<BackLink text={words('common.back')} href={`/${language}${back}`} />}
    >
      {props.elsewhere ? (
        <ErrorSummary titleText={words('form.elsewhere.title')} descriptionText={words('form.elsewhere.text')} errorList={props.elsewhere} />
      ) : null}
      <ProblemSummary words={words} errors={errorsOf(words, definition.fields, problems)} />
      <PageHeading caption={words('form.step-of', { step: number, steps: service.steps.length })} title={heading} />
      {words.has(intro) ? <p>{words.of(intro)}</p> : null}
      <Questions {...props} />
    </FormFrame>
  )
}

/** The fields of the page that its answers ask for. */
function Questions(props: ViewProps): VNode {
  const { visit, file, definition, problems } = props
  const { words, language } = visit
  const { deps } = visit.context
  const law = deps.law()
  const today = deps.clock.dayOf(deps.clock.now())
  const fields = fieldsFor(definition, formFacts(law, definitionOf(law, file), { ...file, today }))
  return (
    <form method="post" action={`/${language}${casePath(file)}/${definition.id}`} novalidate>
      <input type="hidden" name={SEEN} value={file.eventCount} />
      {fields.map((field) => (
        <FieldView
          field={field}
          words={words}
          typed={props.typed}
          problem={problems.find((problem) => problem.field === field.name)}
          lists={props.tools.lists}
          hint={hintFor(props, field.name)}
          optionHints={field.name === 'speed' ? speedHints(props) : undefined}
        />
      ))}
      <Button text={words('common.continue')} preventDoubleClick />
    </form>
  )
}

/** The day the passport must reach stands at the field, before anybody gets it wrong. */
function hintFor({ visit, file }: ViewProps, field: string): string | undefined {
  if (field !== 'passportExpiresOn') return undefined
  const { deps } = visit.context
  const { validity } = definitionOf(deps.law(), file)
  const today = deps.clock.dayOf(deps.clock.now())
  const needed = passportNeededUntil({ answers: file.answers, validity, renewsUntil: file.renews?.validUntil, today })
  if (!needed) return undefined
  const day = writtenDay(visit.language, needed)
  return validity.kind === 'stay'
    ? visit.words('field.passportExpiresOn.needed', { day, months: validity.passportMonthsBeyond })
    : visit.words('field.passportExpiresOn.reach', { day })
}

/** How long each speed takes, from the terms alone. */
function speedHints({ visit, file }: ViewProps): Readonly<Record<string, string>> {
  const { workingDays } = definitionOf(visit.context.deps.law(), file).terms
  return Object.fromEntries(Object.entries(workingDays).map(([speed, count]) => [speed, visit.words('field.speed.decision-in', { count })]))
}
