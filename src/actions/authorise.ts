import type { Actor } from '../core/access/actor.ts'
import { may, type ActionName } from '../core/access/table.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { EventActor } from '../core/case/history.ts'
import { readCaseCode } from '../core/kernel/code.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { Cases } from './ports/cases.ts'

/** An unknown case and somebody else's case look the same: there is nothing to learn from the difference. */
export async function loadCase(
  deps: { readonly cases: Cases },
  actor: Actor,
  want: { readonly action: ActionName; readonly code: string },
): Promise<Result<CaseFile, 'not-found'>> {
  const code = readCaseCode(want.code)
  const file = code === undefined ? undefined : await deps.cases.findByCode(code)
  // A draft is nobody's but its author's: the agency learns of it when it is declared.
  const unseen = actor.kind === 'staff' && file?.state === 'draft'
  return file && !unseen && may(actor, want.action, file) ? ok(file) : refuse('not-found')
}

/** For acts that concern no case. */
export function authorise(actor: Actor, action: ActionName): Result<true, 'not-found'> {
  return may(actor, action) ? ok(true) : refuse('not-found')
}

export function eventActor(actor: Actor): EventActor {
  switch (actor.kind) {
    case 'staff':
      return { kind: 'staff', id: actor.number }
    case 'system':
      return { kind: 'system', id: actor.job }
    default:
      return { kind: 'applicant', id: '' }
  }
}
