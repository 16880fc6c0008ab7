import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { documentsFor, type DocumentRequirement } from '../core/service/definition.ts'
import { eventActor, loadCase } from './authorise.ts'
import { definitionOf, formFacts } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { PictureProblem } from './ports.ts'
import { noteOpening } from './note-opening.ts'
import { editablePage } from './save-answers.ts'
import { saveWithFiles } from './save-case.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'objects' | 'pictures'>
export type UploadProblem = PictureProblem | 'picture-wrong-shape' | 'file-missing'

/** Takes one picture: sniffed, decoded and re-encoded apart from this process, kept encrypted, and only the re-encoded one is ever shown. */
export async function uploadDocument(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly document: string; readonly content: Uint8Array },
): Promise<Result<CaseFile, 'not-found' | 'not-editable' | 'changed-meanwhile' | UploadProblem>> {
  const loaded = await loadCase(deps, actor, { action: 'upload-document', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const requirement = await requirementOf(deps, file, input.document)
  if (!requirement.ok) return requirement
  if (input.content.length === 0) return refuse('file-missing', {}, input.document)
  const picture = await deps.pictures.read(input.content, requirement.value.picture)
  if (!picture.ok) return { ...picture, field: input.document }
  const shape = checkShape(requirement.value, picture.value)
  if (!shape.ok) return shape
  const [original, shown] = await Promise.all([deps.objects.put(input.content), deps.objects.put(picture.value.jpeg)])
  const at = deps.clock.now()
  const { width, height, sniffed } = picture.value
  return saveWithFiles(
    deps,
    { file, objects: [original, shown] },
    {
      at,
      patch: {},
      events: [{ kind: 'upload-document', actor: eventActor(actor), at, data: { document: input.document, width, height } }],
      document: { id: deps.chance.uuid(at), requirement: input.document, original, shown, width, height, sniffed, uploadedAt: at },
    },
  )
}

async function requirementOf(deps: Needs, file: CaseFile, document: string): Promise<Result<DocumentRequirement, 'not-found' | 'not-editable'>> {
  const law = deps.law()
  const definition = definitionOf(law, file)
  const facts = formFacts(law, definition, { answers: file.answers, today: deps.clock.dayOf(deps.clock.now()) })
  const requirement = documentsFor(definition, facts).find((d) => d.id === document)
  const page = definition.pages.find((p) => p.document === document)
  if (!requirement || !page) return refuse('not-found')
  const editable = await editablePage(deps, file, page.id)
  return editable.ok ? ok(requirement) : editable
}

function checkShape(requirement: DocumentRequirement, picture: { readonly width: number; readonly height: number }): Result<true, 'picture-wrong-shape'> {
  const range = requirement.ratioHundredths
  if (!range) return ok(true)
  const ratio = Math.round((picture.width / picture.height) * 100)
  return ratio >= range[0] && ratio <= range[1] ? ok(true) : refuse('picture-wrong-shape', { ratio, from: range[0], to: range[1] }, requirement.id)
}

/** The re-encoded picture of a case. For an official that is a look into the file like any other. */
export async function readDocument(
  deps: Pick<Deps, 'clock' | 'cases' | 'objects'>,
  actor: Actor,
  input: { readonly code: string; readonly document: string },
): Promise<Result<Uint8Array, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'read-document', code: input.code })
  if (!loaded.ok) return loaded
  const documents = await deps.cases.documents(loaded.value.id)
  const document = documents.find((d) => d.requirement === input.document)
  if (document && actor.kind === 'staff') await noteOpening(deps, actor, loaded.value.id)
  const content = document ? await deps.objects.get(document.shown) : undefined
  return content ? ok(content) : refuse('not-found')
}
