import type { MultipartFile } from '@fastify/multipart'
import { uploadedContent } from '../../../actions/upload-parts.ts'
import type { CaseFile } from '../../../core/case/case-file.ts'
import { ok, refuse, type Result } from '../../../core/kernel/result.ts'
import type { DocumentRequirement } from '../../../core/service/definition.ts'
import type { Visit } from '../visit.ts'
import { bytesInTime, TooSlow } from './bytes-in-time.ts'

export type Upload =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly content: Uint8Array; readonly replaces?: string | undefined }
  /** It came in parts before; `id` is the upload that is to be closed. */
  | { readonly kind: 'parts'; readonly id: string; readonly content: Uint8Array; readonly replaces?: string | undefined }
export type UploadTrouble = 'file-too-large' | 'upload-broken' | 'upload-too-slow'

interface Wanted {
  readonly file: CaseFile
  readonly requirement: DocumentRequirement
}

/** One file of the form, read up to the limit of its requirement. Name and declared type are ignored: the content speaks for itself. */
export async function readUpload(visit: Visit, wanted: Wanted): Promise<Result<Upload, UploadTrouble>> {
  return visit.request.isMultipart() ? readForm(visit, wanted.requirement) : readParts(visit, wanted)
}

/** The small form that a script sends after it brought the file in parts. */
async function readParts(visit: Visit, { file, requirement }: Wanted): Promise<Result<Upload, UploadTrouble>> {
  const { upload, replaces } = visit.form
  if (!upload) return ok({ kind: 'none' })
  const content = await uploadedContent(visit.context.deps, visit.actor, { code: file.code, upload })
  return content.ok ? ok({ kind: 'parts', id: upload, content: content.value, replaces }) : refuse('upload-broken', {}, requirement.id)
}

async function readForm(visit: Visit, requirement: DocumentRequirement): Promise<Result<Upload, UploadTrouble>> {
  try {
    const { maxBytes } = requirement.picture
    const parts = visit.request.parts({ limits: { fileSize: maxBytes, files: 1, fields: 4, fieldSize: 200, parts: 6 } })
    let content: Uint8Array | undefined
    let replaces: string | undefined
    for await (const part of parts) {
      if (part.type === 'field' && part.fieldname === 'specimen') content = await specimen(visit, String(part.value))
      if (part.type === 'field' && part.fieldname === 'replaces') replaces = String(part.value)
      if (part.type !== 'file') continue
      const read = await readFile(part, requirement)
      if (!read.ok) return read
      if (read.value.length > 0) content = read.value
    }
    return ok(content ? { kind: 'file', content, replaces } : { kind: 'none' })
  } catch (error) {
    return troubleOf(error, requirement)
  }
}

function troubleOf(error: unknown, requirement: DocumentRequirement): Result<never, UploadTrouble> {
  if (error instanceof TooSlow) return refuse('upload-too-slow', {}, requirement.id)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code === 'FST_REQ_FILE_TOO_LARGE' ? tooLarge(requirement) : refuse('upload-broken', {}, requirement.id)
}

async function readFile(part: MultipartFile, requirement: DocumentRequirement): Promise<Result<Uint8Array, UploadTrouble>> {
  const content = await bytesInTime(part.file)
  return part.file.truncated ? tooLarge(requirement) : ok(content)
}

function tooLarge(requirement: DocumentRequirement): Result<never, 'file-too-large'> {
  return refuse('file-too-large', { maxBytes: requirement.picture.maxBytes }, requirement.id)
}

async function specimen(visit: Visit, document: string): Promise<Uint8Array | undefined> {
  const { demo, deps } = visit.context
  // There is a drawing for every document that some service asks for, and for nothing else.
  const isAsked = deps.law().definitions.some(({ documents }) => documents.some(({ id }) => id === document))
  return demo && isAsked ? visit.context.specimen(document) : undefined
}

/** One picture of a form that belongs to no case. Empty when none was chosen. */
export async function readPicture(visit: Visit, field: string, maxBytes: number): Promise<Result<Uint8Array, UploadTrouble>> {
  if (!visit.request.isMultipart()) return ok(new Uint8Array())
  try {
    const part = await visit.request.file({ limits: { fileSize: maxBytes, files: 1, fields: 2, parts: 3 } })
    if (!part) return ok(new Uint8Array())
    const content = await bytesInTime(part.file)
    return part.file.truncated ? refuse('file-too-large', { maxBytes }, field) : ok(content)
  } catch (error) {
    if (error instanceof TooSlow) return refuse('upload-too-slow', {}, field)
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return code === 'FST_REQ_FILE_TOO_LARGE' ? refuse('file-too-large', { maxBytes }, field) : refuse('upload-broken', {}, field)
  }
}
