import type { VNode } from 'preact'
import { findCase, recoverReference, resumeByLink } from '../../actions/find-case.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import { checkField } from '../../core/form/check-field.ts'
import type { Problem } from '../../core/form/problem.ts'
import type { FieldDefinition } from '../../core/service/definition.ts'
import { Button } from '../ui/components/button.tsx'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { Input } from '../ui/components/input.tsx'
import { PageHeading } from '../ui/components/layout.tsx'
import type { OptionList } from '../ui/option-list.ts'
import { problemText } from '../ui/problem-text.ts'
import { fieldAnchor, FieldView } from './field-view.ts'
import { FreePage } from './frame.tsx'
import { casePath } from './form-way.ts'
import { troublePage } from './trouble.tsx'
import { type Answer, go, page, type Visit } from './visit.ts'

type Lists = Readonly<Record<string, OptionList>>

const BIRTH: FieldDefinition = { name: 'birthDate', kind: 'date', required: true }
const PASSPORT: FieldDefinition = { name: 'passportNumber', kind: 'document-number', required: true }
const EMAIL: FieldDefinition = { name: 'email', kind: 'email', required: true }
const NATIONALITY: FieldDefinition = { name: 'nationality', kind: 'list', list: 'nationalities', required: true }

export function showFind(visit: Visit, lists: Lists): Answer {
  return page(findView(visit, lists, { problems: [] }))
}

/** The three facts. One answer for every way of being wrong, so that nobody can find out who has applied. */
export async function saveFind(visit: Visit, lists: Lists): Promise<Answer> {
  const { form, context } = visit
  const [birth, passport] = [checkField(BIRTH, form, {}), checkField(PASSPORT, form, {})]
  const problems = [problemOf(BIRTH, birth), problemOf(PASSPORT, passport)].filter((problem) => problem !== undefined)
  if (!birth.ok || !passport.ok) return page(findView(visit, lists, { problems }), { status: 422 })
  const found = await findCase(context.deps, visit.actor, {
    reference: form.reference ?? '',
    birthDate: birth.value,
    passportNumber: passport.value,
    network: visit.network,
    heldCaseIds: visit.heldCaseIds,
  })
  if (found.ok) return go(visit, whereTo(found.value.file), found.value.token)
  return page(findView(visit, lists, { problems: [], refusal: found.code }), { status: found.code === 'too-many-requests' ? 429 : 422 })
}

function whereTo(file: CaseFile): string {
  return file.state === 'draft' ? `${casePath(file)}/check` : casePath(file)
}

function problemOf(field: FieldDefinition, checked: ReturnType<typeof checkField>): Problem | undefined {
  return checked.ok ? undefined : { field: field.name, code: checked.code, facts: checked.facts }
}

function findView(visit: Visit, lists: Lists, { problems, refusal }: { readonly problems: readonly Problem[]; readonly refusal?: string }): VNode {
  const { words, language, form } = visit
  const title = words('find.title')
  const text = refusal ? words.of(`problem.${refusal}`) : undefined
  const fields = [BIRTH, PASSPORT]
  const errors = [
    ...(text ? [{ text, href: '#reference' }] : []),
    ...problems.map((problem) => ({ text: problemText(words, problem), href: `#${fieldAnchor(fields.find((f) => f.name === problem.field) ?? BIRTH)}` })),
  ]
  return (
    <FreePage visit={visit} place="find" title={title} hasProblems={errors.length > 0} layout="form">
      {errors.length > 0 ? <ErrorSummary titleText={words('form.error-title', { count: errors.length })} errorList={errors} /> : null}
      <PageHeading title={title} />
      <p>{words('find.text')}</p>
      <form method="post" action={`/${language}/find`} novalidate>
        <Input
          name="reference"
          label={{ text: words('find.reference'), classes: 'govuk-label--s' }}
          hint={{ text: words('find.reference-hint') }}
          value={form.reference ?? visit.query.case ?? ''}
          classes="govuk-input--width-10 sapar-code"
          spellcheck={false}
          autocomplete="off"
          errorMessage={text ? { text, visuallyHiddenText: words('common.error-prefix') } : undefined}
        />
        {fields.map((field) => (
          <FieldView field={field} words={words} typed={form} problem={problems.find((problem) => problem.field === field.name)} lists={lists} />
        ))}
        <Button text={words('find.button')} preventDoubleClick />
      </form>
      <p>
        <a href={`/${language}/find/lost`}>{words('find.lost')}</a>
      </p>
    </FreePage>
  )
}

export function showLost(visit: Visit, lists: Lists): Answer {
  return page(lostView(visit, lists, []))
}

/** The answer is the same whether there is such a case or not. */
export async function saveLost(visit: Visit, lists: Lists): Promise<Answer> {
  const { form, context, words } = visit
  const fields = [EMAIL, NATIONALITY, PASSPORT]
  const options = { nationalities: Object.keys(context.deps.law().nationalityNames) }
  const problems = fields.map((field) => problemOf(field, checkField(field, form, options))).filter((problem) => problem !== undefined)
  if (problems.length > 0) return page(lostView(visit, lists, problems), { status: 422 })
  const asked = await recoverReference(context.deps, visit.actor, {
    email: form.email ?? '',
    nationality: form.nationality ?? '',
    passportNumber: form.passportNumber ?? '',
    network: visit.network,
  })
  if (!asked.ok) return page(troublePage(visit, { title: words('problem.too-many-requests'), text: words('find.later') }), { status: 429 })
  return page(troublePage(visit, { title: words('find.lost-done'), text: words('find.lost-done-text') }))
}

function lostView(visit: Visit, lists: Lists, problems: readonly Problem[]): VNode {
  const { words, language, form } = visit
  const title = words('find.lost-title')
  return (
    <FreePage visit={visit} place="find" title={title} hasProblems={problems.length > 0} layout="form">
      {problems.length > 0 ? (
        <ErrorSummary
          titleText={words('form.error-title', { count: problems.length })}
          errorList={problems.map((problem) => ({ text: problemText(words, problem), href: `#${problem.field}` }))}
        />
      ) : null}
      <PageHeading title={title} />
      <p>{words('find.lost-text')}</p>
      <form method="post" action={`/${language}/find/lost`} novalidate>
        {[EMAIL, NATIONALITY, PASSPORT].map((field) => (
          <FieldView field={field} words={words} typed={form} problem={problems.find((problem) => problem.field === field.name)} lists={lists} />
        ))}
        <Button text={words('find.lost-button')} preventDoubleClick />
      </form>
    </FreePage>
  )
}

/** A resume link opens on a button, because mail programs follow links by themselves. */
export function showResume(visit: Visit): Answer {
  const { words, language } = visit
  const title = words('resume.title')
  return page(
    <FreePage visit={visit} title={title} layout="form">
      <PageHeading title={title} />
      <p>{words('resume.text')}</p>
      <form method="post" action={`/${language}/resume/${encodeURIComponent(visit.params.token ?? '')}`}>
        <Button text={words('resume.button')} preventDoubleClick />
      </form>
    </FreePage>,
  )
}

export async function saveResume(visit: Visit): Promise<Answer> {
  const { words, language, context } = visit
  const found = await resumeByLink(context.deps, visit.actor, { token: visit.params.token ?? '', heldCaseIds: visit.heldCaseIds })
  if (found.ok) return go(visit, `${casePath(found.value.file)}/check`, found.value.token)
  return page(
    troublePage(visit, {
      title: words('resume.expired'),
      text: words('resume.expired-text'),
      action: { href: `/${language}/find`, text: words('common.nav.find') },
    }),
    { status: 410 },
  )
}
