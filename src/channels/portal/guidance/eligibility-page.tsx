import type { VNode } from 'preact'
import type { Typed } from '../../../core/form/check-field.ts'
import type { Problem } from '../../../core/form/problem.ts'
import { Button } from '../../ui/components/button.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { PageHeading } from '../../ui/components/layout.tsx'
import { problemText } from '../../ui/problem-text.ts'
import { fieldAnchor, FieldView } from '../field-view.ts'
import { FreePage } from '../frame.tsx'
import { type Answer, page, type Visit } from '../visit.ts'
import { checkQuestion, questionFields } from './eligibility-question.ts'
import { resultView } from './eligibility-result.tsx'
import { queryOf, type Rules, rulesOf, withQuery } from './facts.ts'
import type { GuidanceTools } from './guidance-tools.ts'

/** One address for question and answer: a result can be kept as a bookmark, and nothing about a person stands in it. */
export function showEligibility(visit: Visit, tools: GuidanceTools): Answer {
  const rules = rulesOf(visit)
  const typed = queryOf(visit)
  const checked = checkQuestion(rules, typed)
  const framed = withQuery(visit)
  if (checked.kind === 'found' && typed.change === undefined) return page(resultView(framed, rules, checked.found))
  const problems = checked.kind === 'problems' ? checked.problems : []
  return page(questionView({ visit: framed, rules, tools, typed, problems }), { status: problems.length > 0 ? 422 : 200 })
}

interface QuestionProps {
  readonly visit: Visit
  readonly rules: Rules
  readonly tools: GuidanceTools
  readonly typed: Typed
  readonly problems: readonly Problem[]
}

function questionView({ visit, rules, tools, typed, problems }: QuestionProps): VNode {
  const { words, language } = visit
  const fields = questionFields(rules)
  const title = words('eligibility.title')
  const shown = typed.travelDocument === undefined ? { ...typed, travelDocument: 'ordinary-passport' } : typed
  const anchor = (name: string) => `#${fieldAnchor(fields.find((field) => field.name === name) ?? { name, kind: 'text', required: true })}`
  return (
    <FreePage visit={visit} place="services" title={title} hasProblems={problems.length > 0} layout="form">
      {problems.length > 0 ? (
        <ErrorSummary
          titleText={words('form.error-title', { count: problems.length })}
          errorList={problems.map((problem) => ({ text: problemText(words, problem), href: anchor(problem.field) }))}
        />
      ) : null}
      <PageHeading caption={words('service.tourist-card.name')} title={title} />
      <p>{words('eligibility.intro')}</p>
      <form method="get" action={`/${language}/tourist-card/eligibility`} novalidate>
        {fields.map((field) => (
          <FieldView
            field={field}
            words={words}
            typed={shown}
            problem={problems.find((problem) => problem.field === field.name)}
            lists={tools.lists}
            {...(field.name === 'entryOn' ? { hint: words('eligibility.entry-hint') } : {})}
          />
        ))}
        <Button text={words('eligibility.button')} />
      </form>
    </FreePage>
  )
}
