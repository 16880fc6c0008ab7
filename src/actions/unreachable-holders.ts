import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import type { Deps } from './deps.ts'
import type { UnreachableHolder } from './ports/reminders.ts'

const MOST = 200

/** Holders of good cards whose address or number was refused for good, or who have none, for the officer who looks for another way to them. */
export async function unreachableHolders(
  deps: Pick<Deps, 'clock' | 'law' | 'reminders' | 'heldReminders'>,
  actor: Actor,
  limit = MOST,
): Promise<readonly UnreachableHolder[]> {
  if (!may(actor, 'read-unreachable') || actor.kind !== 'staff') return []
  const most = Math.min(limit, MOST)
  const ours = await deps.reminders.unreachableHolders(actor.officeId, most)
  // A card of another register has no office of ours: the one that answers for the web looks after it.
  const held = actor.officeId === deps.law().webOffice ? await deps.heldReminders.unreachable(deps.clock.dayOf(deps.clock.now()), most) : []
  return [...ours, ...held].toSorted((a, b) => (a.validUntil < b.validUntil ? -1 : 1)).slice(0, most)
}
