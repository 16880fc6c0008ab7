import type { Actor } from '../core/access/actor.ts'
import { hoursAfter } from './sessions.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { may } from '../core/access/table.ts'
import type { Deps } from './deps.ts'
import { editableDocument } from './documents.ts'
import { loadCase } from './authorise.ts'
import type { OpenUpload } from './ports/uploads.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'objects' | 'uploads'>

/** The largest part that is taken in one request, bytes. */
export const PART_BYTES = 512 * 1024
/** A slow way may take its time; what nobody has come back for in a day goes. */
const KEPT_HOURS = 24
const OPEN_AT_ONCE = 6

export interface UploadState {
  readonly id: string
  /** Bytes that have arrived. */
  readonly offset: number
  readonly bytes: number
}

/** Opens a file that will come in parts. */
export async function openUpload(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly document: string; readonly bytes: number },
): Promise<Result<UploadState, 'not-found' | 'not-editable' | 'file-empty' | 'file-too-large' | 'too-many-requests'>> {
  const found = await editableDocument(deps, actor, input)
  if (!found.ok) return found
  const { file, requirement } = found.value
  const { maxBytes } = requirement.picture
  if (!Number.isSafeInteger(input.bytes) || input.bytes <= 0) return refuse('file-empty', {}, requirement.id)
  if (input.bytes > maxBytes) return refuse('file-too-large', { bytes: input.bytes, maxBytes }, requirement.id)
  const at = deps.clock.now()
  if ((await deps.uploads.countOf(file.id, at)) >= OPEN_AT_ONCE) return refuse('too-many-requests')
  const id = deps.chance.uuid(at)
  await deps.uploads.open({ id, caseId: file.id, requirement: requirement.id, bytes: input.bytes, expiresAt: hoursAfter(at, KEPT_HOURS) }, at)
  return ok({ id, offset: 0, bytes: input.bytes })
}

interface Which {
  readonly code: string
  readonly upload: string
}

async function opened(deps: Needs, actor: Actor, { code, upload }: Which): Promise<Result<OpenUpload, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'upload-document', code })
  if (!loaded.ok) return loaded
  const found = await deps.uploads.find(upload, deps.clock.now())
  return found && found.caseId === loaded.value.id ? ok(found) : refuse('not-found')
}

async function offsetOf(deps: Needs, id: string): Promise<number> {
  return (await deps.uploads.parts(id)).reduce((sum, { object }) => sum + object.bytes, 0)
}

/** How much of it has arrived: where to go on after a dropped connection. */
export async function uploadState(deps: Needs, actor: Actor, input: Which): Promise<Result<UploadState, 'not-found'>> {
  const found = await opened(deps, actor, input)
  return found.ok ? ok({ id: found.value.id, offset: await offsetOf(deps, found.value.id), bytes: found.value.bytes }) : found
}

/** The next part, at the place where the last one ended; otherwise the answer says where that is. */
export async function addUploadPart(
  deps: Needs,
  actor: Actor,
  input: Which & { readonly start: number; readonly content: Uint8Array },
): Promise<Result<UploadState, 'not-found' | 'offset-differs' | 'file-empty' | 'file-too-large'>> {
  const found = await opened(deps, actor, input)
  if (!found.ok) return found
  const { id, bytes } = found.value
  const { start, content } = input
  if (content.length === 0) return refuse('file-empty')
  const offset = await offsetOf(deps, id)
  if (start !== offset) return refuse('offset-differs', { offset })
  if (content.length > PART_BYTES || offset + content.length > bytes) return refuse('file-too-large', { maxBytes: Math.min(PART_BYTES, bytes - offset) })
  const object = await deps.objects.put(content)
  if (await deps.uploads.addPart(id, { start, object })) return ok({ id, offset: offset + content.length, bytes })
  await deps.objects.remove(object.key)
  return refuse('offset-differs', { offset: await offsetOf(deps, id) })
}

/** The whole file, once every part has arrived. */
export async function uploadedContent(deps: Needs, actor: Actor, input: Which): Promise<Result<Uint8Array, 'not-found' | 'upload-broken'>> {
  const found = await opened(deps, actor, input)
  if (!found.ok) return found
  const parts = await deps.uploads.parts(found.value.id)
  const pieces = await Promise.all(parts.map(({ object }) => deps.objects.get(object)))
  const content = Buffer.concat(pieces.filter((piece) => piece !== undefined))
  return content.length === found.value.bytes ? ok(new Uint8Array(content)) : refuse('upload-broken')
}

/** After the file was taken, or refused for good: its parts are not needed any more. */
export async function closeUpload(deps: Needs, actor: Actor, input: Which): Promise<void> {
  const found = await opened(deps, actor, input)
  if (!found.ok) return
  for (const key of await deps.uploads.remove(found.value.id)) await deps.objects.remove(key)
}

/** Uploads that nobody came back for. */
export async function removeOldUploads(deps: Pick<Deps, 'clock' | 'objects' | 'uploads'>, actor: Actor): Promise<number> {
  if (!may(actor, 'remove-expired')) return 0
  const keys = await deps.uploads.removeExpired(deps.clock.now())
  for (const key of keys) await deps.objects.remove(key)
  return keys.length
}
