import { type CaseFile, confirmedAddress } from '../core/case/case-file.ts'
import type { CaseState, Move } from '../core/case/lifecycle.ts'
import { stepNow } from '../core/case/moves-now.ts'
import { codeFrom } from '../core/kernel/code.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { NoticeKind } from './ports/letters.ts'
import type { Chance, Objects, StoredObject } from './ports.ts'
import type { CaseChange, Cases, NewNotice, PlannedJob } from './ports/cases.ts'

/** Saves, or says that somebody else was faster: the person sees the newer case and tries again. */
export async function saveCase(cases: Cases, file: CaseFile, change: CaseChange): Promise<Result<CaseFile, 'changed-meanwhile'>> {
  const outcome = await cases.save(file, change)
  return outcome === 'saved' ? ok(patched(file, change)) : refuse('changed-meanwhile')
}

/**
 * Saves a change that points at files which were put away just before. When it is not saved they go again, for no row knows them. After a crash in
 * between they stay, and nobody can open them: their key was to be in the row.
 */
export async function saveWithFiles(
  deps: { readonly cases: Cases; readonly objects: Objects },
  kept: { readonly file: CaseFile; readonly objects: readonly StoredObject[] },
  change: CaseChange,
): Promise<Result<CaseFile, 'changed-meanwhile'>> {
  const saved = await saveCase(deps.cases, kept.file, change)
  if (!saved.ok) for (const { key } of kept.objects) await deps.objects.remove(key)
  return saved
}

/** The case as it now lies in the store, as far as pages need it. */
function patched(file: CaseFile, change: CaseChange): CaseFile {
  const merged: Record<string, unknown> = { ...file, updatedAt: change.at, version: file.version + 1, eventCount: file.eventCount + change.events.length }
  for (const [key, value] of Object.entries(change.patch)) {
    if (value === null) delete merged[key]
    else if (value !== undefined) merged[key] = value
  }
  return merged as unknown as CaseFile
}

export function moveTo(file: CaseFile, move: Move): Result<CaseState, 'move-not-allowed'> {
  return stepNow(file, move)
}

type Lists = Pick<CaseChange, 'settledFeeItems' | 'attemptStates' | 'refunds' | 'notices' | 'jobs'>

/** Pieces of one change that were planned apart, put together: nothing of one hides what the other planned. */
export function together(...pieces: readonly Lists[]): Lists {
  const merged: Record<string, readonly unknown[]> = {}
  for (const piece of pieces) for (const [name, rows] of Object.entries(piece)) merged[name] = [...(merged[name] ?? []), ...rows]
  return merged as Lists
}

/** These two ask a person to prove an address; all other letters wait until that is done. */
const TO_ANY_ADDRESS: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['resume-link', 'confirm-email'])

/** A notice and the job that sends it, planned together; none where there is no address that such a letter may go to. */
export function planNotice(
  chance: Chance,
  file: CaseFile,
  notice: { readonly kind: NoticeKind; readonly at: Instant; readonly facts?: Readonly<Record<string, unknown>>; readonly recipient?: string },
): { readonly notices: readonly NewNotice[]; readonly jobs: readonly PlannedJob[] } {
  const recipient = notice.recipient ?? (TO_ANY_ADDRESS.has(notice.kind) ? file.email : confirmedAddress(file))
  if (!recipient) return { notices: [], jobs: [] }
  const id = chance.uuid(notice.at)
  const row: NewNotice = { id, kind: notice.kind, language: file.language, recipient, messageCode: codeFrom(chance.bytes(64), 8), facts: notice.facts ?? {} }
  return { notices: [row], jobs: [{ queue: 'send-notice', data: { noticeId: id } }] }
}
