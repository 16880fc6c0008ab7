import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { documentsFor, type DocumentRequirement } from '../core/service/definition.ts'
import { eventActor, loadCase } from './authorise.ts'
import { definitionOf, formFacts } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { CaseDocument } from './ports/cases.ts'
import { noteOpening } from './note-opening.ts'
import { editablePage } from './save-answers.ts'
import { saveCase } from './save-case.ts'

type Needs = Pick<Deps, 'clock' | 'cases' | 'law'>

/** A document that its owner may change now, with the pages it has. */
export interface EditableDocument {
  readonly file: CaseFile
  readonly requirement: DocumentRequirement
  readonly given: readonly CaseDocument[]
}

type ChangeOfDocument = 'upload-document' | 'add-pages' | 'arrange-pages' | 'crop-portrait'

export async function editableDocument(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly document: string; readonly action?: ChangeOfDocument },
): Promise<Result<EditableDocument, 'not-found' | 'not-editable'>> {
  const loaded = await loadCase(deps, actor, { action: input.action ?? 'upload-document', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const law = deps.law()
  const definition = definitionOf(law, file)
  const facts = formFacts(law, definition, { ...file, today: deps.clock.dayOf(deps.clock.now()) })
  const requirement = documentsFor(definition, facts).find((d) => d.id === input.document)
  const page = definition.pages.find((p) => p.document === input.document)
  if (!requirement || !page) return refuse('not-found')
  const editable = await editablePage(deps, file, page.id)
  if (!editable.ok) return editable
  const given = (await deps.cases.documents(file.id)).filter((document) => document.requirement === requirement.id)
  return ok({ file, requirement, given })
}

export interface PageMove {
  readonly code: string
  readonly document: string
  readonly page: string
  readonly to: 'before' | 'after' | 'away'
}

/** Puts a page one place nearer to the beginning or the end, or takes it away. What asks for a page that is gone meanwhile changes nothing. */
export async function arrangePages(deps: Needs, actor: Actor, input: PageMove): Promise<Result<CaseFile, 'not-found' | 'not-editable' | 'changed-meanwhile'>> {
  const found = await editableDocument(deps, actor, { code: input.code, document: input.document, action: 'arrange-pages' })
  if (!found.ok) return found
  const { file, requirement, given } = found.value
  const ids = given.map(({ id }) => id)
  const pages = rearranged(ids, input)
  if (pages.join() === ids.join()) return ok(file)
  const at = deps.clock.now()
  const data = { document: requirement.id, pages: pages.length }
  return saveCase(deps.cases, file, {
    at,
    patch: {},
    events: [{ kind: 'arrange-pages', actor: eventActor(actor), at, data }],
    documents: { requirement: requirement.id, pages },
  })
}

function rearranged(ids: readonly string[], { page, to }: PageMove): readonly string[] {
  const at = ids.indexOf(page)
  if (at < 0) return ids
  const rest = ids.filter((id) => id !== page)
  if (to === 'away') return rest
  const place = Math.max(0, at + (to === 'before' ? -1 : 1))
  return [...rest.slice(0, place), page, ...rest.slice(place)]
}

/** A re-encoded page of a case; `page` counts from 1. For an official that is a look into the file like any other. */
export async function readDocument(
  deps: Pick<Deps, 'clock' | 'cases' | 'objects'>,
  actor: Actor,
  input: { readonly code: string; readonly document: string; readonly page?: number },
): Promise<Result<Uint8Array, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'read-document', code: input.code })
  if (!loaded.ok) return loaded
  const documents = await deps.cases.documents(loaded.value.id)
  const document = documents.filter((d) => d.requirement === input.document)[(input.page ?? 1) - 1]
  if (document && actor.kind === 'staff') await noteOpening(deps, actor, loaded.value.id)
  const content = document ? await deps.objects.get(document.shown) : undefined
  return content ? ok(content) : refuse('not-found')
}
