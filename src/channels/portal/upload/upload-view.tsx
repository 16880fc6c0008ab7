import type { VNode } from 'preact'
import { definitionOf } from '../../../actions/case-facts.ts'
import type { DocumentRequirement } from '../../../core/service/definition.ts'
import { BackLink } from '../../ui/components/back-link.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { List, PageHeading } from '../../ui/components/layout.tsx'
import { codeText } from '../../ui/problem-text.ts'
import { FormFrame } from '../form-frame.tsx'
import { correctPath, previousPage } from '../form-way.ts'
import type { Visit } from '../visit.ts'
import { FileForm, GoOn, SpecimenOffer } from './file-form.tsx'
import { GivenPages } from './given-pages.tsx'
import type { UploadViewProps, Wrong } from './opened.ts'
import { PassportReading } from './passport-reading.tsx'
import { PortraitFindings } from './portrait-findings.tsx'

/** A page that asks for a file: what it must be, what there is of it and what was found on it, and the way to send another. */
export function UploadView(props: UploadViewProps): VNode {
  const { visit, opened, reached, wrong } = props
  const { words, language } = visit
  const { file, definition, requirement, given } = opened
  const heading = words.of(`page.${definition.id}.title`)
  const steps = definitionOf(visit.context.deps.law(), file).steps
  const back = file.state === 'returned' ? correctPath(file) : previousPage(reached, file, definition.id)
  const errors = wrong.map((one) => ({ text: errorText(visit, requirement, one), href: one.at }))
  return (
    <FormFrame
      visit={visit}
      file={file}
      progress={reached}
      step={definition.step}
      heading={heading}
      hasProblems={errors.length > 0}
      before={<BackLink text={words('common.back')} href={`/${language}${back}`} />}
    >
      {errors.length > 0 ? <ErrorSummary titleText={words('form.error-title', { count: errors.length })} errorList={errors} /> : null}
      <PageHeading caption={words('form.step-of', { step: steps.indexOf(definition.step) + 1, steps: steps.length })} title={heading} />
      <List items={rulesOf(visit, requirement)} />
      {given.length > 0 ? <Found {...props} /> : null}
      <FileForm {...props} error={wrong.find(({ at }) => at === '#picture') && errors[0]?.text} />
      {visit.context.demo ? <SpecimenOffer {...props} /> : null}
    </FormFrame>
  )
}

/** What there is, as it is best looked at. */
function Found(props: UploadViewProps): VNode {
  const { measured } = props.opened.given[0] ?? {}
  if (measured?.kind === 'portrait') return <PortraitFindings {...props} measured={measured} />
  if (measured?.kind === 'passport') return <PassportReading {...props} />
  return (
    <>
      <GivenPages {...props} />
      <GoOn {...props} />
    </>
  )
}

function errorText({ words }: Visit, requirement: DocumentRequirement, { code, facts, field }: Wrong): string {
  const { minWidth, minHeight, maxBytes } = requirement.picture
  return codeText(words, { code, field, facts: { minWidth, minHeight, maxBytes, ...facts } })
}

function rulesOf({ words }: Visit, requirement: DocumentRequirement): readonly string[] {
  const { minWidth, minHeight, maxPages = 1 } = requirement.picture
  const lines = ['rule-1', 'rule-2', 'rule-3'].map((rule) => `document.${requirement.id}.${rule}`).filter((key) => words.has(key))
  const pages = maxPages > 1 ? [words('form.upload.pages', { maxPages })] : []
  return [...lines.map((key) => words.of(key)), words('form.upload.least', { minWidth, minHeight }), ...pages]
}
