import { loadCase } from '../../actions/authorise.ts'
import { definitionOf } from '../../actions/case-facts.ts'
import { Button } from '../ui/components/button.tsx'
import { Flow, PageHeading } from '../ui/components/layout.tsx'
import { FreePage } from './frame.tsx'
import { CaseCaption } from './case-caption.tsx'
import { casePath } from './form-way.ts'
import { FilledFormLink } from './paper-form.tsx'
import { type Answer, notFound, page, type Visit } from './visit.ts'

/** Leaving the form: what is saved, until when, and how to come back. */
export async function showSaved(visit: Visit): Promise<Answer> {
  const { deps } = visit.context
  const loaded = await loadCase(deps, visit.actor, { action: 'read-application', code: visit.params.code ?? '' })
  if (!loaded.ok) return notFound
  const file = loaded.value
  const { words, language } = visit
  const title = words('saved.title')
  const days = definitionOf(deps.law(), file).terms.draftKeptDays
  return page(
    <FreePage visit={visit} place="find" title={title} layout="form">
      <PageHeading caption={<CaseCaption words={words} code={file.code} />} title={title} />
      <Flow>
        <p>{file.email ? words('saved.mailed', { email: file.email }) : words('saved.no-mail')}</p>
        <p>{words('saved.reference', { code: file.code })}</p>
        <p>{words('saved.kept', { days })}</p>
        <FilledFormLink visit={visit} file={file} />
      </Flow>
      <Button text={words('saved.continue')} href={`/${language}${casePath(file)}/check`} />
    </FreePage>,
  )
}
