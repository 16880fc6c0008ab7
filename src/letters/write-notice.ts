import type { LawBook } from '../actions/ports/law.ts'
import type { NoticeFacts, NoticeKind, WrittenNotice } from '../actions/ports/letters.ts'
import { LANGUAGES, type Language } from '../core/kernel/language.ts'
import type { Texts, Words } from '../texts/words.ts'
import { wordsOr } from './given-reasons.ts'
import { mailHtml } from './mail-html.ts'
import { mailText } from './mail-text.ts'
import type { Draft, Foot, Message } from './message.ts'
import { accountChange, accountChanged, accountClosed, accountCode } from './notices/account-notices.ts'
import { appointmentBooked, appointmentCancelled, appointmentReminder } from './notices/appointment-notices.ts'
import { cardState } from './notices/card-notices.ts'
import { correctionDeclined, correctionReceived } from './notices/correction-notices.ts'
import { lapsed, messageReceived, withdrawn } from './notices/closing-notices.ts'
import { issued, refused, returned } from './notices/decision-notices.ts'
import { differenceAsked, feeCorrected } from './notices/difference-notices.ts'
import { confirmEmail, referenceReminder, resumeLink } from './notices/draft-notices.ts'
import { paperGoingBack, paperLost, paperPosted, paperReady, paperReissued, paperReturned } from './notices/paper-notices.ts'
import { dueDayMoved, paid, reviewBegun, stayChanged, submitted } from './notices/payment-notices.ts'
import type { Pen, WriteNotice } from './notices/pen.ts'
import { cardReminder } from './notices/reminder-notices.ts'

const WRITERS: Readonly<Record<NoticeKind, WriteNotice>> = {
  'resume-link': resumeLink,
  'confirm-email': confirmEmail,
  submitted,
  'review-begun': reviewBegun,
  paid,
  returned,
  issued,
  refused,
  withdrawn,
  lapsed,
  'reference-reminder': referenceReminder,
  'stay-changed': stayChanged,
  'difference-asked': differenceAsked,
  'fee-corrected': feeCorrected,
  'due-day-moved': dueDayMoved,
  'message-received': messageReceived,
  'correction-received': correctionReceived,
  'correction-declined': correctionDeclined,
  'card-state': cardState,
  'card-reminder': cardReminder,
  'account-code': accountCode,
  'account-change': accountChange,
  'account-changed': accountChanged,
  'account-closed': accountClosed,
  'appointment-booked': appointmentBooked,
  'appointment-cancelled': appointmentCancelled,
  'appointment-reminder': appointmentReminder,
  'paper-ready': paperReady,
  'paper-posted': paperPosted,
  'paper-returned': paperReturned,
  'paper-lost': paperLost,
  'paper-reissued': paperReissued,
  'paper-going-back': paperGoingBack,
}

/** Each language by its own name. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', kk: 'Қазақша', zh: '中文' }

/** One notice in the applicant's language. Throws when a fact is missing that the kind needs. */
export function writeNotice(texts: Texts, law: LawBook, facts: NoticeFacts): WrittenNotice {
  const pen = penFor(texts, law, facts)
  const message = framed(pen, WRITERS[facts.kind](pen))
  return { subject: message.subject, html: mailHtml(message), text: mailText(message) }
}

export function penFor(texts: Texts, law: LawBook, facts: NoticeFacts): Pen {
  const words = texts(facts.language)
  const root = `${facts.publicOrigin}/${facts.language}`
  const pages = {
    site: facts.publicOrigin,
    find: `${root}/find`,
    help: `${root}/help`,
    privacy: `${root}/privacy`,
    checkMessage: `${root}/check-message`,
    myCard: `${root}/my-card`,
  }
  return { words, law, facts, pages, service: wordsOr(words, `service.${facts.service}.name`, words('common.name')) }
}

function framed(pen: Pen, draft: Draft): Message {
  const { words, facts, law, service } = pen
  return {
    language: facts.language,
    subject: draft.subject,
    band: law.demo ? { tag: words('common.demo-tag'), text: words('common.demo-band') } : undefined,
    brand: words('common.name'),
    agency: words.of('country.agency.name'),
    caption: facts.caseCode ? words('letters.caption', { service, code: facts.caseCode }) : service,
    heading: draft.heading,
    greeting: draft.greets && facts.name ? words('letters.hello', { name: facts.name }) : '',
    blocks: draft.blocks,
    foot: footOf(pen, words),
  }
}

function footOf({ facts, pages, law }: Pen, words: Words): Foot {
  const code = grouped(facts.messageCode)
  return {
    oursTitle: words('letters.foot.ours'),
    oursText: words('letters.foot.ours-how', { site: pages.site, code, page: pages.checkMessage }),
    code,
    languageText: words('letters.foot.language'),
    languages: LANGUAGES.filter((language) => language !== facts.language).map((language) => ({
      language,
      name: NAMES[language],
      url: `${facts.publicOrigin}/${language}`,
    })),
    noReply: words('letters.foot.no-reply', { help: pages.help }),
    statement: law.demo ? words.of('country.agency.statement') : '',
  }
}

/** `N4K277QX` -> `N4K2-77QX`: read out and typed more surely. */
function grouped(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code
}
