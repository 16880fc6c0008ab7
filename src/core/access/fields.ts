import type { CaseFile, FrozenPrice, GivenReason } from '../case/case-file.ts'
import type { CaseEvent } from '../case/history.ts'
import type { Answers } from '../service/definition.ts'
import type { Actor } from './actor.ts'

/** How an actor looks at a case. What is not listed for a viewer does not leave the server. */
export type Viewer = 'applicant' | 'officer' | 'supervisor' | 'auditor'

type CaseField = keyof CaseFile

const SHARED: readonly CaseField[] = [
  'code',
  'service',
  'definitionVersion',
  'channel',
  'language',
  'state',
  'nationality',
  'entryOn',
  'daysOfStay',
  'entries',
  'speed',
  'price',
  'createdAt',
  'updatedAt',
  'submittedAt',
  'startedAt',
  'dueOn',
  'calendarVersion',
  'decidedAt',
  'correctBy',
  'returned',
  'decision',
]

/** Field by field, who sees what of a case. */
export const CASE_FIELDS: Readonly<Record<Viewer, readonly CaseField[]>> = {
  applicant: [...SHARED, 'holderName', 'email', 'emailConfirmedAt', 'confirmedEmail', 'answers', 'asked', 'pendingChange', 'correction', 'renews'],
  officer: [...SHARED, 'id', 'version', 'officeId', 'holderName', 'emailConfirmedAt', 'answers', 'asked', 'assignedTo', 'correction', 'renews'],
  supervisor: [...SHARED, 'id', 'version', 'officeId', 'holderName', 'emailConfirmedAt', 'answers', 'asked', 'assignedTo', 'correction', 'renews'],
  // An auditor checks what was done and when, not who the person is.
  auditor: [...SHARED, 'id', 'officeId', 'assignedTo', 'eventCount', 'lastHash'],
}

/** Answers a viewer does not get, although the rest is shown: contact data are for letters, not for the desk's screens. */
const HIDDEN_ANSWERS: Readonly<Record<Viewer, readonly string[]>> = {
  applicant: [],
  officer: ['email', 'phone'],
  supervisor: ['email', 'phone'],
  auditor: [],
}

/** What a clerk compares with the passport before a card is handed over. Named one by one: a new field of the form is not shown by accident. */
const HAND_OVER_ANSWERS = ['surname', 'givenNames', 'nameInOwnScript', 'birthDate', 'nationality', 'passportNumber'] as const

export function handOverAnswers(answers: Answers): Answers {
  return Object.fromEntries(HAND_OVER_ANSWERS.flatMap((name) => (answers[name] ? [[name, answers[name]]] : [])))
}

export type VisibleCase = Partial<CaseFile>

/** A role of the desk counts in its own office only: elsewhere a supervisor who also audits sees what an auditor sees. */
export function viewerOf(actor: Actor, file: Pick<CaseFile, 'id' | 'officeId' | 'assignedTo'>): Viewer | undefined {
  if (actor.kind === 'applicant') return actor.caseIds.includes(file.id) ? 'applicant' : undefined
  if (actor.kind !== 'staff') return undefined
  const ownOffice = actor.officeId === file.officeId
  if (ownOffice && actor.roles.includes('officer') && file.assignedTo === actor.id) return 'officer'
  if (ownOffice && actor.roles.includes('supervisor')) return 'supervisor'
  return actor.roles.includes('auditor') ? 'auditor' : undefined
}

/** The case with the fields and answers of one viewer, and nothing else. */
export function visibleCase(viewer: Viewer, file: CaseFile): VisibleCase {
  const hidden = HIDDEN_ANSWERS[viewer]
  const seen = Object.fromEntries(CASE_FIELDS[viewer].filter((field) => file[field] !== undefined).map((field) => [field, file[field]])) as VisibleCase
  const answers = seen.answers ? { answers: withoutHidden(seen.answers, hidden) } : {}
  const decision = viewer === 'applicant' && seen.decision ? { decision: { ...seen.decision, reasons: seen.decision.reasons.map(asTold) } } : {}
  // The answers that the price hangs on are answers; an auditor gets the rules that it was made by.
  const price = viewer === 'auditor' && seen.price ? { price: withoutAnswers(seen.price) } : {}
  const asked = seen.asked ? { asked: seen.asked.filter((entry) => !hidden.includes(entry.field)) } : {}
  return { ...seen, ...answers, ...asked, ...decision, ...price }
}

function withoutAnswers({ on, currency, totalMinor, lines, before }: FrozenPrice): FrozenPrice {
  return { on, currency, totalMinor, lines, ...(before ? { before: withoutAnswers(before) } : {}) }
}

/** Stands for the code of a reason that may not be told. */
const NOT_TOLD = 'not-told'

function asTold(reason: GivenReason): GivenReason {
  return reason.told === false ? { code: NOT_TOLD, target: '', note: '' } : reason
}

/**
 * The history as the applicant gets it: without what officials write to each other, and without the codes in `untold`, which the law keeps back. The
 * desk sees all of it.
 */
export function visibleEvents(viewer: Viewer, events: readonly CaseEvent[], untold: ReadonlySet<string>): readonly CaseEvent[] {
  if (viewer !== 'applicant') return events
  return events.map((event) => {
    const { reason, reasons, ...data } = event.data
    const told = Array.isArray(reasons) ? { reasons: reasons.map((code) => (untold.has(String(code)) ? NOT_TOLD : code)) } : {}
    const kept = event.kind === 'assign' || reason === undefined ? {} : { reason }
    return { ...event, data: { ...data, ...told, ...kept } }
  })
}

function withoutHidden(answers: Answers, hidden: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !hidden.includes(name)))
}
