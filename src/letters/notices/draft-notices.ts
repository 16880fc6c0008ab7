import { writtenDay } from '../../texts/written.ts'
import { heading, text, type Block } from '../message.ts'
import { caseFact, findButton, howToOpen, need, termsOf, type Pen, type WriteNotice } from './pen.ts'

/** How long a mailed code counts. The clock that decides is EMAIL_CODE_MINUTES of the actions; a test holds the two together. */
export const CODE_MINUTES = 60

export const resumeLink: WriteNotice = (pen) => {
  const { words, service, facts } = pen
  const days = termsOf(pen)?.draftKeptDays
  const drafted = facts.resumeUrl !== undefined
  return {
    subject: words('notice.resume-link.subject', { service }),
    heading: words('notice.resume-link.heading'),
    greets: false,
    blocks: [
      text(words(drafted ? 'notice.resume-link.text' : 'notice.resume-link.done')),
      ...openDraft(pen),
      ...(drafted ? [heading(words('letters.next')), text(words('notice.resume-link.next'))] : []),
      ...(drafted && days ? [text(words('notice.resume-link.kept', { days }))] : []),
    ],
  }
}

/** A draft opens by its link; a case that was submitted before the mail left opens by the three facts only. */
function openDraft(pen: Pen): readonly Block[] {
  const { words, facts } = pen
  if (facts.resumeUrl === undefined) return [{ kind: 'facts', facts: [caseFact(pen)] }, text(howToOpen(pen)), findButton(pen, words('notice.button.open-case'))]
  const until = facts.linkExpiresOn ? [{ label: words('letters.fact.link-until'), value: writtenDay(words.language, facts.linkExpiresOn) }] : []
  return [
    { kind: 'action', text: words('notice.resume-link.button'), url: facts.resumeUrl },
    { kind: 'facts', facts: [caseFact(pen), ...until] },
    text(words('notice.resume-link.secret')),
  ]
}

export const confirmEmail: WriteNotice = (pen) => {
  const { words, service } = pen
  return {
    subject: words('notice.confirm-email.subject', { service }),
    heading: words('notice.confirm-email.heading'),
    greets: false,
    blocks: [
      text(words('notice.confirm-email.text')),
      { kind: 'code', label: words('notice.confirm-email.code'), code: need(pen, 'emailCode') },
      text(words('notice.confirm-email.or')),
      { kind: 'action', text: words('notice.confirm-email.button'), url: need(pen, 'confirmUrl') },
      text(words('notice.confirm-email.valid', { minutes: CODE_MINUTES })),
      heading(words('letters.next')),
      text(words('notice.confirm-email.next')),
      text(words('notice.confirm-email.not-you')),
    ],
  }
}

export const referenceReminder: WriteNotice = (pen) => {
  const { words, service, facts } = pen
  const code: Block = { kind: 'code', label: words('letters.fact.case-code'), code: facts.caseCode }
  const open: readonly Block[] =
    facts.resumeUrl === undefined
      ? [text(howToOpen(pen)), findButton(pen, words('notice.button.open-case'))]
      : [text(words('notice.reference-reminder.draft')), ...openDraft(pen)]
  return {
    subject: words('notice.reference-reminder.subject', { service }),
    heading: words('notice.reference-reminder.heading'),
    greets: true,
    blocks: [text(words('notice.reference-reminder.text')), code, ...open, text(words('notice.reference-reminder.not-you'))],
  }
}
