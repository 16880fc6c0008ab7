import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import type { Deps } from './deps.ts'
import type { UnreachableHolder } from './ports/reminders.ts'

const MOST = 200

/** Holders of good cards whose address or number was refused for good, for the officer who looks for another way to them. */
export async function unreachableHolders(deps: Pick<Deps, 'reminders'>, actor: Actor, limit = MOST): Promise<readonly UnreachableHolder[]> {
  if (!may(actor, 'read-unreachable') || actor.kind !== 'staff') return []
  return deps.reminders.unreachableHolders(actor.officeId, Math.min(limit, MOST))
}
