import type { Page } from 'playwright-core'
import type { Language } from '../../src/core/kernel/language.ts'
import { type CaseStates, makeCaseStates } from './case-states.ts'
import { visitorFields } from './form-fields.ts'
import { remoteMailbox } from './mailbox.ts'
import { ACCOUNT_SIGHTS } from './account-sights.ts'
import { CASE_SIGHTS, openSight, PUBLIC_SIGHTS, type Sight, STAFF_SIGHTS } from './sights.ts'

/** A page worth looking at before it is called done. */
export interface Shot {
  /** In kebab-case: names the picture. */
  readonly name: string
  /** Opens it. `base` is the origin. */
  readonly open: (page: Page, at: ShotPlace) => Promise<unknown>
}

export interface ShotPlace {
  readonly base: string
  readonly language: Language
}

/** States that a running demo cannot be brought into within a minute. */
const NOT_REACHED = [
  'status-approved',
  'status-lapsed',
  'visit',
  'visit-wrong',
  'visit-booked',
  'visit-cancel',
  'desk-paper',
  'desk-paper-wrong',
  'desk-paper-astray',
  'desk-paper-astray-wrong',
]

/** A running demo has all of these, on a new or a well-used database: cases in each state are made when the first picture wants one. */
export const SHOTS: readonly Shot[] = [...PUBLIC_SIGHTS, ...CASE_SIGHTS, ...ACCOUNT_SIGHTS, ...STAFF_SIGHTS]
  .filter(({ name }) => !NOT_REACHED.includes(name))
  .map(shotOf)

function shotOf(sight: Sight): Shot {
  return { name: sight.name, open: async (page, { base, language }) => openSight(page, { origin: base, language, states: await statesOf(base) }, sight) }
}

const made = new Map<string, Promise<CaseStates>>()

function statesOf(base: string): Promise<CaseStates> {
  const inFiftyDays = new Date(Date.now() + 50 * 86_400_000).toISOString().slice(0, 10)
  const states = made.get(base) ?? makeCaseStates({ origin: base, mail: remoteMailbox(base) }, { changes: { trip: visitorFields({ entryOn: inFiftyDays }) } })
  made.set(base, states)
  return states
}
