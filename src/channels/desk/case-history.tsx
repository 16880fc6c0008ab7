import type { VNode } from 'preact'
import type { CaseEvent } from '../../core/case/history.ts'
import { money } from '../../core/kernel/money.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import type { FeeChange } from '../../core/fee/fee-change.ts'
import { changedFields } from '../../texts/fee-words.ts'
import { writtenMoney, writtenShortDay, writtenShortMoment } from '../../texts/written.ts'
import { Details } from '../ui/components/details.tsx'
import { Icon, type IconName } from '../ui/components/icon.tsx'
import { History } from '../ui/components/staff-case.tsx'
import { StaffPanel } from '../ui/components/staff-frame.tsx'
import type { CaseView } from './case-view.ts'
import type { Guest } from './visit.ts'

/** Every kind of event has one, so that a new kind is not shown as a mere dot. */
const ICONS: Readonly<Record<CaseEvent['kind'], IconName>> = {
  'open-file': 'eye',
  take: 'person',
  assign: 'person',
  release: 'return',
  approve: 'ok',
  refuse: 'stop',
  return: 'return',
  resubmit: 'document',
  submit: 'document',
  amend: 'pencil',
  'save-answers': 'pencil',
  'upload-document': 'upload',
  'arrange-pages': 'document',
  'crop-portrait': 'camera',
  'settle-passport': 'look',
  'overrule-finding': 'eye',
  'confirm-email': 'mail',
  'change-email': 'mail',
  'receive-message': 'mail',
  'report-mistake': 'mail',
  'confirm-payment': 'money',
  'begin-review': 'clock',
  'start-payment': 'money',
  'payment-failed': 'money',
  issue: 'card',
  'suspend-card': 'card',
  'resume-card': 'card',
  'revoke-card': 'card',
  'annul-card': 'card',
  'report-loss': 'card',
  'cancel-card': 'card',
  'take-back': 'return',
  'recompute-due-day': 'calendar',
  lapse: 'clock',
  withdraw: 'cross',
  start: 'pencil',
  'request-stay-change': 'calendar',
  'change-stay': 'calendar',
  'drop-stay-change': 'calendar',
  'ask-fee-difference': 'money',
  'drop-fee-difference': 'return',
  'decline-correction': 'stop',
  'print-paper': 'document',
  'paper-news': 'card',
  'hand-over-card': 'person',
  'store-paper': 'return',
  'warn-of-store': 'mail',
  'report-missing-card': 'look',
  'bring-back-paper': 'return',
  'choose-collection': 'pencil',
  'reissue-paper': 'card',
}

/** Newest first. What the applicant did while filling in the form is folded away: there is nothing to decide in it. */
export function HistoryPanel({ visit, found }: CaseView): VNode {
  const { words } = visit
  const sent = found.events.findIndex((event) => event.kind === 'submit')
  const drafting = sent < 0 ? [] : found.events.slice(0, sent)
  const since = found.events.slice(drafting.length)
  const list = (events: readonly CaseEvent[]) => <History items={events.toReversed().map((event) => itemOf(visit, event))} />
  return (
    <StaffPanel
      id="history"
      title={words('desk.history.title')}
      tools={
        <span class="sapar-back">
          <Icon name="eye" />
          {words('desk.history.seen')}
        </span>
      }
    >
      {list(since)}
      {drafting.length > 0 ? <Details summaryText={words('desk.history.drafting', { count: drafting.length })}>{list(drafting)}</Details> : null}
    </StaffPanel>
  )
}

function itemOf(visit: Guest, event: CaseEvent) {
  const { words, language, context } = visit
  const noteKey = `desk.event.${event.kind}.note`
  const facts = { ...writtenData(visit, event), who: actorOf(visit, event) }
  return {
    time: writtenShortMoment(language, event.at, context.deps.law().timeZone),
    datetime: event.at,
    icon: ICONS[event.kind],
    text: words.of(`desk.event.${event.kind}`, facts),
    note: noteOf(visit, event) || (words.has(noteKey) ? words.of(noteKey, facts) : facts.who),
  }
}

function actorOf({ words }: Guest, { actor }: CaseEvent): string {
  return words.of(`desk.actor.${actor.kind}`, { id: actor.id })
}

/** Reasons are told by their titles, a corrected fee by what it was and is. */
function noteOf(visit: Guest, event: CaseEvent): string {
  const codes = event.data.reasons
  const fee = event.data.fee as FeeChange | undefined
  if (fee) {
    const written = (minor: number) => writtenMoney(visit.language, money(minor, fee.currency))
    const [fields, old, now] = [changedFields(visit.words, fee), written(fee.oldTotalMinor), written(fee.newTotalMinor)]
    return `${actorOf(visit, event)}. ${visit.words('desk.event.fee', { fields, old, now })}`
  }
  return Array.isArray(codes) ? codes.map((code) => `${reasonTitle(visit, String(code))} (${String(code)})`).join('; ') : ''
}

/** The desk reads the true title also where the applicant gets a general one. */
export function reasonTitle({ words }: Guest, code: string): string {
  const own = `country.reason.${code}.desk`
  return words.of(words.has(own) ? own : `country.reason.${code}.title`)
}

/** Days, sums and names of answers in the officer's language. */
function writtenData(visit: Guest, event: CaseEvent): Readonly<Record<string, string>> {
  const { words, language } = visit
  const facts: Record<string, string> = { dueOn: '', oldDueOn: '', document: '', to: '', reason: '', correctBy: '' }
  for (const [name, value] of Object.entries(event.data)) {
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) facts[name] = writtenShortDay(language, value as PlainDate)
    else if (name === 'amountMinor' && typeof value === 'number') facts[name] = writtenMoney(language, money(value, String(event.data.currency ?? 'KZT')))
    else if (name === 'document') facts[name] = words.of(`document.${String(value)}.name`)
    else facts[name] = String(value)
  }
  return facts
}
