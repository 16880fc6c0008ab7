import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { eventActor } from './authorise.ts'
import type { Deps } from './deps.ts'

const QUIET_MINUTES = 10
const TRIES = 20

/**
 * Every look of an official into a file is an event that the applicant can see: it is written before anything is shown, and where it cannot be
 * written nothing is shown. Once in ten minutes per person, so that going back and forth on the page does not drown the list.
 */
export async function noteOpening(deps: Pick<Deps, 'clock' | 'cases'>, actor: Actor, caseId: string): Promise<CaseFile> {
  const at = deps.clock.now()
  const who = eventActor(actor)
  // Others change the case while we write: look again and write again.
  for (let tries = 0; tries < TRIES; tries++) {
    const file = await deps.cases.findById(caseId)
    if (!file) break
    const newest = (await deps.cases.events(caseId)).findLast(
      (event) => event.kind === 'open-file' && event.actor.kind === who.kind && event.actor.id === who.id,
    )
    if (newest && Date.parse(at) - Date.parse(newest.at) < QUIET_MINUTES * 60_000) return file
    if ((await deps.cases.save(file, { at, patch: {}, events: [{ kind: 'open-file', actor: who, at, data: {} }] })) === 'saved') {
      const noted = await deps.cases.findById(caseId)
      if (noted) return noted
    }
  }
  throw new Error('an opening of a file could not be noted')
}
