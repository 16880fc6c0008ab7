import { ok, type Result } from '../core/kernel/result.ts'
import type { Deps } from '../actions/deps.ts'
import type { NoticeRow } from '../actions/ports/cases.ts'
import type { NoticeFacts } from '../actions/ports/letters.ts'
import { isRefusedForGood } from '../actions/ports/refused-for-good.ts'

/**
 * Sends the text message that goes beside a letter. The letter says all of it, so one that cannot go for good is let go; throws when it is to be tried
 * again.
 */
export async function sendText(
  deps: Pick<Deps, 'clock' | 'cases' | 'letters' | 'sms'>,
  notice: NoticeRow,
  facts: NoticeFacts,
): Promise<Result<'sent' | 'dropped', never>> {
  // The gateway was taken away since this was planned.
  if (!deps.sms) {
    await deps.cases.setNoticeDropped(notice.id)
    return ok('dropped')
  }
  const at = deps.clock.now()
  try {
    await deps.sms.send({ to: notice.recipient, text: deps.letters.shortMessage(facts), messageId: notice.id })
  } catch (error) {
    if (!isRefusedForGood(error)) throw error
    await deps.cases.setNoticeRefused(notice.id, at)
    await deps.cases.setNoticeDropped(notice.id)
    return ok('dropped')
  }
  await deps.cases.setNoticeSent(notice.id, at)
  return ok('sent')
}
