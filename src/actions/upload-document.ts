import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { refuse, type Result } from '../core/kernel/result.ts'
import { eventActor } from './authorise.ts'
import type { Deps } from './deps.ts'
import { type EditableDocument, editableDocument } from './documents.ts'
import { measureDocument, type PortraitStop } from './measure-document.ts'
import type { CaseDocument, Measured } from './ports/case-records.ts'
import type { Pages, Picture, PictureProblem, StoredObject } from './ports.ts'
import { saveWithFiles } from './save-case.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'objects' | 'pictures' | 'capture' | 'virusScan'>
export type UploadProblem = PictureProblem | PortraitStop | 'file-missing' | 'file-infected' | 'too-many-pages'
export type UploadRefused = 'not-found' | 'not-editable' | 'changed-meanwhile' | UploadProblem

export interface NewFile {
  readonly code: string
  readonly document: string
  readonly content: Uint8Array
  /** `all`: the file is the whole document. `add`: its pages come after those that are there. Otherwise the id of the page whose place it takes. */
  readonly place: 'all' | 'add' | { readonly page: string }
}

/**
 * Takes one file: looked through for viruses where a scanner is set up, its kind told from its content, decoded and drawn anew page by page apart from this process.
 * The original is kept encrypted and never shown; what is shown are the pages drawn anew, with what was measured on them.
 */
export async function uploadDocument(deps: Needs, actor: Actor, input: NewFile): Promise<Result<CaseFile, UploadRefused>> {
  const { code, document, place } = input
  const found = await editableDocument(deps, actor, { code, document, action: place === 'add' ? 'add-pages' : 'upload-document' })
  if (!found.ok) return found
  const { requirement } = found.value
  if (input.content.length === 0) return refuse('file-missing', {}, requirement.id)
  const room = roomFor(found.value, place)
  if (room === 0) return refuse('too-many-pages', { maxPages: requirement.picture.maxPages ?? 1 }, requirement.id)
  const scan = (await deps.virusScan?.scan(input.content)) ?? 'off'
  if (scan === 'infected') return refuse('file-infected', {}, requirement.id)
  const read = await deps.pictures.read(input.content, { ...requirement.picture, maxPages: room })
  if (!read.ok) return { ...read, field: requirement.id }
  const measured = await measureDocument(deps, requirement, { original: input.content, page: read.value[0] })
  if (measured && 'ok' in measured) return measured
  return keep(deps, actor, { ...found.value, input, pages: read.value, scan, ...(measured ? { measured } : {}) })
}

interface Kept extends EditableDocument {
  readonly input: NewFile
  readonly pages: Pages
  readonly scan: CaseDocument['scan']
  readonly measured?: Measured
}

async function keep(deps: Needs, actor: Actor, kept: Kept): Promise<Result<CaseFile, 'changed-meanwhile'>> {
  const { file, requirement, given, input, pages } = kept
  const at = deps.clock.now()
  const original = await deps.objects.put(input.content)
  const rows = await Promise.all(pages.map((page) => rowOf(deps, { ...kept, page, original, at })))
  const { width, height } = pages[0]
  return saveWithFiles(
    deps,
    { file, objects: [original, ...rows.map(({ shown }) => shown)] },
    {
      at,
      patch: {},
      events: [{ kind: 'upload-document', actor: eventActor(actor), at, data: { document: requirement.id, width, height, pages: pages.length } }],
      documents: { requirement: requirement.id, pages: placed(given, rows, input.place) },
    },
  )
}

async function rowOf(deps: Needs, made: Kept & { readonly page: Picture; readonly original: StoredObject; readonly at: Instant }): Promise<CaseDocument> {
  const { page, original, at, scan, measured, requirement } = made
  const { width, height, sniffed } = page
  const shown = await deps.objects.put(page.jpeg)
  const row = { id: deps.chance.uuid(at), requirement: requirement.id, original, shown, width, height, sniffed, scan, uploadedAt: at }
  return page === made.pages[0] && measured ? { ...row, measured } : row
}

/** How many pages the file may have. */
function roomFor({ requirement, given }: EditableDocument, place: NewFile['place']): number {
  const most = requirement.picture.maxPages ?? 1
  if (place === 'all') return most
  return place === 'add' ? Math.max(0, most - given.length) : most - given.length + 1
}

function placed(given: readonly CaseDocument[], rows: readonly CaseDocument[], place: NewFile['place']): readonly (string | CaseDocument)[] {
  const ids = given.map(({ id }) => id)
  if (place === 'all') return rows
  if (place === 'add') return [...ids, ...rows]
  return ids.flatMap((id): readonly (string | CaseDocument)[] => (id === place.page ? rows : [id]))
}
