import type { MultipartFile } from '@fastify/multipart'
import { ok, refuse, type Result } from '../../core/kernel/result.ts'
import type { DocumentRequirement } from '../../core/service/definition.ts'
import type { Visit } from './visit.ts'

export type Upload = { readonly kind: 'none' } | { readonly kind: 'file'; readonly content: Uint8Array }
export type UploadTrouble = 'file-too-large' | 'upload-broken'

/** One file of the form, read up to the limit of its requirement. Name and declared type are ignored: the content speaks for itself. */
export async function readUpload(visit: Visit, requirement: DocumentRequirement): Promise<Result<Upload, UploadTrouble>> {
  if (!visit.request.isMultipart()) return ok({ kind: 'none' })
  try {
    const parts = visit.request.parts({ limits: { fileSize: requirement.picture.maxBytes, files: 1, fields: 4, fieldSize: 200, parts: 6 } })
    let upload: Upload = { kind: 'none' }
    for await (const part of parts) {
      if (part.type === 'field' && part.fieldname === 'specimen') upload = await specimen(visit, String(part.value))
      if (part.type !== 'file') continue
      const read = await readFile(part, requirement)
      if (!read.ok) return read
      if (read.value.length > 0) upload = { kind: 'file', content: read.value }
    }
    return ok(upload)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return code === 'FST_REQ_FILE_TOO_LARGE' ? tooLarge(requirement) : refuse('upload-broken', {}, requirement.id)
  }
}

async function readFile(part: MultipartFile, requirement: DocumentRequirement): Promise<Result<Uint8Array, UploadTrouble>> {
  const content = await part.toBuffer()
  return part.file.truncated ? tooLarge(requirement) : ok(new Uint8Array(content))
}

function tooLarge(requirement: DocumentRequirement): Result<never, 'file-too-large'> {
  return refuse('file-too-large', { maxBytes: requirement.picture.maxBytes }, requirement.id)
}

async function specimen(visit: Visit, document: string): Promise<Upload> {
  const content = visit.context.demo ? await visit.context.specimen(document) : undefined
  return content ? { kind: 'file', content } : { kind: 'none' }
}

/** One picture of a form that belongs to no case. Empty when none was chosen. */
export async function readPicture(visit: Visit, field: string, maxBytes: number): Promise<Result<Uint8Array, UploadTrouble>> {
  if (!visit.request.isMultipart()) return ok(new Uint8Array())
  try {
    const part = await visit.request.file({ limits: { fileSize: maxBytes, files: 1, fields: 2, parts: 3 } })
    if (!part) return ok(new Uint8Array())
    const content = await part.toBuffer()
    return part.file.truncated ? refuse('file-too-large', { maxBytes }, field) : ok(new Uint8Array(content))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return code === 'FST_REQ_FILE_TOO_LARGE' ? refuse('file-too-large', { maxBytes }, field) : refuse('upload-broken', {}, field)
  }
}
