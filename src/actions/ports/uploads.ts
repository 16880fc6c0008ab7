import type { Instant } from '../../core/kernel/instant.ts'
import type { StoredObject } from '../ports.ts'

export interface OpenUpload {
  readonly id: string
  readonly caseId: string
  readonly requirement: string
  /** Of the whole file. */
  readonly bytes: number
  readonly expiresAt: Instant
}

/** One piece of a file, kept encrypted like every file. */
export interface UploadPart {
  readonly start: number
  readonly object: StoredObject
}

/** Files that come in parts, so that a dropped connection costs one part and not the whole way. */
export interface Uploads {
  open(upload: OpenUpload, at: Instant): Promise<void>
  /** Undefined when it is unknown or its time is over. */
  find(id: string, now: Instant): Promise<OpenUpload | undefined>
  /** The parts in order, from 0, without gaps. */
  parts(id: string): Promise<readonly UploadPart[]>
  /** False when another request has already put something at this place. */
  addPart(id: string, part: UploadPart): Promise<boolean>
  countOf(caseId: string, now: Instant): Promise<number>
  /** Answers the keys of the files that must go too. */
  remove(id: string): Promise<readonly string[]>
  removeExpired(now: Instant): Promise<readonly string[]>
}
