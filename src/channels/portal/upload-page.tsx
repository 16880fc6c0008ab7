import type { VNode } from 'preact'
import { loadCase } from '../../actions/authorise.ts'
import { definitionOf } from '../../actions/case-facts.ts'
import { readDocument, uploadDocument } from '../../actions/documents.ts'
import { editablePage } from '../../actions/save-answers.ts'
import { progress } from '../../actions/submit-application.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import type { Progress } from '../../core/form/check-page.ts'
import type { Refusal } from '../../core/kernel/result.ts'
import type { DocumentRequirement, PageDefinition } from '../../core/service/definition.ts'
import { BackLink } from '../ui/components/back-link.tsx'
import { Button } from '../ui/components/button.tsx'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { FileUpload } from '../ui/components/file-upload.tsx'
import { List, PageHeading, Small } from '../ui/components/layout.tsx'
import { FormFrame } from './form-frame.tsx'
import { afterPage, casePath, correctPath, previousPage } from './form-way.ts'
import { readUpload } from './read-upload.ts'
import { type Answer, go, notFound, page, type Visit } from './visit.ts'

interface Opened {
  readonly file: CaseFile
  readonly definition: PageDefinition
  readonly requirement: DocumentRequirement
}

export async function showUpload(visit: Visit, pageId: string): Promise<Answer> {
  const opened = await open(visit, pageId)
  if ('kind' in opened) return opened
  return page(view(visit, opened, { reached: await progress(visit.context.deps, opened.file), given: await isGiven(visit, opened) }))
}

/** Takes the picture, or the demo's own specimen, so that a newcomer can finish without a passport at hand. */
export async function saveUpload(visit: Visit, pageId: string): Promise<Answer> {
  const opened = await open(visit, pageId)
  if ('kind' in opened) return opened
  const { file, requirement } = opened
  const given = await isGiven(visit, opened)
  const upload = await readUpload(visit, requirement)
  if (!upload.ok) return refused(visit, opened, { refusal: upload, given })
  if (upload.value.kind === 'none' && given) return go(visit, await afterPage(visit, file, pageId))
  const content = upload.value.kind === 'none' ? new Uint8Array() : upload.value.content
  const taken = await take(visit, { code: file.code, document: requirement.id, content })
  if (taken.ok) return go(visit, await afterPage(visit, taken.value, pageId))
  if (taken.code === 'not-found') return notFound
  return taken.code === 'not-editable' ? go(visit, casePath(file)) : refused(visit, opened, { refusal: taken, given })
}

/** Another window may save in the same moment: nobody has to choose the file again for that. */
async function take(visit: Visit, upload: Parameters<typeof uploadDocument>[2]): ReturnType<typeof uploadDocument> {
  for (;;) {
    const taken = await uploadDocument(visit.context.deps, visit.actor, upload)
    if (taken.ok || taken.code !== 'changed-meanwhile') return taken
  }
}

/** The picture as it was re-encoded, for its owner. */
export async function showPicture(visit: Visit): Promise<Answer> {
  const found = await readDocument(visit.context.deps, visit.actor, { code: visit.params.code ?? '', document: visit.params.document ?? '' })
  return found.ok ? { kind: 'file', content: found.value, type: 'image/jpeg' } : notFound
}

/** The page to edit. What can no longer be edited leads to where the case stands now. */
async function open(visit: Visit, pageId: string): Promise<Opened | Answer> {
  const { deps } = visit.context
  const loaded = await loadCase(deps, visit.actor, { action: 'read-application', code: visit.params.code ?? '' })
  if (!loaded.ok) return notFound
  const definition = await editablePage(deps, loaded.value, pageId)
  if (!definition.ok) return definition.code === 'not-editable' ? go(visit, casePath(loaded.value)) : notFound
  const requirement = definitionOf(deps.law(), loaded.value).documents.find((document) => document.id === definition.value.document)
  return requirement ? { file: loaded.value, definition: definition.value, requirement } : notFound
}

async function isGiven(visit: Visit, opened: Opened): Promise<boolean> {
  const documents = await visit.context.deps.cases.documents(opened.file.id)
  return documents.some((document) => document.requirement === opened.requirement.id)
}

async function refused(visit: Visit, opened: Opened, seen: { refusal: Refusal; given: boolean }): Promise<Answer> {
  const reached = await progress(visit.context.deps, opened.file)
  return page(view(visit, opened, { reached, given: seen.given, refusal: seen.refusal }), { status: 422 })
}

function view(visit: Visit, opened: Opened, seen: { reached: Progress; given: boolean; refusal?: Refusal }): VNode {
  const { words, language } = visit
  const { file, definition, requirement } = opened
  const heading = words.of(`page.${definition.id}.title`)
  const steps = definitionOf(visit.context.deps.law(), file).steps
  const action = `/${language}${casePath(file)}/${definition.id}`
  const { minWidth, minHeight, maxBytes } = requirement.picture
  const error = seen.refusal
    ? words.of(`problem.${seen.refusal.code}`, { ...seen.refusal.facts, minWidth, minHeight, megabytes: maxBytes / 1_000_000 })
    : undefined
  const back = file.state === 'returned' ? correctPath(file) : previousPage(seen.reached, file, definition.id)
  return (
    <FormFrame
      visit={visit}
      file={file}
      progress={seen.reached}
      step={definition.step}
      heading={heading}
      hasProblems={error !== undefined}
      before={<BackLink text={words('common.back')} href={`/${language}${back}`} />}
    >
      {error ? <ErrorSummary titleText={words('form.error-title', { count: 1 })} errorList={[{ text: error, href: '#picture' }]} /> : null}
      <PageHeading caption={words('form.step-of', { step: steps.indexOf(definition.step) + 1, steps: steps.length })} title={heading} />
      <List items={rulesOf(visit, requirement)} />
      {seen.given ? <Given visit={visit} opened={opened} /> : null}
      <PictureForm visit={visit} action={action} requirement={requirement} given={seen.given} error={error} />
      {visit.context.demo ? <SpecimenOffer visit={visit} action={action} requirement={requirement} /> : null}
    </FormFrame>
  )
}

interface PictureFormProps {
  readonly visit: Visit
  readonly action: string
  readonly requirement: DocumentRequirement
  readonly given: boolean
  readonly error: string | undefined
}

function PictureForm({ visit, action, requirement, given, error }: PictureFormProps): VNode {
  const { words } = visit
  return (
    <form method="post" action={action} enctype="multipart/form-data" novalidate>
      <FileUpload
        name="picture"
        label={{ text: given ? words('form.upload.replace') : words('form.upload.choose'), classes: 'govuk-label--s' }}
        hint={{ text: words('form.upload.hint', { megabytes: requirement.picture.maxBytes / 1_000_000 }) }}
        errorMessage={error ? { text: error, visuallyHiddenText: words('common.error-prefix') } : undefined}
        attributes={{ accept: 'image/jpeg,image/png,image/webp' }}
        javascript
        chooseFilesButtonText={words('form.upload.button')}
        dropInstructionText={words('form.upload.drop')}
        noFileChosenText={words('form.upload.none')}
      />
      <Button text={words('common.continue')} preventDoubleClick />
    </form>
  )
}

function rulesOf({ words }: Visit, requirement: DocumentRequirement): readonly string[] {
  const { minWidth, minHeight } = requirement.picture
  const lines = ['rule-1', 'rule-2', 'rule-3'].map((rule) => `document.${requirement.id}.${rule}`).filter((key) => words.has(key))
  return [...lines.map((key) => words.of(key)), words('form.upload.least', { minWidth, minHeight })]
}

function Given({ visit, opened }: { readonly visit: Visit; readonly opened: Opened }): VNode {
  const { words, language } = visit
  const src = `/${language}${casePath(opened.file)}/picture/${opened.requirement.id}`
  return (
    <figure class="sapar-portrait sapar-upload-given">
      <img src={src} alt={words('form.upload.alt', { document: words.of(`document.${opened.requirement.id}.name`) })} />
      <figcaption>{words('form.upload.given')}</figcaption>
    </figure>
  )
}

function SpecimenOffer({ visit, action, requirement }: { readonly visit: Visit; readonly action: string; readonly requirement: DocumentRequirement }): VNode {
  const { words } = visit
  return (
    <form method="post" action={action} enctype="multipart/form-data" class="sapar-specimen-offer">
      <input type="hidden" name="specimen" value={requirement.id} />
      <Small>{words('form.upload.specimen-why')}</Small>
      <Button text={words('form.upload.specimen')} classes="govuk-button--secondary" preventDoubleClick />
    </form>
  )
}
