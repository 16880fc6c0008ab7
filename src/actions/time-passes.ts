import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { addDays, type PlainDate } from '../core/kernel/plain-date.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { dueOnFor } from './after-submission.ts'
import { isFinished } from '../core/payment/attempt.ts'
import { definitionOf } from './case-facts.ts'
import { closeFees } from './close-fees.ts'
import type { Deps } from './deps.ts'
import { eachAlone } from './each-alone.ts'
import { moveTo, planNotice, saveCase, together } from './save-case.ts'
import { hoursAfter } from './sessions.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'objects'>
const BATCH = 200

/** Submitted but unpaid, or returned and never corrected: the case lapses on the day the law says, and the applicant is told. */
export async function lapseCases(deps: Needs, actor: Actor): Promise<number> {
  if (!may(actor, 'lapse-case')) return 0
  const today = deps.clock.dayOf(deps.clock.now())
  const now = deps.clock.now()
  const candidates = [
    ...(await deps.cases.unpaidSince(hoursAfter(now, -24), BATCH)),
    ...(await deps.cases.amendedDraftsBefore(draftsBefore(deps), BATCH)),
    ...(await deps.cases.overdueCorrections(today, BATCH)),
  ]
  let lapsed = 0
  await eachAlone(candidates, async (file) => {
    if (await lapse(deps, file, today)) lapsed++
  })
  return lapsed
}

async function lapse(deps: Needs, file: CaseFile, today: PlainDate): Promise<boolean> {
  const { terms } = definitionOf(deps.law(), file)
  const submitted = file.state === 'submitted' && file.submittedAt ? addDays(deps.clock.dayOf(file.submittedAt), terms.unpaidLapsesAfterDays) : undefined
  const amended = file.state === 'draft' ? addDays(deps.clock.dayOf(file.updatedAt), terms.draftKeptDays) : undefined
  const lastDay = submitted ?? amended ?? file.correctBy
  if (!lastDay || today <= lastDay || !moveTo(file, 'lapse').ok) return false
  const at = deps.clock.now()
  // Money may be on its way, also when the provider has not answered for a day: nobody loses the case over a slow bank.
  if ((await deps.cases.attempts(file.id)).some((attempt) => !isFinished(attempt.state) && hoursAfter(attempt.expiresAt, 24) > at)) return false
  const saved = await saveCase(deps.cases, file, {
    at,
    patch: { state: 'lapsed', decidedAt: at, returned: null, pendingChange: null },
    events: [{ kind: 'lapse', actor: { kind: 'system', id: 'lapse-cases' }, at, data: { lastDay } }],
    ...together(
      await closeFees(deps.cases, file, at),
      planNotice(deps.chance, file, { kind: 'lapsed', at, facts: file.state === 'returned' ? { correctBy: lastDay } : { payBy: lastDay } }),
    ),
  })
  return saved.ok
}

/** A new version of the calendar moves due days of open cases; each applicant is told the old and the new day. */
export async function recomputeDueDays(deps: Needs, actor: Actor): Promise<number> {
  if (!may(actor, 'recompute-due-day')) return 0
  const { version } = deps.law().calendar
  const files = await deps.cases.openWithOtherCalendar(version, BATCH)
  let moved = 0
  await eachAlone(files, async (file) => {
    const at = deps.clock.now()
    const events = await deps.cases.events(file.id)
    const dueOn = dueOnFor(deps, file, events)
    const changed = dueOn !== undefined && dueOn !== file.dueOn
    const saved = await saveCase(deps.cases, file, {
      at,
      patch: { calendarVersion: version, ...(changed ? { dueOn } : {}) },
      events: changed
        ? [
            {
              kind: 'recompute-due-day',
              actor: { kind: 'system', id: 'recompute-due-days' },
              at,
              data: { dueOn, oldDueOn: file.dueOn ?? '', calendar: version },
            },
          ]
        : [],
      ...(changed ? planNotice(deps.chance, file, { kind: 'due-day-moved', at, facts: { dueOn, ...(file.dueOn ? { oldDueOn: file.dueOn } : {}) } }) : {}),
    })
    if (saved.ok && changed) moved++
  })
  return moved
}

/** Drafts that were never submitted vanish with all they hold: rows first, then the files nothing else uses. */
export async function removeOldDrafts(deps: Needs, actor: Actor): Promise<number> {
  if (!may(actor, 'remove-old-drafts')) return 0
  const before = draftsBefore(deps)
  let total = 0
  for (;;) {
    const { removed, objectKeys } = await deps.cases.removeDraftsBefore(before, BATCH)
    for (const key of objectKeys) await deps.objects.remove(key)
    total += removed
    if (removed < BATCH) return total
  }
}

function draftsBefore(deps: Pick<Deps, 'clock' | 'law'>): Instant {
  const days = Math.min(...deps.law().definitions.map((definition) => definition.terms.draftKeptDays))
  return hoursAfter(deps.clock.now(), -24 * days)
}

/** Sessions, links, codes and counters whose time is over. They open nothing any more; this removes what is left of them. */
export async function removeExpired(deps: Pick<Deps, 'clock' | 'leftovers'>, actor: Actor): Promise<number> {
  return may(actor, 'remove-expired') ? deps.leftovers.removeExpired(deps.clock.now()) : 0
}
