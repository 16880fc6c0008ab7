import type { CaseFile } from '../core/case/case-file.ts'
import type { NewEvent } from './ports/cases.ts'
import { actAllowed, type PaperAct, PAPER_ACTS } from '../core/collection/paper-moves.ts'
import type { CollectionRules, Wish } from '../core/collection/rules.ts'
import { codeFrom, writeCaseCode } from '../core/kernel/code.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { mobileNumber } from '../core/reminder/mobile-number.ts'
import { quietHours } from '../core/reminder/quiet-hours.ts'
import { clocksOf } from './change-whereabouts.ts'
import { definitionOf } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { NewNotice, PlannedJob } from './ports/cases.ts'
import type { LawBook } from './ports/law.ts'
import type { NoticeKind } from './ports/letters.ts'
import type { NewPaperItem, PaperItem, PaperPatch } from './ports/paper-items.ts'
import type { Chance } from './ports.ts'
import { planNotice } from './save-case.ts'

/** How the service of a case hands out cards on paper; undefined where people print them themselves. */
export function collectionOf(law: LawBook, file: Pick<CaseFile, 'service' | 'definitionVersion'>): CollectionRules | undefined {
  return definitionOf(law, file).collection
}

/** The office that an item belongs to: the one that hands it out, else the one of its case. */
export function officeOfItem(item: Pick<PaperItem, 'officeId'>, file: Pick<CaseFile, 'officeId'>): string {
  return item.officeId ?? file.officeId
}

/** An item that is to be printed; undefined when the holder prints the card. */
export function newItem(
  chance: Chance,
  at: Instant,
  { cardId, wish, follows }: { readonly cardId: string; readonly wish: Wish; readonly follows?: string },
): NewPaperItem | undefined {
  if (wish.method === 'self-print') return undefined
  const number = writeCaseCode('PI', codeFrom(chance.bytes(64), 8))
  const made = { id: chance.uuid(at), number, cardId, ...(follows ? { follows } : {}) }
  if (wish.method === 'post') return { ...made, method: 'post', address: wish.address }
  return { ...made, method: 'pick-up', officeId: wish.officeId, pickUpCode: codeFrom(chance.bytes(64), 8) }
}

/** The end of an act for an item, with the day on which it got there. */
export function moved(deps: Pick<Deps, 'clock'>, item: PaperItem, act: PaperAct): PaperPatch {
  const state = PAPER_ACTS[act].to
  return { id: item.id, state, days: { ...item.days, [state]: deps.clock.dayOf(deps.clock.now()) } }
}

/** Items that a new card makes void, wherever they are; what somebody has in hand stays what it is. */
export function replaced(deps: Pick<Deps, 'clock'>, items: readonly PaperItem[]): readonly PaperPatch[] {
  return items.filter(({ state }) => actAllowed(state, 'replace')).map((item) => moved(deps, item, 'replace'))
}

interface PaperNotice {
  readonly kind: NoticeKind
  readonly item: Pick<PaperItem, 'method' | 'officeId' | 'pickUpCode' | 'keepUntil' | 'tracking'>
  readonly cardNumber: string
  readonly at: Instant
}

type Planned = { readonly notices: readonly NewNotice[]; readonly jobs: readonly PlannedJob[] }

/** A letter about a card on paper. */
export function planPaperNotice(deps: Pick<Deps, 'chance'>, file: CaseFile, { kind, item, cardNumber, at }: PaperNotice): Planned {
  const { method, officeId, pickUpCode, keepUntil, tracking } = item
  const told = { pickUpOffice: officeId, pickUpCode, keepUntil, tracking, cardNumber, paperMethod: method }
  return planNotice(deps.chance, file, { kind, at, facts: Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) })
}

/** The same as a text message beside the letter, outside the night; nothing where there is no gateway or no mobile number. */
export function withText(
  deps: Pick<Deps, 'chance' | 'clock' | 'sms' | 'law'>,
  file: CaseFile,
  { letter, staysIn }: { readonly letter: Planned; readonly staysIn: string | undefined },
): Planned {
  const recipient = deps.sms ? mobileNumber(file.answers.phone ?? '') : undefined
  const [notice] = letter.notices
  if (!recipient || !notice) return letter
  const at = deps.clock.now()
  const id = deps.chance.uuid(at)
  const text = { ...notice, id, recipient, channel: 'sms' as const, messageCode: codeFrom(deps.chance.bytes(64), 8) }
  const job = { queue: 'send-notice' as const, data: { noticeId: id }, startAfter: quietHours(at, clocksOf(deps.law(), staysIn)) }
  return { notices: [...letter.notices, text], jobs: [...letter.jobs, job] }
}

/** What the history keeps of an item: which, and where it is now. */
export function paperEvent(
  kind: NewEvent['kind'],
  item: Pick<PaperItem, 'number'>,
  more: Omit<NewEvent, 'kind' | 'data'> & Partial<Pick<NewEvent, 'data'>>,
): NewEvent {
  return { ...more, kind, data: { item: item.number, ...more.data } }
}
