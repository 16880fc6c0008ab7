import type { Status } from '../../../actions/read-status.ts'
import type { CaseEvent } from '../../../core/case/history.ts'
import { waitsForOfficer } from '../../../core/case/waiting.ts'
import { money } from '../../../core/kernel/money.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import { writtenDay, writtenMoment, writtenMoney, writtenWeekday } from '../../../texts/written.ts'
import type { TimelineItem } from '../../ui/components/progress.tsx'
import { StateTag } from '../../ui/components/state-tag.tsx'
import { casePath } from '../form-way.ts'
import type { Visit } from '../visit.ts'
import { FeeOfEvent } from './corrected-fee.tsx'

/** What the applicant's timeline tells; openings of the file have a table of their own, drafting is nobody's business. */
const TOLD: ReadonlySet<string> = new Set([
  'submit',
  'amend',
  'confirm-payment',
  'begin-review',
  'payment-failed',
  'return',
  'resubmit',
  'request-stay-change',
  'drop-stay-change',
  'ask-fee-difference',
  'drop-fee-difference',
  'change-stay',
  'approve',
  'take-back',
  'issue',
  'report-mistake',
  'decline-correction',
  'refuse',
  'withdraw',
  'lapse',
  'recompute-due-day',
  'change-email',
  'receive-message',
  'suspend-card',
  'resume-card',
  'revoke-card',
  'annul-card',
  'print-paper',
  'paper-news',
  'hand-over-card',
  'store-paper',
  'report-missing-card',
  'bring-back-paper',
  'choose-collection',
  'reissue-paper',
  'report-loss',
  'cancel-card',
])

/** Moves that a payment can bring. */
const WITH_RECEIPT: ReadonlySet<string> = new Set(['confirm-payment', 'change-stay', 'resubmit'])

/** What has happened, and what comes next. */
export function timelineOf(visit: Visit, status: Status): readonly TimelineItem[] {
  const past = status.events.filter((event) => TOLD.has(event.kind)).map((event) => itemOf(visit, status, event))
  return [...past, ...comingNext(visit, status)]
}

function itemOf(visit: Visit, status: Status, event: CaseEvent): TimelineItem {
  const { words, language, context } = visit
  const { timeZone } = context.deps.law()
  const facts = writtenFacts(visit, event)
  const textKey = `timeline.${event.kind}.text`
  const tag =
    event.kind === 'return' ? (
      <StateTag tone="warn">{words('timeline.clock-stopped')}</StateTag>
    ) : event.kind === 'resubmit' ? (
      <StateTag tone="good">{words('timeline.clock-running')}</StateTag>
    ) : undefined
  return {
    state: event.kind === 'return' ? 'stopped' : 'done',
    title: words.of(`timeline.${event.kind}`, facts),
    time: writtenMoment(language, event.at, timeZone),
    datetime: event.at,
    ...(tag ? { tag } : {}),
    children: (
      <>
        {words.has(textKey) ? <p>{words.of(textKey, facts)}</p> : null}
        {event.kind === 'return' ? <ReasonTitles visit={visit} codes={event.data.reasons} /> : null}
        <FeeOfEvent visit={visit} file={status.file} event={event} />
        {WITH_RECEIPT.has(event.kind) ? <ReceiptLink visit={visit} status={status} event={event} /> : null}
      </>
    ),
  }
}

/** Days and sums of an event in the words of the language. */
function writtenFacts({ language, words }: Visit, event: CaseEvent): Record<string, string> {
  const facts: Record<string, string> = {}
  for (const [name, value] of Object.entries(event.data)) {
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) facts[name] = writtenDay(language, value as PlainDate)
    else if (typeof value === 'number' && name.endsWith('Minor')) facts[name] = writtenMoney(language, money(value, String(event.data.currency ?? 'KZT')))
    else if (name === 'entries') facts[name] = words.of(`status.entries.${String(value)}`)
    else facts[name] = String(value)
  }
  return facts
}

function ReasonTitles({ visit, codes }: { readonly visit: Visit; readonly codes: unknown }) {
  const list = Array.isArray(codes) ? codes.map(String) : []
  return (
    <ul class="sapar-list">
      {list.map((code) => (
        <li>
          {visit.words.of(`country.reason.${code}.title`)} <span class="sapar-muted">({code})</span>
        </li>
      ))}
    </ul>
  )
}

function ReceiptLink({ visit, status, event }: { readonly visit: Visit; readonly status: Status; readonly event: CaseEvent }) {
  const receipt = status.receipts.find((r) => r.issuedAt === event.at)
  if (!receipt) return null
  return (
    <p>
      {visit.words('timeline.receipt')}{' '}
      <a class="sapar-code" href={`/${visit.language}${casePath(status.file)}/receipt/${receipt.number}`}>
        {receipt.number}
      </a>{' '}
      <span class="sapar-code">{receipt.checkCode}</span>
    </p>
  )
}

function comingNext(visit: Visit, status: Status): readonly TimelineItem[] {
  const { words, language } = visit
  const { file } = status
  const decision: TimelineItem = { state: 'next', title: words('timeline.next.decision'), children: words('timeline.next.decision-text') }
  switch (file.state) {
    case 'submitted':
      return [{ state: 'now', title: words('timeline.now.payment') }, decision]
    case 'in-review':
      return [
        { state: 'now', title: words(waitsForOfficer(file, status.events) ? 'timeline.now.queue' : 'timeline.now.review') },
        { ...decision, ...(file.dueOn ? { time: words('timeline.next.by', { day: writtenWeekday(language, file.dueOn) }), datetime: file.dueOn } : {}) },
      ]
    case 'returned':
      return [{ state: 'now', title: words(file.pendingChange?.kind === 'correction' ? 'timeline.now.difference' : 'timeline.now.correct') }, decision]
    case 'approved':
      return [{ state: 'now', title: words('timeline.now.card') }]
    default:
      return []
  }
}
