import type { NoticeRow } from '../../../src/actions/ports/cases.ts'
import type { CaseEvent, EventKind } from '../../../src/core/case/history.ts'
import type { NoticeKind } from '../../../src/actions/ports/letters.ts'
import type { ModelCase } from './model-case.ts'
import type { World } from './world.ts'

/** Acts that promise a letter, and the letter. */
const PROMISED: readonly (readonly [EventKind, NoticeKind])[] = [
  ['submit', 'submitted'],
  ['confirm-payment', 'paid'],
  ['return', 'returned'],
  ['issue', 'issued'],
  ['refuse', 'refused'],
  ['change-stay', 'stay-changed'],
  ['ask-fee-difference', 'difference-asked'],
  ['recompute-due-day', 'due-day-moved'],
  ['lapse', 'lapsed'],
  ['report-mistake', 'correction-received'],
  ['decline-correction', 'correction-declined'],
]
/** Letters that prove an address; all others presume that it is proven. */
const PROVING: readonly string[] = ['resume-link', 'confirm-email', 'reference-reminder']

export async function judgeLetters(world: World): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const it of world.people.filter(({ gone }) => !gone)) {
    const [events, notices] = await Promise.all([world.cases.events(it.id), world.cases.notices(it.id)])
    const promised = PROMISED.flatMap(([event, letter]) => {
      const [acts, letters] = [events.filter(({ kind }) => kind === event).length, notices.filter(({ kind }) => kind === letter).length]
      return acts === letters ? [] : [`${acts} times ${event}, and ${letters} letters of it`]
    })
    const seldom = [...withdrawn(it, events, notices), ...corrected(events, notices)]
    wrong.push(...[...promised, ...seldom, ...notices.flatMap((notice) => judgeLetter(world, it, notice))].map((what) => `${it.code}: ${what}`))
  }
  return wrong
}

/** A draft may be withdrawn before anybody has proven an address: then there is nobody to write to, also when somebody proves it afterwards. */
function withdrawn(it: ModelCase, events: readonly { readonly kind: string }[], notices: readonly NoticeRow[]): readonly string[] {
  const acts = events.filter(({ kind }) => kind === 'withdraw').length
  const letters = notices.filter(({ kind }) => kind === 'withdrawn').length
  const before = events.slice(
    0,
    events.findIndex(({ kind }) => kind === 'withdraw'),
  )
  return letters > acts || (letters < acts && before.some(({ kind }) => kind === 'confirm-email'))
    ? [`${acts} times withdraw, and ${letters} letters of it`]
    : []
}

/** Corrections that change nothing that the fee depends on need no letter of their own. */
function corrected(events: readonly CaseEvent[], notices: readonly NoticeRow[]): readonly string[] {
  const acts = events.filter(({ kind, data }) => kind === 'resubmit' && data.fee !== undefined).length
  const letters = notices.filter(({ kind }) => kind === 'fee-corrected').length
  return acts === letters ? [] : [`${acts} corrections of the fee, and ${letters} letters of it`]
}

function judgeLetter(world: World, it: ModelCase, notice: NoticeRow): readonly string[] {
  const wrong: string[] = []
  const sent = world.mail.taken.filter(({ messageId }) => messageId.startsWith(notice.id))
  // A process that died between the sending and its note leaves a letter that is out; it may have proven the address, and then it is not sent again.
  const most = notice.state === 'dropped' && PROVING.includes(notice.kind) && world.tally.get('deaths') > 0 ? 1 : 0
  if (notice.state === 'sent' ? sent.length !== 1 || sent[0]?.to !== notice.recipient : sent.length > most)
    wrong.push(`the letter ${notice.kind} is ${notice.state} and went out ${sent.length} times`)
  if (notice.state !== 'sent' && !(notice.state === 'dropped' && PROVING.includes(notice.kind))) wrong.push(`the letter ${notice.kind} is ${notice.state}`)
  if (!PROVING.includes(notice.kind) && !it.confirmed.has(notice.recipient))
    wrong.push(`the letter ${notice.kind} went to an address that nobody has confirmed`)
  return wrong
}
