import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { Deps } from '../actions/deps.ts'
import { EMAIL_CODE_MINUTES, EMAIL_CODE_TRIES } from '../actions/email.ts'
import type { Mail, MailAttachment } from '../actions/ports.ts'
import type { NoticeRow } from '../actions/ports/cases.ts'
import { NOTICE_KINDS, type NoticeFacts, type NoticeKind, type WrittenNotice } from '../actions/ports/letters.ts'
import { hoursAfter } from '../actions/sessions.ts'
import { isRefusedForGood } from '../actions/ports/refused-for-good.ts'
import { sixDigits } from '../actions/tokens.ts'
import { sendReminder } from './send-reminder.ts'
import { sendText } from './send-text.ts'

type Needs = Pick<
  Deps,
  'clock' | 'chance' | 'cases' | 'people' | 'secrets' | 'law' | 'letters' | 'documents' | 'objects' | 'mail' | 'sms' | 'reminders' | 'publicOrigin'
>

const RESUME_DAYS = 30

/**
 * Writes and sends one notice. Links and codes are made here, at the moment of sending, so that they lie nowhere readable.
 * Throws when the mail server does not take it: the job is tried again with the same message id.
 */
export async function sendNotice(deps: Needs, actor: Actor, input: { readonly noticeId: string }): Promise<Result<'sent' | 'dropped', 'not-found'>> {
  if (!may(actor, 'send-notice')) return refuse('not-found')
  const notice = await deps.cases.notice(input.noticeId)
  const file = notice ? await deps.cases.findById(notice.caseId) : undefined
  // The case may be gone: a draft that was removed takes its letters along.
  if (!notice || !file) return refuse('not-found')
  if (notice.state === 'sent') return ok('sent')
  if (notice.kind === 'card-reminder') return sendReminder(deps, notice, { file, facts: baseFacts(deps, notice, file) })
  if (notice.channel === 'sms') return sendText(deps, notice, baseFacts(deps, notice, file))
  if (isOverdue(notice, file)) return drop(deps, notice)
  const secret = secretOf(deps, notice, file)
  // Before the letter leaves: whoever reads it at once must find its code good. The code of the one before it stays good beside it.
  await secret.keep?.()
  const facts = { ...baseFacts(deps, notice, file), ...secret.facts, ...(await receiptFacts(deps, notice, file)) }
  const written = deps.letters.notice(facts)
  await mailed(deps, notice, { ...written, attachments: await attachments(deps, notice, file) })
  await deps.cases.setNoticeSent(notice.id, deps.clock.now())
  return ok('sent')
}

/** What is refused for good is tried again all the same, for some servers say so of a sender they do not know yet; the office sees it meanwhile. */
async function mailed(deps: Needs, notice: NoticeRow, written: WrittenNotice & Pick<Mail, 'attachments'>): Promise<void> {
  const messageId = `${notice.id}@${new URL(deps.publicOrigin).hostname}`
  try {
    await deps.mail.send({ to: notice.recipient, language: notice.language, messageId, ...written })
  } catch (error) {
    if (isRefusedForGood(error)) await deps.cases.setNoticeRefused(notice.id, deps.clock.now())
    throw error
  }
}

/** A link or a code for an address that was wrong, or is confirmed by now, is not sent any more, however long the mail server was away. */
function isOverdue(notice: NoticeRow, file: CaseFile): boolean {
  if (notice.kind !== 'resume-link' && notice.kind !== 'confirm-email') return false
  return notice.recipient !== file.email || (notice.kind === 'confirm-email' && file.emailConfirmedAt !== undefined)
}

async function drop(deps: Needs, notice: NoticeRow): Promise<Result<'dropped', never>> {
  await deps.cases.setNoticeDropped(notice.id)
  return ok('dropped')
}

/** Letters whose job was lost, and letters that no server took so far, are sent all the same. */
export async function sweepNotices(deps: Needs): Promise<number> {
  const waiting = await deps.cases.queuedNotices(hoursAfter(deps.clock.now(), -24), 100)
  for (const noticeId of waiting) {
    // One that no server takes must not hold up the others: it is counted, and comes again later each time.
    await sendNotice(deps, { kind: 'system', job: 'sweep-notices' }, { noticeId }).catch(() => deps.cases.setNoticeFailed(noticeId))
  }
  return waiting.length
}

function baseFacts(deps: Needs, notice: NoticeRow, file: CaseFile): NoticeFacts {
  const kind = NOTICE_KINDS.find((k) => k === notice.kind)
  if (!kind) throw new Error(`no such notice: ${notice.kind}`)
  return {
    ...(notice.facts as Partial<NoticeFacts>),
    kind,
    language: notice.language,
    messageCode: notice.messageCode,
    publicOrigin: deps.publicOrigin,
    caseCode: file.code,
    service: file.service,
    ...(file.holderName ? { name: file.holderName } : {}),
  }
}

/**
 * Resume tokens exist only in mails about drafts, codes only in the mail that confirms an address. They are made from the notice under the server's
 * key: a letter that has to be sent twice says the same twice, and the row alone says nothing.
 */
interface Secret {
  readonly facts: Partial<NoticeFacts>
  /** Makes the link or the code good. */
  readonly keep?: () => Promise<void>
}

function secretOf(deps: Needs, notice: NoticeRow, file: CaseFile): Secret {
  const kind = notice.kind as NoticeKind
  if (file.state === 'draft' && (kind === 'resume-link' || kind === 'reference-reminder')) return resumeSecret(deps, notice)
  return kind === 'confirm-email' ? confirmSecret(deps, notice) : { facts: {} }
}

function resumeSecret(deps: Needs, { id, caseId, recipient, language }: NoticeRow): Secret {
  const at = deps.clock.now()
  const expiresAt = hoursAfter(at, 24 * RESUME_DAYS)
  const token = deps.secrets.seal('resume-token', id)
  return {
    facts: { resumeUrl: `${deps.publicOrigin}/${language}/resume/${token}`, linkExpiresOn: deps.clock.dayOf(expiresAt) },
    keep: () => deps.people.keepResumeLink({ tokenHash: deps.secrets.seal('resume', token), caseId, email: recipient, at, expiresAt }),
  }
}

function confirmSecret(deps: Needs, { id, caseId, recipient, language }: NoticeRow): Secret {
  const at = deps.clock.now()
  const digits = sixDigits(deps.secrets.seal('email-digits', id))
  const token = deps.secrets.seal('email-token', id)
  const check = {
    id,
    caseId,
    email: recipient,
    codeHash: deps.secrets.seal('email-code', `${id}|${digits}`),
    linkHash: deps.secrets.seal('email-link', token),
    attemptsLeft: EMAIL_CODE_TRIES,
    at,
    expiresAt: hoursAfter(at, EMAIL_CODE_MINUTES / 60),
  }
  return { facts: { emailCode: digits, confirmUrl: `${deps.publicOrigin}/${language}/confirm/${token}` }, keep: () => deps.people.keepEmailCheck(check) }
}

async function receiptFacts(deps: Needs, notice: NoticeRow, file: CaseFile): Promise<Partial<NoticeFacts>> {
  const id = notice.facts.receiptId
  if (typeof id !== 'string') return {}
  const receipt = (await deps.cases.receipts(file.id)).find((r) => r.id === id)
  return receipt ? { receiptNumber: receipt.number, receiptCode: receipt.checkCode } : {}
}

async function attachments(deps: Needs, notice: NoticeRow, file: CaseFile): Promise<readonly MailAttachment[]> {
  const pdf = (filename: string, content: Uint8Array): MailAttachment => ({ filename, contentType: 'application/pdf', content })
  if (notice.kind === 'issued') {
    const card = await deps.cases.cardOfCase(file.id)
    const content = card ? await deps.objects.get(card.pdf) : undefined
    if (!card || !content) throw new Error('an issued card without its file')
    return [pdf(`sapar-${card.number}.pdf`, content)]
  }
  if (notice.kind === 'refused') return [pdf(`sapar-${file.code}.pdf`, await deps.documents.letter(deps.letters.refusalSheet(file, deps.law())))]
  return []
}
