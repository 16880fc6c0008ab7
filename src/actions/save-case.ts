import type { CaseFile } from '../core/case/case-file.ts'
import type { CaseState, Move } from '../core/case/lifecycle.ts'
import { stepNow } from '../core/case/moves-now.ts'
import { codeFrom } from '../core/kernel/code.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { NoticeKind } from './ports/letters.ts'
import type { Chance } from './ports.ts'
import type { CaseChange, Cases, NewNotice, PlannedJob } from './ports/cases.ts'

/** Saves, or says that somebody else was faster: the person sees the newer case and tries again. */
export async function saveCase(cases: Cases, file: CaseFile, change: CaseChange): Promise<Result<CaseFile, 'changed-meanwhile'>> {
  const outcome = await cases.save(file, change)
  return outcome === 'saved' ? ok(patched(file, change)) : refuse('changed-meanwhile')
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

/** A notice and the job that sends it, planned together. No notice without a confirmed or at least known address. */
export function planNotice(
  chance: Chance,
  file: CaseFile,
  notice: { readonly kind: NoticeKind; readonly at: Instant; readonly facts?: Readonly<Record<string, unknown>>; readonly recipient?: string },
): { readonly notices: readonly NewNotice[]; readonly jobs: readonly PlannedJob[] } {
  const recipient = notice.recipient ?? file.email
  if (!recipient) return { notices: [], jobs: [] }
  const id = chance.uuid(notice.at)
  const row: NewNotice = { id, kind: notice.kind, language: file.language, recipient, messageCode: codeFrom(chance.bytes(64), 8), facts: notice.facts ?? {} }
  return { notices: [row], jobs: [{ queue: 'send-notice', data: { noticeId: id } }] }
}
