// Written by tools/texts.mjs from the message files: change those and run `npm run texts`.
import enAccount from './en/account.json' with { type: 'json' }
import enApi from './en/api.json' with { type: 'json' }
import enAppointment from './en/appointment.json' with { type: 'json' }
import enBorder from './en/border.json' with { type: 'json' }
import enCapture from './en/capture.json' with { type: 'json' }
import enCommon from './en/common.json' with { type: 'json' }
import enCorrection from './en/correction.json' with { type: 'json' }
import enDesk from './en/desk.json' with { type: 'json' }
import enDev from './en/dev.json' with { type: 'json' }
import enForm from './en/form.json' with { type: 'json' }
import enGuidance from './en/guidance.json' with { type: 'json' }
import enLetters from './en/letters.json' with { type: 'json' }
import enMyCard from './en/my-card.json' with { type: 'json' }
import enNotices from './en/notices.json' with { type: 'json' }
import enPaper from './en/paper.json' with { type: 'json' }
import enPaperForm from './en/paper-form.json' with { type: 'json' }
import enProblems from './en/problems.json' with { type: 'json' }
import enStatus from './en/status.json' with { type: 'json' }
import ruAccount from './ru/account.json' with { type: 'json' }
import ruApi from './ru/api.json' with { type: 'json' }
import ruAppointment from './ru/appointment.json' with { type: 'json' }
import ruBorder from './ru/border.json' with { type: 'json' }
import ruCapture from './ru/capture.json' with { type: 'json' }
import ruCommon from './ru/common.json' with { type: 'json' }
import ruCorrection from './ru/correction.json' with { type: 'json' }
import ruDesk from './ru/desk.json' with { type: 'json' }
import ruDev from './ru/dev.json' with { type: 'json' }
import ruForm from './ru/form.json' with { type: 'json' }
import ruGuidance from './ru/guidance.json' with { type: 'json' }
import ruLetters from './ru/letters.json' with { type: 'json' }
import ruMyCard from './ru/my-card.json' with { type: 'json' }
import ruNotices from './ru/notices.json' with { type: 'json' }
import ruPaper from './ru/paper.json' with { type: 'json' }
import ruPaperForm from './ru/paper-form.json' with { type: 'json' }
import ruProblems from './ru/problems.json' with { type: 'json' }
import ruStatus from './ru/status.json' with { type: 'json' }
import kkAccount from './kk/account.json' with { type: 'json' }
import kkApi from './kk/api.json' with { type: 'json' }
import kkAppointment from './kk/appointment.json' with { type: 'json' }
import kkBorder from './kk/border.json' with { type: 'json' }
import kkCapture from './kk/capture.json' with { type: 'json' }
import kkCommon from './kk/common.json' with { type: 'json' }
import kkCorrection from './kk/correction.json' with { type: 'json' }
import kkDesk from './kk/desk.json' with { type: 'json' }
import kkDev from './kk/dev.json' with { type: 'json' }
import kkForm from './kk/form.json' with { type: 'json' }
import kkGuidance from './kk/guidance.json' with { type: 'json' }
import kkLetters from './kk/letters.json' with { type: 'json' }
import kkMyCard from './kk/my-card.json' with { type: 'json' }
import kkNotices from './kk/notices.json' with { type: 'json' }
import kkPaper from './kk/paper.json' with { type: 'json' }
import kkPaperForm from './kk/paper-form.json' with { type: 'json' }
import kkProblems from './kk/problems.json' with { type: 'json' }
import kkStatus from './kk/status.json' with { type: 'json' }
import zhAccount from './zh/account.json' with { type: 'json' }
import zhApi from './zh/api.json' with { type: 'json' }
import zhAppointment from './zh/appointment.json' with { type: 'json' }
import zhBorder from './zh/border.json' with { type: 'json' }
import zhCapture from './zh/capture.json' with { type: 'json' }
import zhCommon from './zh/common.json' with { type: 'json' }
import zhCorrection from './zh/correction.json' with { type: 'json' }
import zhDesk from './zh/desk.json' with { type: 'json' }
import zhDev from './zh/dev.json' with { type: 'json' }
import zhForm from './zh/form.json' with { type: 'json' }
import zhGuidance from './zh/guidance.json' with { type: 'json' }
import zhLetters from './zh/letters.json' with { type: 'json' }
import zhMyCard from './zh/my-card.json' with { type: 'json' }
import zhNotices from './zh/notices.json' with { type: 'json' }
import zhPaper from './zh/paper.json' with { type: 'json' }
import zhPaperForm from './zh/paper-form.json' with { type: 'json' }
import zhProblems from './zh/problems.json' with { type: 'json' }
import zhStatus from './zh/status.json' with { type: 'json' }

export const CATALOGUE: Readonly<Record<'en' | 'ru' | 'kk' | 'zh', Readonly<Record<string, string>>>> = {
  en: { ...enAccount, ...enApi, ...enAppointment, ...enBorder, ...enCapture, ...enCommon, ...enCorrection, ...enDesk, ...enDev, ...enForm, ...enGuidance, ...enLetters, ...enMyCard, ...enNotices, ...enPaper, ...enPaperForm, ...enProblems, ...enStatus },
  ru: { ...ruAccount, ...ruApi, ...ruAppointment, ...ruBorder, ...ruCapture, ...ruCommon, ...ruCorrection, ...ruDesk, ...ruDev, ...ruForm, ...ruGuidance, ...ruLetters, ...ruMyCard, ...ruNotices, ...ruPaper, ...ruPaperForm, ...ruProblems, ...ruStatus },
  kk: { ...kkAccount, ...kkApi, ...kkAppointment, ...kkBorder, ...kkCapture, ...kkCommon, ...kkCorrection, ...kkDesk, ...kkDev, ...kkForm, ...kkGuidance, ...kkLetters, ...kkMyCard, ...kkNotices, ...kkPaper, ...kkPaperForm, ...kkProblems, ...kkStatus },
  zh: { ...zhAccount, ...zhApi, ...zhAppointment, ...zhBorder, ...zhCapture, ...zhCommon, ...zhCorrection, ...zhDesk, ...zhDev, ...zhForm, ...zhGuidance, ...zhLetters, ...zhMyCard, ...zhNotices, ...zhPaper, ...zhPaperForm, ...zhProblems, ...zhStatus },
}

/** Every key with the arguments its message needs. */
export interface TextArguments {
  readonly 'account.title': Record<never, never>
  readonly 'account.menu': Record<never, never>
  readonly 'account.signed-in': { readonly address: string | number }
  readonly 'account.sign-out': Record<never, never>
  readonly 'account.sign-in': Record<never, never>
  readonly 'account.sign-in-text': Record<never, never>
  readonly 'account.email-hint': Record<never, never>
  readonly 'account.send-code': Record<never, never>
  readonly 'account.send-codes': Record<never, never>
  readonly 'account.later': Record<never, never>
  readonly 'account.closed': Record<never, never>
  readonly 'account.signed-out': Record<never, never>
  readonly 'account.passkey': Record<never, never>
  readonly 'account.passkey-text': Record<never, never>
  readonly 'account.passkey-button': Record<never, never>
  readonly 'account.passkey-make': Record<never, never>
  readonly 'account.passkey-no-script': Record<never, never>
  readonly 'account.passkey-unknown': Record<never, never>
  readonly 'account.passkey-failed': Record<never, never>
  readonly 'account.passkey-wrong': Record<never, never>
  readonly 'account.what-for': Record<never, never>
  readonly 'account.what-for.1': Record<never, never>
  readonly 'account.what-for.2': Record<never, never>
  readonly 'account.what-for.3': Record<never, never>
  readonly 'account.what-for.4': Record<never, never>
  readonly 'account.optional': Record<never, never>
  readonly 'account.code-title': Record<never, never>
  readonly 'account.code-text': { readonly email: string | number }
  readonly 'account.code': Record<never, never>
  readonly 'account.code-hint': { readonly minutes: number }
  readonly 'account.code-button': Record<never, never>
  readonly 'account.code-again-done': Record<never, never>
  readonly 'account.code-trouble': Record<never, never>
  readonly 'account.code-trouble-text': Record<never, never>
  readonly 'account.applications': Record<never, never>
  readonly 'account.applications-none': Record<never, never>
  readonly 'account.state': Record<never, never>
  readonly 'account.open': Record<never, never>
  readonly 'account.draft': Record<never, never>
  readonly 'account.draft-turn': Record<never, never>
  readonly 'account.held': Record<never, never>
  readonly 'account.held-text': Record<never, never>
  readonly 'account.keep': Record<never, never>
  readonly 'account.keep-case': Record<never, never>
  readonly 'account.keep-by-signing-in': Record<never, never>
  readonly 'account.found': Record<never, never>
  readonly 'account.found-text': Record<never, never>
  readonly 'account.cards': Record<never, never>
  readonly 'account.cards-none': Record<never, never>
  readonly 'account.renewal': Record<never, never>
  readonly 'account.renewal-none': Record<never, never>
  readonly 'account.renew': Record<never, never>
  readonly 'account.renew-go-on': Record<never, never>
  readonly 'account.card-state.renewed': Record<never, never>
  readonly 'account.card-state.cancelled': Record<never, never>
  readonly 'account.card-state.blocked': Record<never, never>
  readonly 'account.card-acts': Record<never, never>
  readonly 'account.remove': Record<never, never>
  readonly 'account.my-card': Record<never, never>
  readonly 'account.add-card': Record<never, never>
  readonly 'account.add-card-text': Record<never, never>
  readonly 'account.add-card-passport': Record<never, never>
  readonly 'account.add-card-button': Record<never, never>
  readonly 'account.card-not-found': Record<never, never>
  readonly 'account.papers': Record<never, never>
  readonly 'account.papers-none': Record<never, never>
  readonly 'account.paper': Record<never, never>
  readonly 'account.issued-for': Record<never, never>
  readonly 'account.check-code': Record<never, never>
  readonly 'account.check-text': Record<never, never>
  readonly 'account.people': Record<never, never>
  readonly 'account.people-text': Record<never, never>
  readonly 'account.people-none': Record<never, never>
  readonly 'account.apply': Record<never, never>
  readonly 'account.family': Record<never, never>
  readonly 'account.family-text': Record<never, never>
  readonly 'account.start': Record<never, never>
  readonly 'account.contact': Record<never, never>
  readonly 'account.email': Record<never, never>
  readonly 'account.phone': Record<never, never>
  readonly 'account.phone-none': Record<never, never>
  readonly 'account.add-phone': Record<never, never>
  readonly 'account.add-phone-text': Record<never, never>
  readonly 'account.change-email': Record<never, never>
  readonly 'account.change-email-text': Record<never, never>
  readonly 'account.change-phone': Record<never, never>
  readonly 'account.change-phone-text': Record<never, never>
  readonly 'account.new-email': Record<never, never>
  readonly 'account.new-phone': Record<never, never>
  readonly 'account.change-waits': { readonly value: string | number }
  readonly 'account.change-waits-text': { readonly until: string | number }
  readonly 'account.change-drop': Record<never, never>
  readonly 'account.code-to': { readonly to: string | number }
  readonly 'account.code-again': { readonly to: string | number }
  readonly 'account.confirm': Record<never, never>
  readonly 'account.demo-sms': Record<never, never>
  readonly 'account.demo-sms-link': Record<never, never>
  readonly 'account.whereabouts': Record<never, never>
  readonly 'account.whereabouts-text': Record<never, never>
  readonly 'account.whereabouts-save': Record<never, never>
  readonly 'account.letters': Record<never, never>
  readonly 'account.letters-text': Record<never, never>
  readonly 'account.letters-go': Record<never, never>
  readonly 'account.letters-nowhere': Record<never, never>
  readonly 'account.letters-turn': Record<never, never>
  readonly 'account.lost': Record<never, never>
  readonly 'account.lost-text': Record<never, never>
  readonly 'account.devices': Record<never, never>
  readonly 'account.signed-in-now': Record<never, never>
  readonly 'account.device': { readonly browser: string | number; readonly system: string | number }
  readonly 'account.browser.yandex': Record<never, never>
  readonly 'account.browser.other': Record<never, never>
  readonly 'account.system.ios': Record<never, never>
  readonly 'account.system.other': Record<never, never>
  readonly 'account.device-column': Record<never, never>
  readonly 'account.this-device': Record<never, never>
  readonly 'account.first-seen': Record<never, never>
  readonly 'account.last-seen': Record<never, never>
  readonly 'account.end': Record<never, never>
  readonly 'account.end-others': Record<never, never>
  readonly 'account.way.code': Record<never, never>
  readonly 'account.way.passkey': Record<never, never>
  readonly 'account.how': Record<never, never>
  readonly 'account.past': Record<never, never>
  readonly 'account.past-none': Record<never, never>
  readonly 'account.no-place': Record<never, never>
  readonly 'account.passkeys': Record<never, never>
  readonly 'account.passkeys-text': Record<never, never>
  readonly 'account.made-on': Record<never, never>
  readonly 'account.made': Record<never, never>
  readonly 'account.used': Record<never, never>
  readonly 'account.never': Record<never, never>
  readonly 'account.close': Record<never, never>
  readonly 'account.close-text': Record<never, never>
  readonly 'account.close.goes': Record<never, never>
  readonly 'account.close.stays': Record<never, never>
  readonly 'account.close.letters': Record<never, never>
  readonly 'account.close-confirm': Record<never, never>
  readonly 'account.close-button': Record<never, never>
  readonly 'account.done.kept': Record<never, never>
  readonly 'account.done.card': Record<never, never>
  readonly 'account.done.card-removed': Record<never, never>
  readonly 'account.done.ended': Record<never, never>
  readonly 'account.done.passkey': Record<never, never>
  readonly 'account.done.passkey-removed': Record<never, never>
  readonly 'account.done.codes': Record<never, never>
  readonly 'account.done.half': Record<never, never>
  readonly 'account.done.changed': Record<never, never>
  readonly 'account.done.whereabouts': Record<never, never>
  readonly 'account.done.address': Record<never, never>
  readonly 'problem.phone-country': Record<never, never>
  readonly 'problem.nothing-different.email': Record<never, never>
  readonly 'problem.nothing-different.phone': Record<never, never>
  readonly 'problem.address-taken': Record<never, never>
  readonly 'problem.answers-not-in-order': Record<never, never>
  readonly 'problem.body-malformed': Record<never, never>
  readonly 'problem.value-missing': Record<never, never>
  readonly 'problem.value-of-wrong-kind': { readonly expected: string | number }
  readonly 'problem.value-of-wrong-shape': Record<never, never>
  readonly 'problem.value-not-listed': { readonly options: string | number }
  readonly 'problem.value-too-large': { readonly max: string | number }
  readonly 'problem.value-too-small': { readonly min: string | number }
  readonly 'problem.content-type-not-accepted': Record<never, never>
  readonly 'problem.idempotency-key-missing': Record<never, never>
  readonly 'problem.idempotency-key-too-short': { readonly min: string | number }
  readonly 'problem.idempotency-key-not-plain': { readonly max: string | number }
  readonly 'problem.idempotency-key-reused': Record<never, never>
  readonly 'problem.idempotency-key-in-use': Record<never, never>
  readonly 'problem.not-signed': Record<never, never>
  readonly 'problem.failed': Record<never, never>
  readonly 'problem.language-unknown': Record<never, never>
  readonly 'problem.service-unknown': Record<never, never>
  readonly 'problem.nationality-unknown': Record<never, never>
  readonly 'problem.specimen-nationality': Record<never, never>
  readonly 'problem.no-rule-for-document': Record<never, never>
  readonly 'problem.stay-too-short': Record<never, never>
  readonly 'problem.stay-too-long': { readonly limit: string | number }
  readonly 'problem.link-expired': Record<never, never>
  readonly 'problem.code-wrong.in-general': Record<never, never>
  readonly 'problem.no-fee-rule': Record<never, never>
  readonly 'problem.nothing-to-pay': Record<never, never>
  readonly 'problem.payment-under-way': Record<never, never>
  readonly 'problem.provider-unreachable': Record<never, never>
  readonly 'problem.queue-empty': Record<never, never>
  readonly 'problem.officer-unknown': Record<never, never>
  readonly 'problem.same-person-not-confirmed': Record<never, never>
  readonly 'problem.reason-missing': Record<never, never>
  readonly 'problem.reason-missing.reason': Record<never, never>
  readonly 'problem.reason-missing.note': Record<never, never>
  readonly 'problem.reason-unknown': Record<never, never>
  readonly 'problem.target-missing': Record<never, never>
  readonly 'problem.too-many-returns': { readonly max: number }
  readonly 'problem.too-many-returns.in-general': Record<never, never>
  readonly 'problem.glyph-missing': { readonly characters: string | number }
  readonly 'problem.glyph-missing.reasons': { readonly characters: string | number }
  readonly 'problem.mrz-not-possible': Record<never, never>
  readonly 'problem.passport-too-short': { readonly daysRemaining: string | number; readonly leastCardDays: string | number }
  readonly 'problem.passport-differs': Record<never, never>
  readonly 'problem.card-needed': Record<never, never>
  readonly 'problem.renewal-closed': Record<never, never>
  readonly 'problem.renewal-not-open': { readonly opensOn: string | number }
  readonly 'problem.card-not-renewable': Record<never, never>
  readonly 'problem.card-not-found': Record<never, never>
  readonly 'problem.not-now': Record<never, never>
  readonly 'problem.not-yet': Record<never, never>
  readonly 'problem.not-waiting': Record<never, never>
  readonly 'problem.loss-missing': Record<never, never>
  readonly 'problem.card-not-changeable': Record<never, never>
  readonly 'problem.card-blocked': Record<never, never>
  readonly 'problem.card-over.number': Record<never, never>
  readonly 'problem.nothing-begun': Record<never, never>
  readonly 'appointment.offices.title': Record<never, never>
  readonly 'appointment.offices.text': Record<never, never>
  readonly 'appointment.region': Record<never, never>
  readonly 'appointment.region-button': Record<never, never>
  readonly 'appointment.near': Record<never, never>
  readonly 'appointment.near-later': { readonly day: string | number }
  readonly 'appointment.near-text': Record<never, never>
  readonly 'appointment.in-person': Record<never, never>
  readonly 'appointment.in-region': Record<never, never>
  readonly 'appointment.distance': { readonly kilometres: string | number }
  readonly 'appointment.open': Record<never, never>
  readonly 'appointment.next': Record<never, never>
  readonly 'appointment.none': Record<never, never>
  readonly 'appointment.all': Record<never, never>
  readonly 'appointment.when': { readonly day: string | number; readonly time: string | number }
  readonly 'appointment.times.title': Record<never, never>
  readonly 'appointment.days': Record<never, never>
  readonly 'appointment.day-free': { readonly count: number }
  readonly 'appointment.times': { readonly day: string | number }
  readonly 'appointment.times-hint': Record<never, never>
  readonly 'appointment.continue': Record<never, never>
  readonly 'appointment.change-to': Record<never, never>
  readonly 'appointment.book.title': Record<never, never>
  readonly 'appointment.book.text': Record<never, never>
  readonly 'appointment.book.button': Record<never, never>
  readonly 'appointment.book.other': Record<never, never>
  readonly 'appointment.booked.title': Record<never, never>
  readonly 'appointment.booked.mail': Record<never, never>
  readonly 'appointment.booked.no-mail': Record<never, never>
  readonly 'appointment.code': Record<never, never>
  readonly 'appointment.code-hint': Record<never, never>
  readonly 'appointment.keep': Record<never, never>
  readonly 'appointment.calendar': Record<never, never>
  readonly 'appointment.change': Record<never, never>
  readonly 'appointment.cancel': Record<never, never>
  readonly 'appointment.cancel-text': Record<never, never>
  readonly 'appointment.find.title': Record<never, never>
  readonly 'appointment.find.text': Record<never, never>
  readonly 'appointment.find.button': Record<never, never>
  readonly 'appointment.find.link': Record<never, never>
  readonly 'appointment.title.confirmed': Record<never, never>
  readonly 'appointment.title.arrived': Record<never, never>
  readonly 'appointment.title.served': Record<never, never>
  readonly 'appointment.title.no-show': Record<never, never>
  readonly 'appointment.title.cancelled': Record<never, never>
  readonly 'appointment.changed.title': Record<never, never>
  readonly 'appointment.purpose.renewal': Record<never, never>
  readonly 'appointment.purpose.collection': Record<never, never>
  readonly 'appointment.collection.title': Record<never, never>
  readonly 'appointment.collection.offer': Record<never, never>
  readonly 'appointment.collection.until': { readonly until: string | number }
  readonly 'appointment.collection.none': Record<never, never>
  readonly 'appointment.collection.book': Record<never, never>
  readonly 'appointment.collection.yours': Record<never, never>
  readonly 'appointment.collection.walk-in': Record<never, never>
  readonly 'appointment.collection.cancel': Record<never, never>
  readonly 'appointment.collection.stays': Record<never, never>
  readonly 'appointment.collection.keep': Record<never, never>
  readonly 'appointment.reason.office-closed': Record<never, never>
  readonly 'appointment.reason.too-few-staff': Record<never, never>
  readonly 'appointment.reason.holder-asked': Record<never, never>
  readonly 'appointment.reason.wrong-office': Record<never, never>
  readonly 'appointment.reason.card-collected': Record<never, never>
  readonly 'appointment.reason.card-gone': Record<never, never>
  readonly 'problem.slot-missing': Record<never, never>
  readonly 'problem.slot-past': Record<never, never>
  readonly 'problem.slot-outside-window': Record<never, never>
  readonly 'problem.slot-after-keep': { readonly until: string | number }
  readonly 'problem.slot-unknown': Record<never, never>
  readonly 'problem.slot-taken': Record<never, never>
  readonly 'problem.has-appointment': Record<never, never>
  readonly 'appointment.problem.has-collection': Record<never, never>
  readonly 'problem.card-not-open': { readonly day: string | number }
  readonly 'problem.card-not-active': Record<never, never>
  readonly 'appointment.problem.code-missing': Record<never, never>
  readonly 'problem.appointment-not-found': Record<never, never>
  readonly 'problem.appointment-over': Record<never, never>
  readonly 'notice.appointment.code': Record<never, never>
  readonly 'notice.appointment.day': Record<never, never>
  readonly 'notice.appointment.when': Record<never, never>
  readonly 'notice.appointment.for': Record<never, never>
  readonly 'notice.appointment.of': Record<never, never>
  readonly 'notice.appointment.bring': Record<never, never>
  readonly 'notice.appointment.bring.passport': Record<never, never>
  readonly 'notice.appointment.bring.card-passport': Record<never, never>
  readonly 'notice.appointment.bring.card': Record<never, never>
  readonly 'notice.appointment.bring.code': Record<never, never>
  readonly 'notice.appointment.bring.pick-up-code': Record<never, never>
  readonly 'notice.appointment.yours': Record<never, never>
  readonly 'notice.appointment.calendar': Record<never, never>
  readonly 'notice.appointment.change': { readonly page: string | number }
  readonly 'notice.appointment.entry': { readonly office: string | number }
  readonly 'notice.appointment.entry-text': { readonly code: string | number; readonly page: string | number }
  readonly 'notice.appointment.entry-text.collection': { readonly code: string | number; readonly page: string | number }
  readonly 'notice.appointment-booked.subject': { readonly name: string | number }
  readonly 'notice.appointment-booked.heading': Record<never, never>
  readonly 'notice.appointment-reminder.subject': { readonly name: string | number }
  readonly 'notice.appointment-reminder.heading': Record<never, never>
  readonly 'notice.appointment-cancelled.subject': { readonly name: string | number }
  readonly 'notice.appointment-cancelled.heading.holder': Record<never, never>
  readonly 'notice.appointment-cancelled.heading.office': Record<never, never>
  readonly 'notice.appointment-cancelled.again': { readonly page: string | number }
  readonly 'notice.appointment-cancelled.waits': Record<never, never>
  readonly 'notice.appointment-cancelled.where': Record<never, never>
  readonly 'notice.appointment-cancelled.button': Record<never, never>
  readonly 'check-message.kind.appointment-booked': Record<never, never>
  readonly 'check-message.kind.appointment-cancelled': Record<never, never>
  readonly 'check-message.kind.appointment-reminder': Record<never, never>
  readonly 'retention.what.appointment': Record<never, never>
  readonly 'retention.why.appointment': Record<never, never>
  readonly 'retention.from.appointment-day': Record<never, never>
  readonly 'desk.nav.appointments': Record<never, never>
  readonly 'desk.appointments.title': { readonly day: string | number }
  readonly 'desk.appointments.count': { readonly count: number }
  readonly 'desk.appointments.none': Record<never, never>
  readonly 'desk.appointments.day': Record<never, never>
  readonly 'desk.appointments.other-day': Record<never, never>
  readonly 'desk.appointments.show': Record<never, never>
  readonly 'desk.appointments.earlier': Record<never, never>
  readonly 'desk.appointments.later': Record<never, never>
  readonly 'desk.appointments.time': Record<never, never>
  readonly 'desk.appointments.for': Record<never, never>
  readonly 'desk.appointments.name': Record<never, never>
  readonly 'desk.appointments.of': Record<never, never>
  readonly 'desk.appointments.state': Record<never, never>
  readonly 'desk.appointments.act': Record<never, never>
  readonly 'desk.appointments.state.confirmed': Record<never, never>
  readonly 'desk.appointments.state.arrived': Record<never, never>
  readonly 'desk.appointments.state.served': Record<never, never>
  readonly 'desk.appointments.state.no-show': Record<never, never>
  readonly 'desk.appointments.state.cancelled': Record<never, never>
  readonly 'desk.appointments.arrive': Record<never, never>
  readonly 'desk.appointments.serve': Record<never, never>
  readonly 'desk.appointments.miss': Record<never, never>
  readonly 'desk.appointments.hand-over': Record<never, never>
  readonly 'desk.appointments.cancel': Record<never, never>
  readonly 'desk.appointments.reason': Record<never, never>
  readonly 'desk.appointments.cancel-button': Record<never, never>
  readonly 'desk.appointments.back': Record<never, never>
  readonly 'desk.appointments.done': { readonly code: string | number }
  readonly 'desk.problem.appointment-act-not-now': Record<never, never>
  readonly 'desk.problem.appointment-reason-missing': Record<never, never>
  readonly 'border.title': Record<never, never>
  readonly 'border.demo': Record<never, never>
  readonly 'border.skip': Record<never, never>
  readonly 'border.loading': Record<never, never>
  readonly 'border.no-script': Record<never, never>
  readonly 'border.online': Record<never, never>
  readonly 'border.offline': Record<never, never>
  readonly 'border.months': Record<never, never>
  readonly 'border.date': { readonly day: string | number; readonly month: string | number; readonly year: string | number }
  readonly 'border.moment': { readonly day: string | number; readonly time: string | number }
  readonly 'border.age.minutes': { readonly minutes: string | number }
  readonly 'border.age.hours': { readonly hours: string | number; readonly minutes: string | number }
  readonly 'border.age.days': { readonly days: string | number }
  readonly 'border.pack.age': { readonly age: string | number; readonly number: string | number }
  readonly 'border.pack.fresh': { readonly moment: string | number }
  readonly 'border.pack.stale': { readonly moment: string | number }
  readonly 'border.pack.expired': { readonly moment: string | number }
  readonly 'border.pack.clock': Record<never, never>
  readonly 'border.pack.none': Record<never, never>
  readonly 'border.pack.none-text': Record<never, never>
  readonly 'border.pack-problem.unreachable': Record<never, never>
  readonly 'border.pack-problem.none': Record<never, never>
  readonly 'border.pack-problem.rollback': Record<never, never>
  readonly 'border.pack-problem.expired': Record<never, never>
  readonly 'border.pack-problem.bad-signature': Record<never, never>
  readonly 'border.pack-problem.unknown-key': Record<never, never>
  readonly 'border.pack-problem.too-large': Record<never, never>
  readonly 'border.pack-problem.wrong-format': Record<never, never>
  readonly 'border.pack.loaded': { readonly number: string | number }
  readonly 'border.pack.current': { readonly number: string | number }
  readonly 'border.setup.title': Record<never, never>
  readonly 'border.setup.text': Record<never, never>
  readonly 'border.setup.point': Record<never, never>
  readonly 'border.setup.lane': Record<never, never>
  readonly 'border.setup.button': Record<never, never>
  readonly 'border.setup.sign-in': Record<never, never>
  readonly 'border.setup.sign-in-link': Record<never, never>
  readonly 'border.setup.not-allowed': Record<never, never>
  readonly 'border.setup.no-key': Record<never, never>
  readonly 'border.setup.unreachable': Record<never, never>
  readonly 'border.setup.try-again': Record<never, never>
  readonly 'border.scan.title': Record<never, never>
  readonly 'border.direction.label': Record<never, never>
  readonly 'border.direction.entry': Record<never, never>
  readonly 'border.direction.exit': Record<never, never>
  readonly 'border.scan.camera': Record<never, never>
  readonly 'border.scan.stop': Record<never, never>
  readonly 'border.scan.camera-hint': Record<never, never>
  readonly 'border.scan.file': Record<never, never>
  readonly 'border.scan.paste': Record<never, never>
  readonly 'border.scan.paste-hint': Record<never, never>
  readonly 'border.scan.paste-button': Record<never, never>
  readonly 'border.scan.reading': Record<never, never>
  readonly 'border.scan.no-code': Record<never, never>
  readonly 'border.scan.no-camera': Record<never, never>
  readonly 'border.scan.no-text': Record<never, never>
  readonly 'border.passport.title': Record<never, never>
  readonly 'border.passport.text': Record<never, never>
  readonly 'border.passport.label': Record<never, never>
  readonly 'border.passport.check': Record<never, never>
  readonly 'border.passport.skip': Record<never, never>
  readonly 'border.passport.incomplete': { readonly count: string | number }
  readonly 'border.passport.digit': Record<never, never>
  readonly 'border.headline.may-enter': Record<never, never>
  readonly 'border.headline.may-leave': Record<never, never>
  readonly 'border.headline.check-first': Record<never, never>
  readonly 'border.headline.stop': Record<never, never>
  readonly 'border.result.seal': Record<never, never>
  readonly 'border.result.entry': Record<never, never>
  readonly 'border.result.exit': Record<never, never>
  readonly 'border.result.passport': Record<never, never>
  readonly 'border.seal.VALID': Record<never, never>
  readonly 'border.seal.INVALID': Record<never, never>
  readonly 'border.seal.UNDECIDED': Record<never, never>
  readonly 'border.seal-why.VALID': { readonly signer: string | number }
  readonly 'border.seal-why.UNKNOWN_FEATURE': Record<never, never>
  readonly 'border.seal-why.READ_ERROR': Record<never, never>
  readonly 'border.seal-why.WRONG_FORMAT': Record<never, never>
  readonly 'border.seal-why.UNKNOWN_CERTIFICATE': Record<never, never>
  readonly 'border.seal-why.UNTRUSTED_CERTIFICATE': Record<never, never>
  readonly 'border.seal-why.INVALID_DOCUMENTTYPE': Record<never, never>
  readonly 'border.seal-why.EXPIRED_CERTIFICATE': Record<never, never>
  readonly 'border.seal-why.REVOKED_CERTIFICATE': Record<never, never>
  readonly 'border.seal-why.UNSUPPORTED_ALGORITHM': Record<never, never>
  readonly 'border.seal-why.INVALID_SIGNATURE': Record<never, never>
  readonly 'border.seal-why.INVALID_VISA_MRZ': Record<never, never>
  readonly 'border.seal-why.SEAL_VISA_MISMATCH': Record<never, never>
  readonly 'border.seal-why.INVALID_PASSPORT_MRZ': Record<never, never>
  readonly 'border.seal-why.SEAL_PASSPORT_MISMATCH': Record<never, never>
  readonly 'border.level.trustable': Record<never, never>
  readonly 'border.level.medium': Record<never, never>
  readonly 'border.level.high': Record<never, never>
  readonly 'border.answer.yes': Record<never, never>
  readonly 'border.answer.ask': Record<never, never>
  readonly 'border.answer.no': Record<never, never>
  readonly 'border.answer.none': Record<never, never>
  readonly 'border.reason.in-order': { readonly number: string | number; readonly total: string | number }
  readonly 'border.reason.in-order-unlimited': Record<never, never>
  readonly 'border.reason.no-right': Record<never, never>
  readonly 'border.reason.revoked': Record<never, never>
  readonly 'border.reason.suspended': Record<never, never>
  readonly 'border.reason.expired': { readonly day: string | number }
  readonly 'border.reason.not-yet-valid': { readonly day: string | number }
  readonly 'border.reason.transit-only': Record<never, never>
  readonly 'border.reason.entries-used': { readonly day: string | number }
  readonly 'border.reason.no-days-left': { readonly days: string | number; readonly inDays: string | number }
  readonly 'border.reason.pack-expired': Record<never, never>
  readonly 'border.reason.status-unknown': Record<never, never>
  readonly 'border.reason.second-line': Record<never, never>
  readonly 'border.reason.pack-stale': { readonly day: string | number }
  readonly 'border.reason.stay-decided-at-entry': Record<never, never>
  readonly 'border.reason.in-time': { readonly day: string | number }
  readonly 'border.reason.in-time-card': { readonly day: string | number }
  readonly 'border.reason.overstayed': { readonly day: string | number }
  readonly 'border.reason.entry-not-known': Record<never, never>
  readonly 'border.reason.no-right-exit': Record<never, never>
  readonly 'border.reason.no-card-facts': Record<never, never>
  readonly 'border.reason.seal-first': Record<never, never>
  readonly 'border.match.same': Record<never, never>
  readonly 'border.match.differs': Record<never, never>
  readonly 'border.match.not-read': Record<never, never>
  readonly 'border.match.unreadable': Record<never, never>
  readonly 'border.match-why.same': Record<never, never>
  readonly 'border.match-why.differs': Record<never, never>
  readonly 'border.match-why.not-read': Record<never, never>
  readonly 'border.match-why.unreadable': Record<never, never>
  readonly 'border.compared.title': Record<never, never>
  readonly 'border.compared.field': Record<never, never>
  readonly 'border.compared.card': Record<never, never>
  readonly 'border.compared.passport': Record<never, never>
  readonly 'border.compared.result': Record<never, never>
  readonly 'border.compared.same': Record<never, never>
  readonly 'border.compared.differs': Record<never, never>
  readonly 'border.field.number': Record<never, never>
  readonly 'border.field.state': Record<never, never>
  readonly 'border.field.name': Record<never, never>
  readonly 'border.field.birth': Record<never, never>
  readonly 'border.fact.card': Record<never, never>
  readonly 'border.fact.kind': Record<never, never>
  readonly 'border.fact.holder': Record<never, never>
  readonly 'border.fact.valid': Record<never, never>
  readonly 'border.fact.valid-value': { readonly from: string | number; readonly until: string | number }
  readonly 'border.fact.valid-until': { readonly day: string | number }
  readonly 'border.fact.entries': Record<never, never>
  readonly 'border.fact.entries-value': { readonly used: string | number; readonly total: string | number }
  readonly 'border.fact.entries-unlimited': { readonly used: string | number }
  readonly 'border.fact.stay': Record<never, never>
  readonly 'border.fact.stay-value': { readonly days: string | number; readonly day: string | number }
  readonly 'border.fact.stay-card': { readonly day: string | number }
  readonly 'border.fact.days-left': Record<never, never>
  readonly 'border.fact.leave-by': Record<never, never>
  readonly 'border.fact.level': Record<never, never>
  readonly 'border.fact.code': Record<never, never>
  readonly 'border.fact.do-now': Record<never, never>
  readonly 'border.fact.do-now-value': Record<never, never>
  readonly 'border.fact.look-at': Record<never, never>
  readonly 'border.fact.look-at-value': { readonly cards: string | number }
  readonly 'border.act.record-entry': Record<never, never>
  readonly 'border.act.record-exit': Record<never, never>
  readonly 'border.act.second-line': Record<never, never>
  readonly 'border.act.next': Record<never, never>
  readonly 'border.act.desk-answer': Record<never, never>
  readonly 'border.act.read-passport': Record<never, never>
  readonly 'border.act.back': Record<never, never>
  readonly 'border.recorded.entry': Record<never, never>
  readonly 'border.recorded.exit': Record<never, never>
  readonly 'border.second-line.title': Record<never, never>
  readonly 'border.second-line.text': Record<never, never>
  readonly 'border.second-line.say': Record<never, never>
  readonly 'border.desk.title': Record<never, never>
  readonly 'border.desk.text': Record<never, never>
  readonly 'border.desk.number': Record<never, never>
  readonly 'border.desk.number-missing': Record<never, never>
  readonly 'border.desk.good': Record<never, never>
  readonly 'border.desk.bad': Record<never, never>
  readonly 'border.limits.title': Record<never, never>
  readonly 'border.limits.clone': Record<never, never>
  readonly 'border.limits.single': Record<never, never>
  readonly 'border.device.title': Record<never, never>
  readonly 'border.device.load': Record<never, never>
  readonly 'border.device.load-file': Record<never, never>
  readonly 'border.device.send': Record<never, never>
  readonly 'border.device.waiting': { readonly count: string | number }
  readonly 'border.device.refused': { readonly count: string | number }
  readonly 'border.device.last': { readonly moment: string | number }
  readonly 'border.device.never': Record<never, never>
  readonly 'border.device.working': Record<never, never>
  readonly 'border.device.sign-in': Record<never, never>
  readonly 'border.device.sent': Record<never, never>
  readonly 'border.device.unreachable': Record<never, never>
  readonly 'border.device.again': Record<never, never>
  readonly 'border.device.language': Record<never, never>
  readonly 'border.device.theme': Record<never, never>
  readonly 'border.theme.auto': Record<never, never>
  readonly 'border.theme.light': Record<never, never>
  readonly 'border.theme.dark': Record<never, never>
  readonly 'photo.to-mend': { readonly count: number }
  readonly 'photo.passed': { readonly count: number }
  readonly 'photo.lines': Record<never, never>
  readonly 'photo.lines-alt': Record<never, never>
  readonly 'photo.limit.between': { readonly min: string | number; readonly max: string | number }
  readonly 'photo.limit.least': { readonly min: string | number }
  readonly 'photo.limit.most': { readonly max: string | number }
  readonly 'photo.unit.count': { readonly value: string | number }
  readonly 'photo.unit.share': { readonly value: string | number }
  readonly 'photo.unit.px': { readonly value: string | number }
  readonly 'photo.unit.B': { readonly value: string | number }
  readonly 'photo.unit.ratio': { readonly value: string | number }
  readonly 'photo.unit.L': { readonly value: string | number }
  readonly 'photo.unit.grey': { readonly value: string | number }
  readonly 'photo.unit.dE': { readonly value: string | number }
  readonly 'photo.unit.index': { readonly value: string | number }
  readonly 'photo.unit.deg': { readonly value: string | number }
  readonly 'photo.crop.title': Record<never, never>
  readonly 'photo.crop.text': Record<never, never>
  readonly 'photo.crop.now': Record<never, never>
  readonly 'photo.crop.then': Record<never, never>
  readonly 'photo.crop.now-alt': Record<never, never>
  readonly 'photo.crop.then-alt': Record<never, never>
  readonly 'photo.crop.use': Record<never, never>
  readonly 'photo.anyway.title': Record<never, never>
  readonly 'photo.anyway.text': Record<never, never>
  readonly 'photo.anyway.button': Record<never, never>
  readonly 'photo.rule.no-face.bad': Record<never, never>
  readonly 'photo.rule.no-face.good': Record<never, never>
  readonly 'photo.rule.no-face.fix': Record<never, never>
  readonly 'photo.rule.several-faces.bad': Record<never, never>
  readonly 'photo.rule.several-faces.good': Record<never, never>
  readonly 'photo.rule.several-faces.fix': Record<never, never>
  readonly 'photo.rule.low-resolution.bad': Record<never, never>
  readonly 'photo.rule.low-resolution.good': Record<never, never>
  readonly 'photo.rule.low-resolution.fix': Record<never, never>
  readonly 'photo.rule.eyes-hidden.bad': Record<never, never>
  readonly 'photo.rule.eyes-hidden.good': Record<never, never>
  readonly 'photo.rule.eyes-hidden.fix': Record<never, never>
  readonly 'photo.rule.dark.bad': Record<never, never>
  readonly 'photo.rule.dark.good': Record<never, never>
  readonly 'photo.rule.dark.fix': Record<never, never>
  readonly 'photo.rule.overexposed.bad': Record<never, never>
  readonly 'photo.rule.overexposed.good': Record<never, never>
  readonly 'photo.rule.overexposed.fix': Record<never, never>
  readonly 'photo.rule.uneven-light.bad': Record<never, never>
  readonly 'photo.rule.uneven-light.good': Record<never, never>
  readonly 'photo.rule.uneven-light.fix': Record<never, never>
  readonly 'photo.rule.mouth-hidden.bad': Record<never, never>
  readonly 'photo.rule.mouth-hidden.good': Record<never, never>
  readonly 'photo.rule.mouth-hidden.fix': Record<never, never>
  readonly 'photo.rule.compressed.bad': Record<never, never>
  readonly 'photo.rule.compressed.good': Record<never, never>
  readonly 'photo.rule.compressed.fix': Record<never, never>
  readonly 'photo.rule.blurred.bad': Record<never, never>
  readonly 'photo.rule.blurred.good': Record<never, never>
  readonly 'photo.rule.blurred.fix': Record<never, never>
  readonly 'photo.rule.roll.bad': Record<never, never>
  readonly 'photo.rule.roll.good': Record<never, never>
  readonly 'photo.rule.roll.fix': Record<never, never>
  readonly 'photo.rule.yaw.bad': Record<never, never>
  readonly 'photo.rule.yaw.good': Record<never, never>
  readonly 'photo.rule.yaw.fix': Record<never, never>
  readonly 'photo.rule.pitch.bad': Record<never, never>
  readonly 'photo.rule.pitch.good': Record<never, never>
  readonly 'photo.rule.pitch.fix': Record<never, never>
  readonly 'photo.rule.eyes-closed.bad': Record<never, never>
  readonly 'photo.rule.eyes-closed.good': Record<never, never>
  readonly 'photo.rule.eyes-closed.fix': Record<never, never>
  readonly 'photo.rule.mouth-open.bad': Record<never, never>
  readonly 'photo.rule.mouth-open.good': Record<never, never>
  readonly 'photo.rule.mouth-open.fix': Record<never, never>
  readonly 'photo.rule.off-centre.bad': Record<never, never>
  readonly 'photo.rule.off-centre.good': Record<never, never>
  readonly 'photo.rule.off-centre.fix': Record<never, never>
  readonly 'photo.rule.bg-clutter.bad': Record<never, never>
  readonly 'photo.rule.bg-clutter.good': Record<never, never>
  readonly 'photo.rule.bg-clutter.fix': Record<never, never>
  readonly 'photo.rule.bg-coloured.bad': Record<never, never>
  readonly 'photo.rule.bg-coloured.good': Record<never, never>
  readonly 'photo.rule.bg-coloured.fix': Record<never, never>
  readonly 'photo.rule.bg-not-light.bad': Record<never, never>
  readonly 'photo.rule.bg-not-light.good': Record<never, never>
  readonly 'photo.rule.bg-not-light.fix': Record<never, never>
  readonly 'photo.rule.bg-uneven.bad': Record<never, never>
  readonly 'photo.rule.bg-uneven.good': Record<never, never>
  readonly 'photo.rule.bg-uneven.fix': Record<never, never>
  readonly 'photo.rule.head-small.bad': Record<never, never>
  readonly 'photo.rule.head-small.good': Record<never, never>
  readonly 'photo.rule.head-small.fix': Record<never, never>
  readonly 'photo.rule.head-large.bad': Record<never, never>
  readonly 'photo.rule.head-large.good': Record<never, never>
  readonly 'photo.rule.head-large.fix': Record<never, never>
  readonly 'photo.rule.crown-cut.bad': Record<never, never>
  readonly 'photo.rule.crown-cut.good': Record<never, never>
  readonly 'photo.rule.crown-cut.fix': Record<never, never>
  readonly 'photo.rule.eye-line.bad': Record<never, never>
  readonly 'photo.rule.eye-line.good': Record<never, never>
  readonly 'photo.rule.eye-line.fix': Record<never, never>
  readonly 'photo.rule.wrong-shape.bad': Record<never, never>
  readonly 'photo.rule.wrong-shape.good': Record<never, never>
  readonly 'photo.rule.wrong-shape.fix': Record<never, never>
  readonly 'passport.read': Record<never, never>
  readonly 'passport.differs': { readonly count: number }
  readonly 'passport.read-text': Record<never, never>
  readonly 'passport.table': Record<never, never>
  readonly 'passport.question': Record<never, never>
  readonly 'passport.typed': Record<never, never>
  readonly 'passport.in-passport': Record<never, never>
  readonly 'passport.result': Record<never, never>
  readonly 'passport.same': Record<never, never>
  readonly 'passport.other': Record<never, never>
  readonly 'passport.not-yet': Record<never, never>
  readonly 'passport.none': Record<never, never>
  readonly 'passport.uncertain': { readonly count: number }
  readonly 'passport.which': { readonly field: string | number }
  readonly 'passport.take-read': { readonly value: string | number }
  readonly 'passport.keep-typed': { readonly value: string | number }
  readonly 'passport.keep-hint': Record<never, never>
  readonly 'passport.confirm': Record<never, never>
  readonly 'passport.not-read': Record<never, never>
  readonly 'passport.go-on': Record<never, never>
  readonly 'form.camera.open': Record<never, never>
  readonly 'form.camera.take': Record<never, never>
  readonly 'form.camera.close': Record<never, never>
  readonly 'form.camera.none': Record<never, never>
  readonly 'form.camera.oval': Record<never, never>
  readonly 'form.camera.frame': Record<never, never>
  readonly 'form.pages.title': { readonly count: number }
  readonly 'form.pages.page': { readonly page: string | number }
  readonly 'form.pages.alt': { readonly document: string | number; readonly page: string | number }
  readonly 'form.pages.before': Record<never, never>
  readonly 'form.pages.after': Record<never, never>
  readonly 'form.pages.away': Record<never, never>
  readonly 'form.pages.replace': Record<never, never>
  readonly 'photo.help.measuring': Record<never, never>
  readonly 'photo.help.good': Record<never, never>
  readonly 'photo.help.bad': { readonly count: number }
  readonly 'photo.rule.file-too-small.bad': Record<never, never>
  readonly 'photo.rule.file-too-small.good': Record<never, never>
  readonly 'photo.rule.file-too-small.fix': Record<never, never>
  readonly 'common.name': Record<never, never>
  readonly 'common.demo-tag': Record<never, never>
  readonly 'common.demo-band': Record<never, never>
  readonly 'common.skip-link': Record<never, never>
  readonly 'common.language': Record<never, never>
  readonly 'common.nav': Record<never, never>
  readonly 'common.nav.services': Record<never, never>
  readonly 'common.nav.find': Record<never, never>
  readonly 'common.nav.check': Record<never, never>
  readonly 'common.nav.help': Record<never, never>
  readonly 'common.footer.help': Record<never, never>
  readonly 'common.footer.privacy': Record<never, never>
  readonly 'common.footer.accessibility': Record<never, never>
  readonly 'common.footer.real-site': Record<never, never>
  readonly 'common.footer.fees': Record<never, never>
  readonly 'common.continue': Record<never, never>
  readonly 'common.back': Record<never, never>
  readonly 'common.day': Record<never, never>
  readonly 'common.month': Record<never, never>
  readonly 'common.year': Record<never, never>
  readonly 'common.yes': Record<never, never>
  readonly 'common.no': Record<never, never>
  readonly 'common.optional': Record<never, never>
  readonly 'common.choose': Record<never, never>
  readonly 'common.error-prefix': Record<never, never>
  readonly 'common.nav.account': Record<never, never>
  readonly 'desk.correction.title': Record<never, never>
  readonly 'desk.correction.free': Record<never, never>
  readonly 'desk.correction.printed': Record<never, never>
  readonly 'desk.correction.wanted': Record<never, never>
  readonly 'desk.correction.says': { readonly note: string | number }
  readonly 'desk.correction.decide': Record<never, never>
  readonly 'desk.correction.note': Record<never, never>
  readonly 'desk.correction.decline': Record<never, never>
  readonly 'desk.problem.reason-missing.decline': Record<never, never>
  readonly 'desk.done.declined': { readonly code: string | number }
  readonly 'desk.place': Record<never, never>
  readonly 'desk.demo': Record<never, never>
  readonly 'desk.foot': Record<never, never>
  readonly 'desk.nav.queue': Record<never, never>
  readonly 'desk.nav.messages': Record<never, never>
  readonly 'desk.nav.unreachable': Record<never, never>
  readonly 'desk.unreached': { readonly day: string | number }
  readonly 'desk.unreachable.title': Record<never, never>
  readonly 'desk.unreachable.text': Record<never, never>
  readonly 'desk.unreachable.empty': Record<never, never>
  readonly 'desk.unreachable.card': Record<never, never>
  readonly 'desk.unreachable.case': Record<never, never>
  readonly 'desk.unreachable.elsewhere': Record<never, never>
  readonly 'desk.unreachable.ends': Record<never, never>
  readonly 'desk.unreachable.way': Record<never, never>
  readonly 'desk.unreachable.way.email': Record<never, never>
  readonly 'desk.unreachable.way.sms': Record<never, never>
  readonly 'desk.unreachable.way.none': Record<never, never>
  readonly 'desk.unreachable.since': Record<never, never>
  readonly 'desk.to-queue': Record<never, never>
  readonly 'desk.sign-out': Record<never, never>
  readonly 'desk.number': { readonly number: string | number }
  readonly 'desk.role.officer': Record<never, never>
  readonly 'desk.role.supervisor': Record<never, never>
  readonly 'desk.role.clerk': Record<never, never>
  readonly 'desk.role.border-officer': Record<never, never>
  readonly 'desk.role.auditor': Record<never, never>
  readonly 'desk.role.administrator': Record<never, never>
  readonly 'desk.sign-in.title': Record<never, never>
  readonly 'desk.sign-in.text': Record<never, never>
  readonly 'desk.sign-in.button': Record<never, never>
  readonly 'desk.sign-in.failed': Record<never, never>
  readonly 'desk.persona.title': Record<never, never>
  readonly 'desk.persona.text': Record<never, never>
  readonly 'desk.passkey.no-script': Record<never, never>
  readonly 'desk.passkey.unknown': Record<never, never>
  readonly 'desk.passkey.failed': Record<never, never>
  readonly 'desk.enrol.title': Record<never, never>
  readonly 'desk.enrol.text': { readonly name: string | number }
  readonly 'desk.enrol.button': Record<never, never>
  readonly 'desk.enrol.failed': Record<never, never>
  readonly 'desk.enrol.expired': Record<never, never>
  readonly 'desk.enrol.expired-text': Record<never, never>
  readonly 'desk.not-found.title': Record<never, never>
  readonly 'desk.not-found.text': Record<never, never>
  readonly 'desk.start.title': Record<never, never>
  readonly 'desk.error-title': Record<never, never>
  readonly 'desk.queue.title': Record<never, never>
  readonly 'desk.queue.today': { readonly day: string | number; readonly open: number }
  readonly 'desk.queue.empty': Record<never, never>
  readonly 'desk.next.own': Record<never, never>
  readonly 'desk.next.waiting': Record<never, never>
  readonly 'desk.next.open': Record<never, never>
  readonly 'desk.next.take': Record<never, never>
  readonly 'desk.next.take-more': Record<never, never>
  readonly 'desk.counts.label': Record<never, never>
  readonly 'desk.counts.late': Record<never, never>
  readonly 'desk.counts.today': Record<never, never>
  readonly 'desk.counts.soon': Record<never, never>
  readonly 'desk.counts.later': Record<never, never>
  readonly 'desk.counts.stopped': Record<never, never>
  readonly 'desk.counts.stopped-note': Record<never, never>
  readonly 'desk.due.late': { readonly days: number }
  readonly 'desk.due.today': Record<never, never>
  readonly 'desk.due.tomorrow': Record<never, never>
  readonly 'desk.due.next': Record<never, never>
  readonly 'desk.due.none': Record<never, never>
  readonly 'desk.due.stopped': Record<never, never>
  readonly 'desk.due.in': { readonly days: number }
  readonly 'desk.cases': { readonly count: number }
  readonly 'desk.mine.title': Record<never, never>
  readonly 'desk.waiting.title': Record<never, never>
  readonly 'desk.waiting.all': Record<never, never>
  readonly 'desk.waiting.none': Record<never, never>
  readonly 'desk.waiting.stopped': Record<never, never>
  readonly 'desk.waiting.order': Record<never, never>
  readonly 'desk.office.title': Record<never, never>
  readonly 'desk.office.none': Record<never, never>
  readonly 'desk.column.due': Record<never, never>
  readonly 'desk.column.case': Record<never, never>
  readonly 'desk.column.nationality': Record<never, never>
  readonly 'desk.column.service': Record<never, never>
  readonly 'desk.column.paid': Record<never, never>
  readonly 'desk.column.with': Record<never, never>
  readonly 'desk.speed.standard': Record<never, never>
  readonly 'desk.speed.express': Record<never, never>
  readonly 'desk.paid-on': { readonly day: string | number }
  readonly 'desk.find.title': Record<never, never>
  readonly 'desk.find.code': Record<never, never>
  readonly 'desk.find.hint': Record<never, never>
  readonly 'desk.find.button': Record<never, never>
  readonly 'desk.assign.title': Record<never, never>
  readonly 'desk.assign.note': Record<never, never>
  readonly 'desk.assign.officer': Record<never, never>
  readonly 'desk.assign.officer-item': { readonly name: string | number; readonly number: string | number; readonly count: number }
  readonly 'desk.assign.reason': Record<never, never>
  readonly 'desk.assign.reason-hint': Record<never, never>
  readonly 'desk.assign.button': Record<never, never>
  readonly 'desk.done.approved': { readonly code: string | number }
  readonly 'desk.done.returned': { readonly code: string | number }
  readonly 'desk.done.refused': { readonly code: string | number }
  readonly 'desk.done.released': { readonly code: string | number }
  readonly 'desk.done.assigned': { readonly code: string | number }
  readonly 'desk.messages.title': Record<never, never>
  readonly 'desk.messages.count': { readonly count: number }
  readonly 'desk.messages.none': Record<never, never>
  readonly 'desk.messages.no-case': Record<never, never>
  readonly 'desk.language.en': Record<never, never>
  readonly 'desk.language.ru': Record<never, never>
  readonly 'desk.language.kk': Record<never, never>
  readonly 'desk.language.zh': Record<never, never>
  readonly 'desk.writes.en': Record<never, never>
  readonly 'desk.writes.ru': Record<never, never>
  readonly 'desk.writes.kk': Record<never, never>
  readonly 'desk.writes.zh': Record<never, never>
  readonly 'desk.channel.portal': Record<never, never>
  readonly 'desk.channel.api': Record<never, never>
  readonly 'desk.channel.counter': Record<never, never>
  readonly 'desk.channel.adviser': Record<never, never>
  readonly 'desk.case.title': { readonly code: string | number }
  readonly 'desk.state.draft': Record<never, never>
  readonly 'desk.state.submitted': Record<never, never>
  readonly 'desk.state.in-review': Record<never, never>
  readonly 'desk.state.returned': Record<never, never>
  readonly 'desk.state.approved': Record<never, never>
  readonly 'desk.state.issued': Record<never, never>
  readonly 'desk.state.refused': Record<never, never>
  readonly 'desk.state.withdrawn': Record<never, never>
  readonly 'desk.state.lapsed': Record<never, never>
  readonly 'desk.answers.title': Record<never, never>
  readonly 'desk.answers.note': Record<never, never>
  readonly 'desk.answers.question': Record<never, never>
  readonly 'desk.answers.answer': Record<never, never>
  readonly 'desk.answers.compared': Record<never, never>
  readonly 'desk.answers.result': Record<never, never>
  readonly 'desk.answers.needed': { readonly day: string | number }
  readonly 'desk.answers.fits': Record<never, never>
  readonly 'desk.answers.look': Record<never, never>
  readonly 'desk.answers.group.personal': Record<never, never>
  readonly 'desk.answers.group.passport': Record<never, never>
  readonly 'desk.answers.group.trip': Record<never, never>
  readonly 'desk.outcome.apply': Record<never, never>
  readonly 'desk.outcome.apply-with-extra': Record<never, never>
  readonly 'desk.outcome.visa-free': Record<never, never>
  readonly 'desk.outcome.another-route': Record<never, never>
  readonly 'desk.outcome.nationality-unknown': Record<never, never>
  readonly 'desk.outcome.no-rule-for-document': Record<never, never>
  readonly 'desk.outcome.stay-too-long': Record<never, never>
  readonly 'desk.outcome.stay-too-short': Record<never, never>
  readonly 'desk.outcome.specimen-nationality': Record<never, never>
  readonly 'desk.pictures.title': Record<never, never>
  readonly 'desk.pictures.facts': { readonly width: string | number; readonly height: string | number; readonly moment: string | number }
  readonly 'desk.pictures.full': Record<never, never>
  readonly 'desk.pictures.alt': { readonly name: string | number }
  readonly 'desk.checks.title': Record<never, never>
  readonly 'desk.checks.note': { readonly passed: string | number; readonly look: string | number; readonly failed: string | number; readonly eye: string | number }
  readonly 'desk.checks.column.check': Record<never, never>
  readonly 'desk.checks.column.compared': Record<never, never>
  readonly 'desk.checks.column.found': Record<never, never>
  readonly 'desk.checks.column.result': Record<never, never>
  readonly 'desk.check.result.passed': Record<never, never>
  readonly 'desk.check.result.look': Record<never, never>
  readonly 'desk.check.result.failed': Record<never, never>
  readonly 'desk.check.result.by-eye': Record<never, never>
  readonly 'desk.check.eligibility': Record<never, never>
  readonly 'desk.check.eligibility.compared': Record<never, never>
  readonly 'desk.check.renewed-card': Record<never, never>
  readonly 'desk.check.renewed-card.compared': Record<never, never>
  readonly 'desk.check.renewed-card.found': { readonly number: string | number; readonly until: string | number; readonly submitted: string | number }
  readonly 'desk.check.passport-validity': Record<never, never>
  readonly 'desk.check.passport-validity.compared': Record<never, never>
  readonly 'desk.check.passport-validity.found': { readonly expires: string | number; readonly needed: string | number }
  readonly 'desk.check.pictures': Record<never, never>
  readonly 'desk.check.pictures.compared': Record<never, never>
  readonly 'desk.check.pictures.found': { readonly given: string | number; readonly asked: string | number }
  readonly 'desk.check.same-person': Record<never, never>
  readonly 'desk.check.same-person.compared': Record<never, never>
  readonly 'desk.check.same-person.found': Record<never, never>
  readonly 'desk.check.printable': Record<never, never>
  readonly 'desk.check.printable.compared': Record<never, never>
  readonly 'desk.check.printable.all': Record<never, never>
  readonly 'desk.check.printable.missing': { readonly characters: string | number }
  readonly 'desk.check.earlier-cases': Record<never, never>
  readonly 'desk.check.earlier-cases.compared': Record<never, never>
  readonly 'desk.check.earlier-cases.found': { readonly count: number }
  readonly 'desk.check.payment': Record<never, never>
  readonly 'desk.check.payment.compared': Record<never, never>
  readonly 'desk.check.payment.found': { readonly paid: string | number; readonly open: number }
  readonly 'desk.history.title': Record<never, never>
  readonly 'desk.history.seen': Record<never, never>
  readonly 'desk.history.drafting': { readonly count: number }
  readonly 'desk.actor.applicant': Record<never, never>
  readonly 'desk.actor.staff': { readonly id: string | number }
  readonly 'desk.actor.system': { readonly id: string | number }
  readonly 'desk.actor.provider': Record<never, never>
  readonly 'desk.event.start': Record<never, never>
  readonly 'desk.event.save-answers': Record<never, never>
  readonly 'desk.event.upload-document': { readonly document: string | number }
  readonly 'desk.event.confirm-email': Record<never, never>
  readonly 'desk.event.change-email': Record<never, never>
  readonly 'desk.event.start-payment': Record<never, never>
  readonly 'desk.event.payment-failed': Record<never, never>
  readonly 'desk.event.request-stay-change': Record<never, never>
  readonly 'desk.event.drop-stay-change': Record<never, never>
  readonly 'desk.event.ask-fee-difference': { readonly amountMinor: string | number }
  readonly 'desk.event.drop-fee-difference': Record<never, never>
  readonly 'desk.event.fee': { readonly fields: string | number; readonly old: string | number; readonly now: string | number }
  readonly 'desk.fee.title': Record<never, never>
  readonly 'desk.fee.note': { readonly day: string | number }
  readonly 'desk.event.assign': { readonly to: string | number }
  readonly 'desk.event.assign.note': { readonly who: string | number; readonly reason: string | number }
  readonly 'desk.event.take': Record<never, never>
  readonly 'desk.event.release': Record<never, never>
  readonly 'desk.event.open-file': Record<never, never>
  readonly 'desk.event.recompute-due-day': { readonly dueOn: string | number }
  readonly 'desk.event.receive-message': Record<never, never>
  readonly 'desk.card.title': Record<never, never>
  readonly 'desk.card.act': Record<never, never>
  readonly 'desk.card.act.suspend': Record<never, never>
  readonly 'desk.card.act.suspend.hint': Record<never, never>
  readonly 'desk.card.act.resume': Record<never, never>
  readonly 'desk.card.act.resume.hint': Record<never, never>
  readonly 'desk.card.act.revoke': Record<never, never>
  readonly 'desk.card.act.revoke.hint': Record<never, never>
  readonly 'desk.card.act.annul': Record<never, never>
  readonly 'desk.card.act.annul.hint': Record<never, never>
  readonly 'desk.card.reason': Record<never, never>
  readonly 'desk.card.reason.hint': Record<never, never>
  readonly 'desk.card.button': Record<never, never>
  readonly 'desk.done.card-changed': { readonly code: string | number }
  readonly 'desk.card.state.active': Record<never, never>
  readonly 'desk.card.state.suspended': Record<never, never>
  readonly 'desk.card.state.revoked': Record<never, never>
  readonly 'desk.card.state.annulled': Record<never, never>
  readonly 'desk.card.state.expired': Record<never, never>
  readonly 'desk.card.state.replaced': Record<never, never>
  readonly 'desk.event.suspend-card': Record<never, never>
  readonly 'desk.event.resume-card': Record<never, never>
  readonly 'desk.event.revoke-card': Record<never, never>
  readonly 'desk.event.annul-card': Record<never, never>
  readonly 'desk.event.report-mistake': Record<never, never>
  readonly 'desk.event.submit': Record<never, never>
  readonly 'desk.event.amend': Record<never, never>
  readonly 'desk.event.confirm-payment': { readonly dueOn: string | number }
  readonly 'desk.event.approve': Record<never, never>
  readonly 'desk.event.refuse': Record<never, never>
  readonly 'desk.event.return': { readonly correctBy: string | number }
  readonly 'desk.event.resubmit': { readonly dueOn: string | number }
  readonly 'desk.event.change-stay': Record<never, never>
  readonly 'desk.event.withdraw': Record<never, never>
  readonly 'desk.event.lapse': Record<never, never>
  readonly 'desk.event.issue': Record<never, never>
  readonly 'desk.event.take-back': Record<never, never>
  readonly 'desk.event.decline-correction': Record<never, never>
  readonly 'desk.event.decline-correction.note': { readonly who: string | number; readonly note: string | number }
  readonly 'desk.earlier.title': Record<never, never>
  readonly 'desk.earlier.note': Record<never, never>
  readonly 'desk.earlier.state': Record<never, never>
  readonly 'desk.earlier.begun': Record<never, never>
  readonly 'desk.receipts.title': Record<never, never>
  readonly 'desk.receipts.number': Record<never, never>
  readonly 'desk.receipts.kind': Record<never, never>
  readonly 'desk.receipts.amount': Record<never, never>
  readonly 'desk.receipts.day': Record<never, never>
  readonly 'desk.decide.title': Record<never, never>
  readonly 'desk.decide.choose': Record<never, never>
  readonly 'desk.decide.approve': Record<never, never>
  readonly 'desk.decide.return': Record<never, never>
  readonly 'desk.decide.refuse': Record<never, never>
  readonly 'desk.decide.approve-note': Record<never, never>
  readonly 'desk.decide.return-note': Record<never, never>
  readonly 'desk.decide.refuse-note': Record<never, never>
  readonly 'desk.decide.same-person': Record<never, never>
  readonly 'desk.decide.same-person-note': Record<never, never>
  readonly 'desk.decide.approve-button': Record<never, never>
  readonly 'desk.decide.return-button': Record<never, never>
  readonly 'desk.decide.refuse-button': Record<never, never>
  readonly 'desk.decide.read-only': Record<never, never>
  readonly 'desk.decide.viewer.officer': Record<never, never>
  readonly 'desk.decide.viewer.supervisor': Record<never, never>
  readonly 'desk.decide.viewer.auditor': Record<never, never>
  readonly 'desk.reasons.title': Record<never, never>
  readonly 'desk.reasons.about': { readonly target: string | number }
  readonly 'desk.reasons.priced': Record<never, never>
  readonly 'desk.reasons.target-priced': { readonly target: string | number }
  readonly 'desk.reasons.target': Record<never, never>
  readonly 'desk.reasons.target-optional': Record<never, never>
  readonly 'desk.reasons.note': Record<never, never>
  readonly 'desk.reasons.not-told': Record<never, never>
  readonly 'desk.reasons.reads': Record<never, never>
  readonly 'desk.letter.title': Record<never, never>
  readonly 'desk.letter.own': Record<never, never>
  readonly 'desk.letter.button': Record<never, never>
  readonly 'desk.release.title': Record<never, never>
  readonly 'desk.release.own': Record<never, never>
  readonly 'desk.release.other': Record<never, never>
  readonly 'desk.release.button': Record<never, never>
  readonly 'desk.problem.sign-in-failed': Record<never, never>
  readonly 'desk.problem.too-many-requests': Record<never, never>
  readonly 'desk.problem.code-shape': Record<never, never>
  readonly 'desk.problem.assign.not-found': Record<never, never>
  readonly 'desk.problem.assign.not-editable': Record<never, never>
  readonly 'desk.problem.assign.reason-missing': Record<never, never>
  readonly 'desk.problem.card.act-missing': Record<never, never>
  readonly 'desk.problem.card.move-not-allowed': Record<never, never>
  readonly 'desk.problem.card.reason-missing': Record<never, never>
  readonly 'desk.problem.assign.officer-unknown': Record<never, never>
  readonly 'desk.problem.not-editable': Record<never, never>
  readonly 'desk.problem.move-not-allowed': Record<never, never>
  readonly 'desk.problem.changed-meanwhile': Record<never, never>
  readonly 'desk.problem.same-person-not-confirmed': Record<never, never>
  readonly 'desk.problem.glyph-missing': { readonly characters: string | number }
  readonly 'desk.problem.mrz-not-possible': Record<never, never>
  readonly 'desk.problem.passport-too-short': Record<never, never>
  readonly 'desk.problem.seal-not-possible': Record<never, never>
  readonly 'desk.problem.reason-missing': Record<never, never>
  readonly 'desk.problem.reason-unknown': Record<never, never>
  readonly 'desk.problem.target-missing': Record<never, never>
  readonly 'desk.problem.too-many-returns': { readonly max: number }
  readonly 'desk.keys': Record<never, never>
  readonly 'desk.event.arrange-pages': { readonly document: string | number }
  readonly 'desk.event.crop-portrait': { readonly document: string | number }
  readonly 'desk.event.settle-passport': Record<never, never>
  readonly 'desk.event.overrule-finding': Record<never, never>
  readonly 'desk.photo.title': Record<never, never>
  readonly 'desk.photo.note': { readonly version: string | number }
  readonly 'desk.photo.none': Record<never, never>
  readonly 'desk.photo.passed': { readonly count: number }
  readonly 'desk.photo.overrule': Record<never, never>
  readonly 'desk.photo.reason': Record<never, never>
  readonly 'desk.photo.reason-hint': { readonly max: string | number }
  readonly 'desk.photo.overruled': { readonly number: string | number; readonly reason: string | number }
  readonly 'desk.passport.title': Record<never, never>
  readonly 'desk.passport.not-read': { readonly why: string | number }
  readonly 'desk.passport.kept': Record<never, never>
  readonly 'desk.rates.title': Record<never, never>
  readonly 'desk.rates.text': { readonly days: string | number }
  readonly 'desk.rates.rule': Record<never, never>
  readonly 'desk.rates.found': Record<never, never>
  readonly 'desk.rates.overruled': Record<never, never>
  readonly 'desk.rates.share': Record<never, never>
  readonly 'desk.rates.version': Record<never, never>
  readonly 'desk.rates.empty': Record<never, never>
  readonly 'desk.rates.link': Record<never, never>
  readonly 'desk.scan.unavailable': Record<never, never>
  readonly 'desk.check.photo': Record<never, never>
  readonly 'desk.check.photo.compared': Record<never, never>
  readonly 'desk.check.photo.found': { readonly count: number }
  readonly 'desk.check.passport-zone': Record<never, never>
  readonly 'desk.check.passport-zone.compared': Record<never, never>
  readonly 'desk.check.passport-zone.found': { readonly count: number }
  readonly 'desk.check.passport-zone.not-read': Record<never, never>
  readonly 'desk.event.print-paper': { readonly item: string | number; readonly batch: string | number }
  readonly 'desk.event.paper-news': { readonly item: string | number; readonly state: string; readonly on: string | number }
  readonly 'desk.event.hand-over-card': { readonly item: string | number }
  readonly 'desk.event.store-paper': { readonly item: string | number }
  readonly 'desk.event.warn-of-store': { readonly item: string | number }
  readonly 'desk.event.report-missing-card': { readonly item: string | number }
  readonly 'desk.event.choose-collection': Record<never, never>
  readonly 'desk.event.reissue-paper': { readonly item: string | number }
  readonly 'desk.event.bring-back-paper': { readonly item: string | number }
  readonly 'desk.nav.collection': Record<never, never>
  readonly 'desk.paper.find': Record<never, never>
  readonly 'desk.paper.find.label': Record<never, never>
  readonly 'desk.paper.find.button': Record<never, never>
  readonly 'desk.paper.ready': Record<never, never>
  readonly 'desk.paper.ready.none': Record<never, never>
  readonly 'desk.paper.back': Record<never, never>
  readonly 'desk.paper.back.none': Record<never, never>
  readonly 'desk.paper.lost': Record<never, never>
  readonly 'desk.paper.lost.none': Record<never, never>
  readonly 'desk.paper.count': { readonly count: number }
  readonly 'desk.paper.column.item': Record<never, never>
  readonly 'desk.paper.column.card': Record<never, never>
  readonly 'desk.paper.column.since': Record<never, never>
  readonly 'desk.paper.column.until': Record<never, never>
  readonly 'desk.paper.column.state': Record<never, never>
  readonly 'desk.paper.state.to-print': Record<never, never>
  readonly 'desk.paper.state.in-batch': Record<never, never>
  readonly 'desk.paper.state.printed': Record<never, never>
  readonly 'desk.paper.state.at-office': Record<never, never>
  readonly 'desk.paper.state.posted': Record<never, never>
  readonly 'desk.paper.state.lost': Record<never, never>
  readonly 'desk.paper.state.collected': Record<never, never>
  readonly 'desk.paper.state.delivered': Record<never, never>
  readonly 'desk.paper.state.returned': Record<never, never>
  readonly 'desk.paper.state.stored': Record<never, never>
  readonly 'desk.paper.state.not-received': Record<never, never>
  readonly 'desk.paper.state.void': Record<never, never>
  readonly 'desk.paper.title': { readonly item: string | number }
  readonly 'desk.paper.compare': Record<never, never>
  readonly 'desk.paper.opened': Record<never, never>
  readonly 'desk.paper.facts': Record<never, never>
  readonly 'desk.paper.case': Record<never, never>
  readonly 'desk.paper.valid-until': Record<never, never>
  readonly 'desk.paper.method.pick-up': Record<never, never>
  readonly 'desk.paper.method.post': Record<never, never>
  readonly 'desk.paper.method': Record<never, never>
  readonly 'desk.paper.not-active': Record<never, never>
  readonly 'desk.paper.nothing': Record<never, never>
  readonly 'desk.paper.hand-over': Record<never, never>
  readonly 'desk.paper.code': Record<never, never>
  readonly 'desk.paper.same-person': Record<never, never>
  readonly 'desk.paper.signed': Record<never, never>
  readonly 'desk.paper.hand-over.button': Record<never, never>
  readonly 'desk.paper.bring-back': Record<never, never>
  readonly 'desk.paper.bring-back.text': Record<never, never>
  readonly 'desk.paper.bring-back.button': Record<never, never>
  readonly 'desk.paper.reissue': Record<never, never>
  readonly 'desk.paper.reissue.text': Record<never, never>
  readonly 'desk.paper.how': Record<never, never>
  readonly 'desk.paper.how.as-before': Record<never, never>
  readonly 'desk.paper.how.pick-up': Record<never, never>
  readonly 'desk.paper.reissue.button': Record<never, never>
  readonly 'desk.paper.done.handed-over': { readonly item: string | number }
  readonly 'desk.paper.done.brought-back': { readonly item: string | number }
  readonly 'desk.paper.done.reissued': { readonly item: string | number }
  readonly 'desk.problem.paper-unknown': Record<never, never>
  readonly 'desk.problem.code-missing': Record<never, never>
  readonly 'desk.problem.code-wrong': Record<never, never>
  readonly 'desk.problem.identity-missing': Record<never, never>
  readonly 'desk.problem.signature-missing': Record<never, never>
  readonly 'desk.problem.how-missing': Record<never, never>
  readonly 'desk.problem.not-waiting': Record<never, never>
  readonly 'desk.problem.card-not-active': Record<never, never>
  readonly 'desk.event.begin-review': { readonly dueOn: string | number }
  readonly 'desk.event.report-loss': Record<never, never>
  readonly 'desk.event.cancel-card': Record<never, never>
  readonly 'desk.check.payment.free': Record<never, never>
  readonly 'dev.title': Record<never, never>
  readonly 'dev.place': Record<never, never>
  readonly 'dev.foot': Record<never, never>
  readonly 'dev.nav.outbox': Record<never, never>
  readonly 'dev.nav.sms': Record<never, never>
  readonly 'dev.nav.messages': Record<never, never>
  readonly 'dev.nav.lifecycle': Record<never, never>
  readonly 'dev.nav.refusals': Record<never, never>
  readonly 'dev.nav.components': Record<never, never>
  readonly 'dev.about.outbox': Record<never, never>
  readonly 'dev.about.sms': Record<never, never>
  readonly 'dev.about.messages': Record<never, never>
  readonly 'dev.about.lifecycle': Record<never, never>
  readonly 'dev.about.refusals': Record<never, never>
  readonly 'dev.about.components': Record<never, never>
  readonly 'dev.about.api': Record<never, never>
  readonly 'dev.outbox.title': Record<never, never>
  readonly 'dev.outbox.text': Record<never, never>
  readonly 'dev.outbox.recipient': Record<never, never>
  readonly 'dev.outbox.search': Record<never, never>
  readonly 'dev.outbox.none': Record<never, never>
  readonly 'dev.outbox.older': Record<never, never>
  readonly 'dev.outbox.when': Record<never, never>
  readonly 'dev.outbox.to': Record<never, never>
  readonly 'dev.outbox.to-whom': { readonly recipient: string | number }
  readonly 'dev.outbox.subject': Record<never, never>
  readonly 'dev.outbox.files': Record<never, never>
  readonly 'dev.outbox.no-files': Record<never, never>
  readonly 'dev.outbox.html': Record<never, never>
  readonly 'dev.outbox.plain': Record<never, never>
  readonly 'dev.sms.none': Record<never, never>
  readonly 'dev.sms.text': Record<never, never>
  readonly 'dev.messages.text': { readonly count: number }
  readonly 'dev.lifecycle.case': Record<never, never>
  readonly 'dev.lifecycle.card': Record<never, never>
  readonly 'dev.lifecycle.moves': Record<never, never>
  readonly 'dev.lifecycle.state': Record<never, never>
  readonly 'dev.lifecycle.turn': Record<never, never>
  readonly 'dev.lifecycle.turn.applicant': Record<never, never>
  readonly 'dev.lifecycle.turn.agency': Record<never, never>
  readonly 'dev.lifecycle.turn.nobody': Record<never, never>
  readonly 'dev.lifecycle.goes': Record<never, never>
  readonly 'dev.lifecycle.end': Record<never, never>
  readonly 'dev.refusals.problems': Record<never, never>
  readonly 'dev.refusals.desk': Record<never, never>
  readonly 'dev.refusals.reasons': Record<never, never>
  readonly 'service.tourist-card.name': Record<never, never>
  readonly 'fee.service': Record<never, never>
  readonly 'fee.service.single': Record<never, never>
  readonly 'fee.service.multiple': Record<never, never>
  readonly 'fee.express': Record<never, never>
  readonly 'fee.late': Record<never, never>
  readonly 'fee.difference': Record<never, never>
  readonly 'fee.taken-off': { readonly name: string | number }
  readonly 'fee.change.title': Record<never, never>
  readonly 'fee.change.item': Record<never, never>
  readonly 'fee.change.before': Record<never, never>
  readonly 'fee.change.now': Record<never, never>
  readonly 'step.contact': Record<never, never>
  readonly 'step.personal': Record<never, never>
  readonly 'step.passport': Record<never, never>
  readonly 'step.trip': Record<never, never>
  readonly 'step.check': Record<never, never>
  readonly 'step.pay': Record<never, never>
  readonly 'form.case': Record<never, never>
  readonly 'form.saved-at': { readonly time: string | number }
  readonly 'form.leave': Record<never, never>
  readonly 'form.aside': Record<never, never>
  readonly 'form.your-application': Record<never, never>
  readonly 'form.step-of': { readonly step: string | number; readonly steps: string | number }
  readonly 'form.step-done': Record<never, never>
  readonly 'form.help.title': Record<never, never>
  readonly 'form.help.code': Record<never, never>
  readonly 'form.help.write': Record<never, never>
  readonly 'form.decision-by': Record<never, never>
  readonly 'form.if-paid-today': Record<never, never>
  readonly 'form.if-sent-today': Record<never, never>
  readonly 'form.holidays': { readonly days: string | number }
  readonly 'form.price': Record<never, never>
  readonly 'form.total': Record<never, never>
  readonly 'form.price-free': Record<never, never>
  readonly 'form.error-title': { readonly count: number }
  readonly 'form.elsewhere.title': Record<never, never>
  readonly 'form.elsewhere.text': Record<never, never>
  readonly 'form.elsewhere.field': { readonly field: string | number; readonly answer: string | number }
  readonly 'form.upload.choose': Record<never, never>
  readonly 'form.upload.replace': Record<never, never>
  readonly 'form.upload.hint': { readonly kinds: string | number; readonly megabytes: string | number }
  readonly 'form.upload.button': Record<never, never>
  readonly 'form.upload.drop': Record<never, never>
  readonly 'form.upload.none': Record<never, never>
  readonly 'form.upload.least': { readonly minWidth: string | number; readonly minHeight: string | number }
  readonly 'form.upload.given': Record<never, never>
  readonly 'form.upload.alt': { readonly document: string | number }
  readonly 'form.upload.specimen': Record<never, never>
  readonly 'form.upload.specimen-why': Record<never, never>
  readonly 'page.contact.title': Record<never, never>
  readonly 'page.contact.intro': Record<never, never>
  readonly 'page.confirm-email.title': Record<never, never>
  readonly 'page.personal.title': Record<never, never>
  readonly 'page.personal.intro': Record<never, never>
  readonly 'page.passport.title': Record<never, never>
  readonly 'page.portrait.title': Record<never, never>
  readonly 'page.passport-page.title': Record<never, never>
  readonly 'page.trip.title': Record<never, never>
  readonly 'page.invitation.title': Record<never, never>
  readonly 'page.hotel-proof.title': Record<never, never>
  readonly 'document.portrait.name': Record<never, never>
  readonly 'document.portrait.rule-1': Record<never, never>
  readonly 'document.portrait.rule-2': Record<never, never>
  readonly 'document.portrait.rule-3': Record<never, never>
  readonly 'document.passportPage.name': Record<never, never>
  readonly 'document.passportPage.rule-1': Record<never, never>
  readonly 'document.passportPage.rule-2': Record<never, never>
  readonly 'document.invitation.name': Record<never, never>
  readonly 'document.hotelProof.name': Record<never, never>
  readonly 'field.staysIn.label': Record<never, never>
  readonly 'field.email.label': Record<never, never>
  readonly 'field.email.hint': Record<never, never>
  readonly 'field.phone.label': Record<never, never>
  readonly 'field.phone.hint': Record<never, never>
  readonly 'field.surname.label': Record<never, never>
  readonly 'field.surname.hint': Record<never, never>
  readonly 'field.givenNames.label': Record<never, never>
  readonly 'field.givenNames.hint': Record<never, never>
  readonly 'field.oneName.label': Record<never, never>
  readonly 'field.nameInOwnScript.label': Record<never, never>
  readonly 'field.nameInOwnScript.hint': Record<never, never>
  readonly 'field.sex.label': Record<never, never>
  readonly 'field.sex.option.F': Record<never, never>
  readonly 'field.sex.option.M': Record<never, never>
  readonly 'field.sex.option.X': Record<never, never>
  readonly 'field.birthDate.label': Record<never, never>
  readonly 'field.birthDate.hint': Record<never, never>
  readonly 'field.birthPlace.label': Record<never, never>
  readonly 'field.birthPlace.hint': Record<never, never>
  readonly 'field.nationality.label': Record<never, never>
  readonly 'field.nationality.hint': Record<never, never>
  readonly 'field.occupation.label': Record<never, never>
  readonly 'field.occupation.hint': Record<never, never>
  readonly 'field.travelDocument.label': Record<never, never>
  readonly 'field.travelDocument.option.ordinary-passport': Record<never, never>
  readonly 'field.travelDocument.option.diplomatic-passport': Record<never, never>
  readonly 'field.travelDocument.option.service-passport': Record<never, never>
  readonly 'field.travelDocument.option.refugee-document': Record<never, never>
  readonly 'field.travelDocument.option.stateless-document': Record<never, never>
  readonly 'field.passportNumber.label': Record<never, never>
  readonly 'field.passportNumber.hint': Record<never, never>
  readonly 'field.passportIssuedOn.label': Record<never, never>
  readonly 'field.passportExpiresOn.label': Record<never, never>
  readonly 'field.passportExpiresOn.needed': { readonly months: string | number; readonly day: string | number }
  readonly 'field.passportExpiresOn.reach': { readonly day: string | number }
  readonly 'field.purpose.label': Record<never, never>
  readonly 'field.purpose.option.tourism': Record<never, never>
  readonly 'field.purpose.option.visit': Record<never, never>
  readonly 'field.purpose.option.business': Record<never, never>
  readonly 'field.purpose.option.medical': Record<never, never>
  readonly 'field.entryOn.label': Record<never, never>
  readonly 'field.entryOn.hint': Record<never, never>
  readonly 'field.daysOfStay.label': Record<never, never>
  readonly 'field.daysOfStay.hint': Record<never, never>
  readonly 'field.entries.label': Record<never, never>
  readonly 'field.entries.option.single': Record<never, never>
  readonly 'field.entries.option.multiple': Record<never, never>
  readonly 'field.entryPoint.label': Record<never, never>
  readonly 'field.exitPoint.label': Record<never, never>
  readonly 'field.addressOfStay.label': Record<never, never>
  readonly 'field.addressOfStay.hint': Record<never, never>
  readonly 'field.speed.label': Record<never, never>
  readonly 'field.speed.option.standard': Record<never, never>
  readonly 'field.speed.option.express': Record<never, never>
  readonly 'field.speed.decision-in': { readonly count: number }
  readonly 'confirm-email.title': Record<never, never>
  readonly 'confirm-email.text': { readonly email: string | number }
  readonly 'confirm-email.sent': Record<never, never>
  readonly 'confirm-email.done': Record<never, never>
  readonly 'confirm-email.done-text': { readonly email: string | number }
  readonly 'confirm-email.code': Record<never, never>
  readonly 'confirm-email.code-hint': Record<never, never>
  readonly 'confirm-email.demo': Record<never, never>
  readonly 'confirm-email.outbox': Record<never, never>
  readonly 'confirm-email.trouble': Record<never, never>
  readonly 'confirm-email.again': Record<never, never>
  readonly 'confirm-email.other': Record<never, never>
  readonly 'confirm-email.change': Record<never, never>
  readonly 'confirm-email.link-title': Record<never, never>
  readonly 'confirm-email.link-text': Record<never, never>
  readonly 'confirm-email.link-button': Record<never, never>
  readonly 'confirm-email.link-done': Record<never, never>
  readonly 'confirm-email.link-expired': Record<never, never>
  readonly 'confirm-email.link-expired-text': Record<never, never>
  readonly 'check.title': Record<never, never>
  readonly 'check.title-free': Record<never, never>
  readonly 'check.text': Record<never, never>
  readonly 'check.change': Record<never, never>
  readonly 'check.nothing': Record<never, never>
  readonly 'check.given': Record<never, never>
  readonly 'check.from-card': { readonly number: string | number }
  readonly 'check.missing': Record<never, never>
  readonly 'check.not-complete': Record<never, never>
  readonly 'check.page-open': { readonly page: string | number }
  readonly 'check.declaration': Record<never, never>
  readonly 'check.declaration-text': Record<never, never>
  readonly 'check.declaration-text-free': Record<never, never>
  readonly 'check.declare': Record<never, never>
  readonly 'check.submit': { readonly price: string | number }
  readonly 'check.submit-free': Record<never, never>
  readonly 'pay.title': { readonly price: string | number }
  readonly 'pay.failed-title': { readonly price: string | number }
  readonly 'pay.failed-text': Record<never, never>
  readonly 'pay.reason.declined': Record<never, never>
  readonly 'pay.reason.insufficient-funds': Record<never, never>
  readonly 'pay.reason.expired-card': Record<never, never>
  readonly 'pay.reason.other': Record<never, never>
  readonly 'pay.unreachable': Record<never, never>
  readonly 'pay.text': Record<never, never>
  readonly 'pay.until': { readonly day: string | number }
  readonly 'pay.difference': Record<never, never>
  readonly 'pay.demo': Record<never, never>
  readonly 'pay.button': { readonly price: string | number }
  readonly 'pay.amend': Record<never, never>
  readonly 'pay.waiting-title': Record<never, never>
  readonly 'pay.waiting-text': Record<never, never>
  readonly 'pay.ask-again': Record<never, never>
  readonly 'find.title': Record<never, never>
  readonly 'find.text': Record<never, never>
  readonly 'find.reference': Record<never, never>
  readonly 'find.reference-hint': Record<never, never>
  readonly 'find.button': Record<never, never>
  readonly 'find.lost': Record<never, never>
  readonly 'find.later': Record<never, never>
  readonly 'find.lost-title': Record<never, never>
  readonly 'find.lost-text': Record<never, never>
  readonly 'find.lost-button': Record<never, never>
  readonly 'find.lost-done': Record<never, never>
  readonly 'find.lost-done-text': Record<never, never>
  readonly 'resume.title': Record<never, never>
  readonly 'resume.text': Record<never, never>
  readonly 'resume.button': Record<never, never>
  readonly 'resume.expired': Record<never, never>
  readonly 'resume.expired-text': Record<never, never>
  readonly 'saved.title': Record<never, never>
  readonly 'saved.mailed': { readonly email: string | number }
  readonly 'saved.no-mail': Record<never, never>
  readonly 'saved.reference': { readonly code: string | number }
  readonly 'saved.kept': { readonly days: number }
  readonly 'saved.continue': Record<never, never>
  readonly 'trouble.home': Record<never, never>
  readonly 'trouble.not-found.title': Record<never, never>
  readonly 'trouble.not-found.text': Record<never, never>
  readonly 'trouble.not-found.find': Record<never, never>
  readonly 'trouble.foreign-form.title': Record<never, never>
  readonly 'trouble.foreign-form.text': Record<never, never>
  readonly 'trouble.unreadable.title': Record<never, never>
  readonly 'trouble.unreadable.text': Record<never, never>
  readonly 'trouble.failed.title': Record<never, never>
  readonly 'trouble.failed.text': Record<never, never>
  readonly 'form.upload.replace-page': { readonly page: string | number }
  readonly 'form.upload.add': Record<never, never>
  readonly 'form.upload.send': Record<never, never>
  readonly 'form.upload.pages': { readonly maxPages: string | number }
  readonly 'form.upload.sending': { readonly percent: string | number }
  readonly 'form.upload.waiting': Record<never, never>
  readonly 'form.upload.checking': Record<never, never>
  readonly 'page.collection.title': Record<never, never>
  readonly 'page.collection.intro': Record<never, never>
  readonly 'page.pick-up-office.title': Record<never, never>
  readonly 'page.post-country.title': Record<never, never>
  readonly 'page.post-country.intro': Record<never, never>
  readonly 'page.postal-address.title': Record<never, never>
  readonly 'page.postal-address.intro': Record<never, never>
  readonly 'field.collection.label': Record<never, never>
  readonly 'field.collection.option.self-print': Record<never, never>
  readonly 'field.collection.option.self-print.hint': Record<never, never>
  readonly 'field.collection.option.pick-up': Record<never, never>
  readonly 'field.collection.option.pick-up.hint': Record<never, never>
  readonly 'field.collection.option.post': Record<never, never>
  readonly 'field.collection.option.post.hint': Record<never, never>
  readonly 'field.pickUpOffice.label': Record<never, never>
  readonly 'field.postCountry.label': Record<never, never>
  readonly 'field.postRecipient.label': Record<never, never>
  readonly 'field.postStreet.label': Record<never, never>
  readonly 'field.postStreet2.label': Record<never, never>
  readonly 'field.postStreet2.hint': Record<never, never>
  readonly 'field.postLocality.label': Record<never, never>
  readonly 'field.postRegion.label': Record<never, never>
  readonly 'field.postCode.label': Record<never, never>
  readonly 'unit.minutes': { readonly count: number }
  readonly 'unit.days': { readonly count: number }
  readonly 'unit.working-days': { readonly count: number }
  readonly 'unit.months': { readonly count: number }
  readonly 'unit.years': { readonly count: number }
  readonly 'fact.fee': Record<never, never>
  readonly 'fact.from': { readonly sum: string | number }
  readonly 'fact.decision': Record<never, never>
  readonly 'fact.express': Record<never, never>
  readonly 'fact.valid': Record<never, never>
  readonly 'fact.stay': Record<never, never>
  readonly 'fact.up-to': { readonly days: number }
  readonly 'fact.entries': Record<never, never>
  readonly 'home.title': Record<never, never>
  readonly 'home.lead': Record<never, never>
  readonly 'home.check-hint': Record<never, never>
  readonly 'home.passport-of': Record<never, never>
  readonly 'home.check-now': Record<never, never>
  readonly 'home.card.caption': Record<never, never>
  readonly 'home.card.text': { readonly days: number }
  readonly 'home.card.apply': Record<never, never>
  readonly 'home.card.more': Record<never, never>
  readonly 'home.service.open': Record<never, never>
  readonly 'home.steps.caption': Record<never, never>
  readonly 'home.steps.title': Record<never, never>
  readonly 'home.tasks': Record<never, never>
  readonly 'home.tasks.find': Record<never, never>
  readonly 'home.tasks.check': Record<never, never>
  readonly 'home.tasks.help': Record<never, never>
  readonly 'home.real-more': Record<never, never>
  readonly 'home.holiday': { readonly day: string | number; readonly name: string | number }
  readonly 'home.holiday-open': { readonly day: string | number; readonly name: string | number }
  readonly 'home.holiday-text': Record<never, never>
  readonly 'way.check.title': Record<never, never>
  readonly 'way.check.text': Record<never, never>
  readonly 'way.fill.title': Record<never, never>
  readonly 'way.fill.text': { readonly days: number }
  readonly 'way.pay.title': Record<never, never>
  readonly 'way.pay.text': Record<never, never>
  readonly 'way.card.title': Record<never, never>
  readonly 'way.card.text': { readonly days: number }
  readonly 'eligibility.title': Record<never, never>
  readonly 'eligibility.intro': Record<never, never>
  readonly 'eligibility.entry-hint': Record<never, never>
  readonly 'eligibility.button': Record<never, never>
  readonly 'eligibility.caption': Record<never, never>
  readonly 'eligibility.aside': Record<never, never>
  readonly 'eligibility.title.visa-free': { readonly days: number }
  readonly 'eligibility.title.apply': { readonly days: number }
  readonly 'eligibility.title.apply-with-extra': { readonly days: number }
  readonly 'eligibility.title.too-late': Record<never, never>
  readonly 'eligibility.verdict.visa-free': Record<never, never>
  readonly 'eligibility.verdict.visa-free-days': { readonly days: number }
  readonly 'eligibility.verdict.visa-free-until': { readonly days: number; readonly day: string | number }
  readonly 'eligibility.verdict.apply': Record<never, never>
  readonly 'eligibility.verdict.apply-with-extra': { readonly documents: string | number }
  readonly 'eligibility.verdict.another-route': Record<never, never>
  readonly 'eligibility.verdict.too-late': Record<never, never>
  readonly 'eligibility.verdict.too-late-text': { readonly day: string | number }
  readonly 'eligibility.asked-entry': { readonly day: string | number }
  readonly 'eligibility.asked-used': { readonly count: number }
  readonly 'eligibility.change': Record<never, never>
  readonly 'eligibility.other-day': Record<never, never>
  readonly 'eligibility.all-the-same': Record<never, never>
  readonly 'eligibility.all-the-same-text': Record<never, never>
  readonly 'eligibility.rules': Record<never, never>
  readonly 'eligibility.rules-version': { readonly version: string | number; readonly day: string | number }
  readonly 'eligibility.leave-by': Record<never, never>
  readonly 'eligibility.leave-by-note': Record<never, never>
  readonly 'eligibility.start': Record<never, never>
  readonly 'eligibility.about': Record<never, never>
  readonly 'eligibility.start-note': Record<never, never>
  readonly 'field.daysUsed.label': Record<never, never>
  readonly 'field.daysUsed.hint': Record<never, never>
  readonly 'more.title': Record<never, never>
  readonly 'more.used-hint': { readonly inDays: number }
  readonly 'more.button': Record<never, never>
  readonly 'why.title': Record<never, never>
  readonly 'why.visa-free': { readonly country: string | number; readonly document: string | number; readonly days: number }
  readonly 'why.window': { readonly inDays: number; readonly days: number }
  readonly 'why.apply': { readonly country: string | number; readonly document: string | number }
  readonly 'why.apply-with-extra': { readonly country: string | number; readonly document: string | number }
  readonly 'why.another-route': { readonly country: string | number; readonly document: string | number }
  readonly 'why.since': { readonly day: string | number }
  readonly 'why.finding.entry': Record<never, never>
  readonly 'why.finding.window': { readonly inDays: number }
  readonly 'why.limit': { readonly days: number }
  readonly 'why.sum': { readonly before: string | number; readonly stay: string | number }
  readonly 'why.shorter-title': { readonly days: number }
  readonly 'why.shorter-text': Record<never, never>
  readonly 'why.shorter-until': { readonly day: string | number }
  readonly 'why.used-up': Record<never, never>
  readonly 'why.window-title': { readonly inDays: number }
  readonly 'why.window-text': { readonly inDays: number; readonly days: string | number }
  readonly 'papers.title': Record<never, never>
  readonly 'papers.what': Record<never, never>
  readonly 'papers.rule': Record<never, never>
  readonly 'papers.passport-until': { readonly day: string | number }
  readonly 'papers.passport-months': { readonly count: number }
  readonly 'papers.only-if': Record<never, never>
  readonly 'papers.email': Record<never, never>
  readonly 'papers.bank-card': Record<never, never>
  readonly 'papers.bank-card-rule': Record<never, never>
  readonly 'speed.title': Record<never, never>
  readonly 'speed.column': Record<never, never>
  readonly 'speed.standard': Record<never, never>
  readonly 'speed.express': Record<never, never>
  readonly 'promise.note': { readonly speed: string | number }
  readonly 'speed.decision': Record<never, never>
  readonly 'speed.last-day': Record<never, never>
  readonly 'speed.single': Record<never, never>
  readonly 'speed.multiple': Record<never, never>
  readonly 'speed.too-late': Record<never, never>
  readonly 'speed.not-counted': { readonly days: string | number }
  readonly 'speed.weekends': Record<never, never>
  readonly 'speed.open-year': { readonly year: string | number }
  readonly 'service.check': Record<never, never>
  readonly 'service.who': Record<never, never>
  readonly 'service.who-text': Record<never, never>
  readonly 'service.allows': Record<never, never>
  readonly 'service.allows.valid': { readonly days: number }
  readonly 'service.allows.enter': Record<never, never>
  readonly 'service.allows.stay': { readonly days: string | number }
  readonly 'service.allows.entries': Record<never, never>
  readonly 'service.allows.purpose': { readonly purposes: string | number }
  readonly 'service.allows.passport': Record<never, never>
  readonly 'service.papers': Record<never, never>
  readonly 'service.after': Record<never, never>
  readonly 'service.after.pay': { readonly days: number }
  readonly 'service.after.change': Record<never, never>
  readonly 'service.after.return': { readonly days: number }
  readonly 'service.after.refuse': Record<never, never>
  readonly 'service.after.early': { readonly days: number }
  readonly 'service.caption': Record<never, never>
  readonly 'service.with-card': Record<never, never>
  readonly 'service.with-card.button': Record<never, never>
  readonly 'service.valid-months': { readonly count: number }
  readonly 'service.valid-renewed': { readonly count: number }
  readonly 'service.price': Record<never, never>
  readonly 'service.price.text': Record<never, never>
  readonly 'service.price.button': Record<never, never>
  readonly 'service.price.result': Record<never, never>
  readonly 'service.price.unknown': Record<never, never>
  readonly 'service.where': Record<never, never>
  readonly 'papers.only-if-answer': { readonly question: string | number; readonly answers: string | number }
  readonly 'papers.only-some': Record<never, never>
  readonly 'fees.of-service': { readonly service: string | number }
  readonly 'faq.title': Record<never, never>
  readonly 'fail.title': Record<never, never>
  readonly 'fail.text': Record<never, never>
  readonly 'before.title': Record<never, never>
  readonly 'advice.more': Record<never, never>
  readonly 'real.lead': Record<never, never>
  readonly 'real.address': Record<never, never>
  readonly 'real.address-text': Record<never, never>
  readonly 'real.code': Record<never, never>
  readonly 'real.code-text': Record<never, never>
  readonly 'real.fee': Record<never, never>
  readonly 'real.fee-text': Record<never, never>
  readonly 'real.secret': Record<never, never>
  readonly 'real.secret-text': Record<never, never>
  readonly 'real.card': Record<never, never>
  readonly 'real.card-text': Record<never, never>
  readonly 'check-message.title': Record<never, never>
  readonly 'check-message.text': Record<never, never>
  readonly 'check-message.label': Record<never, never>
  readonly 'check-message.hint': Record<never, never>
  readonly 'check-message.button': Record<never, never>
  readonly 'check-message.required': Record<never, never>
  readonly 'check-message.known': { readonly day: string | number }
  readonly 'check-message.kind': Record<never, never>
  readonly 'check-message.known-text': Record<never, never>
  readonly 'check-message.unknown': Record<never, never>
  readonly 'check-message.unknown-text': Record<never, never>
  readonly 'check-message.kind.resume-link': Record<never, never>
  readonly 'check-message.kind.confirm-email': Record<never, never>
  readonly 'check-message.kind.submitted': Record<never, never>
  readonly 'check-message.kind.review-begun': Record<never, never>
  readonly 'check-message.kind.paid': Record<never, never>
  readonly 'check-message.kind.returned': Record<never, never>
  readonly 'check-message.kind.issued': Record<never, never>
  readonly 'check-message.kind.refused': Record<never, never>
  readonly 'check-message.kind.withdrawn': Record<never, never>
  readonly 'check-message.kind.paper-ready': Record<never, never>
  readonly 'check-message.kind.paper-posted': Record<never, never>
  readonly 'check-message.kind.paper-returned': Record<never, never>
  readonly 'check-message.kind.paper-lost': Record<never, never>
  readonly 'check-message.kind.paper-reissued': Record<never, never>
  readonly 'check-message.kind.paper-going-back': Record<never, never>
  readonly 'check-message.kind.lapsed': Record<never, never>
  readonly 'check-message.kind.reference-reminder': Record<never, never>
  readonly 'check-message.kind.stay-changed': Record<never, never>
  readonly 'check-message.kind.difference-asked': Record<never, never>
  readonly 'check-message.kind.fee-corrected': Record<never, never>
  readonly 'check-message.kind.due-day-moved': Record<never, never>
  readonly 'check-message.kind.message-received': Record<never, never>
  readonly 'check-message.kind.correction-received': Record<never, never>
  readonly 'check-message.kind.correction-declined': Record<never, never>
  readonly 'check-message.kind.card-reminder': Record<never, never>
  readonly 'check-message.kind.card-state': Record<never, never>
  readonly 'card-check.text': Record<never, never>
  readonly 'card-check.label': Record<never, never>
  readonly 'card-check.hint': Record<never, never>
  readonly 'card-check.button': Record<never, never>
  readonly 'card-check.required': Record<never, never>
  readonly 'card-check.later': Record<never, never>
  readonly 'card-check.later-text': Record<never, never>
  readonly 'card-check.verdict.valid': Record<never, never>
  readonly 'card-check.verdict.not-yet-valid': Record<never, never>
  readonly 'card-check.verdict.expired': Record<never, never>
  readonly 'card-check.verdict.not-valid': Record<never, never>
  readonly 'card-check.verdict.unknown': Record<never, never>
  readonly 'card-check.means.valid': Record<never, never>
  readonly 'card-check.means.not-yet-valid': Record<never, never>
  readonly 'card-check.means.expired': Record<never, never>
  readonly 'card-check.means.not-valid': Record<never, never>
  readonly 'card-check.means.unknown': Record<never, never>
  readonly 'card-check.initials': Record<never, never>
  readonly 'card-check.from': Record<never, never>
  readonly 'card-check.until': Record<never, never>
  readonly 'card-check.compare': Record<never, never>
  readonly 'card-check.compare.initials': Record<never, never>
  readonly 'card-check.compare.dates': Record<never, never>
  readonly 'card-check.compare.passport': Record<never, never>
  readonly 'card-check.little': Record<never, never>
  readonly 'card-check.another': Record<never, never>
  readonly 'check-photo.title': Record<never, never>
  readonly 'check-photo.text': Record<never, never>
  readonly 'check-photo.label': Record<never, never>
  readonly 'check-photo.hint': { readonly megabytes: string | number }
  readonly 'check-photo.button': Record<never, never>
  readonly 'check-photo.seal-good': Record<never, never>
  readonly 'check-photo.code': { readonly code: string | number }
  readonly 'check-photo.verdict.seal-invalid': Record<never, never>
  readonly 'check-photo.means.seal-invalid': Record<never, never>
  readonly 'check-photo.verdict.seal-revoked': Record<never, never>
  readonly 'check-photo.means.seal-revoked': Record<never, never>
  readonly 'check-photo.verdict.seal-unknown': Record<never, never>
  readonly 'check-photo.means.seal-unknown': Record<never, never>
  readonly 'check-photo.limits': Record<never, never>
  readonly 'check-photo.or': Record<never, never>
  readonly 'help.answers': Record<never, never>
  readonly 'help.contact': Record<never, never>
  readonly 'help.safe': Record<never, never>
  readonly 'help.safe-text': Record<never, never>
  readonly 'help.case-title': Record<never, never>
  readonly 'help.case-text': Record<never, never>
  readonly 'help.email-hint': Record<never, never>
  readonly 'help.button': Record<never, never>
  readonly 'help.sent': Record<never, never>
  readonly 'help.sent-title': Record<never, never>
  readonly 'help.back-to-case': Record<never, never>
  readonly 'help.later': Record<never, never>
  readonly 'field.body.label': Record<never, never>
  readonly 'field.body.hint': { readonly max: string | number }
  readonly 'fees.contents': Record<never, never>
  readonly 'fees.today': Record<never, never>
  readonly 'fees.what-for': Record<never, never>
  readonly 'fees.history': Record<never, never>
  readonly 'fees.history-text': Record<never, never>
  readonly 'fees.index': Record<never, never>
  readonly 'fees.index-text': Record<never, never>
  readonly 'fees.card': Record<never, never>
  readonly 'fees.made-of': Record<never, never>
  readonly 'fees.sum': Record<never, never>
  readonly 'fees.since': Record<never, never>
  readonly 'fees.times': { readonly times: string | number; readonly value: string | number }
  readonly 'fees.times-index': { readonly times: string | number }
  readonly 'fees.state.now': Record<never, never>
  readonly 'fees.state.later': Record<never, never>
  readonly 'fees.days-from': { readonly days: number }
  readonly 'fees.days-to': { readonly days: number }
  readonly 'fees.days-between': { readonly from: string | number; readonly to: string | number }
  readonly 'fees.value': Record<never, never>
  readonly 'fees.source': Record<never, never>
  readonly 'fees.confirmed': Record<never, never>
  readonly 'fees.carried-on': Record<never, never>
  readonly 'counting.title': Record<never, never>
  readonly 'counting.term': { readonly standard: string | number; readonly express: string | number }
  readonly 'counting.first-day': Record<never, never>
  readonly 'counting.days-off': Record<never, never>
  readonly 'counting.last-day': Record<never, never>
  readonly 'counting.stop': Record<never, never>
  readonly 'counting.moved': Record<never, never>
  readonly 'counting.today': { readonly day: string | number }
  readonly 'counting.example': { readonly speed: string | number; readonly day: string | number }
  readonly 'calendar.title': Record<never, never>
  readonly 'calendar.year': { readonly year: string | number }
  readonly 'calendar.day': Record<never, never>
  readonly 'calendar.weekday': Record<never, never>
  readonly 'calendar.name': Record<never, never>
  readonly 'calendar.kind': Record<never, never>
  readonly 'calendar.version': { readonly version: string | number; readonly day: string | number }
  readonly 'kind.state': Record<never, never>
  readonly 'kind.religious': Record<never, never>
  readonly 'kind.substitute': Record<never, never>
  readonly 'kind.moved': Record<never, never>
  readonly 'kind.estimated': Record<never, never>
  readonly 'kind.worked': Record<never, never>
  readonly 'kind.worked-text': Record<never, never>
  readonly 'privacy.title': Record<never, never>
  readonly 'privacy.lead': Record<never, never>
  readonly 'privacy.who': Record<never, never>
  readonly 'privacy.who-text': { readonly agency: string | number }
  readonly 'privacy.what': Record<never, never>
  readonly 'privacy.not-asked': Record<never, never>
  readonly 'privacy.step': Record<never, never>
  readonly 'privacy.asked': Record<never, never>
  readonly 'privacy.purpose': Record<never, never>
  readonly 'privacy.purpose.contact': Record<never, never>
  readonly 'privacy.purpose.personal': Record<never, never>
  readonly 'privacy.purpose.passport': Record<never, never>
  readonly 'privacy.purpose.trip': Record<never, never>
  readonly 'privacy.seen': Record<never, never>
  readonly 'privacy.seen.1': Record<never, never>
  readonly 'privacy.seen.2': Record<never, never>
  readonly 'privacy.seen.3': Record<never, never>
  readonly 'privacy.seen.4': Record<never, never>
  readonly 'privacy.safe': Record<never, never>
  readonly 'privacy.safe.1': Record<never, never>
  readonly 'privacy.safe.2': Record<never, never>
  readonly 'privacy.safe.3': Record<never, never>
  readonly 'privacy.safe.4': Record<never, never>
  readonly 'privacy.safe.5': Record<never, never>
  readonly 'privacy.kept': Record<never, never>
  readonly 'privacy.kept-text': Record<never, never>
  readonly 'privacy.rights': Record<never, never>
  readonly 'privacy.rights.1': Record<never, never>
  readonly 'privacy.rights.2': Record<never, never>
  readonly 'privacy.rights.3': Record<never, never>
  readonly 'privacy.rights.4': Record<never, never>
  readonly 'retention.what': Record<never, never>
  readonly 'retention.basis': Record<never, never>
  readonly 'retention.time': Record<never, never>
  readonly 'retention.end': Record<never, never>
  readonly 'retention.what.draft': Record<never, never>
  readonly 'retention.why.draft': Record<never, never>
  readonly 'retention.what.session': Record<never, never>
  readonly 'retention.why.session': Record<never, never>
  readonly 'retention.what.email-code': Record<never, never>
  readonly 'retention.why.email-code': Record<never, never>
  readonly 'retention.what.resume-link': Record<never, never>
  readonly 'retention.why.resume-link': Record<never, never>
  readonly 'retention.what.case': Record<never, never>
  readonly 'retention.why.case': Record<never, never>
  readonly 'retention.what.pictures-not-issued': Record<never, never>
  readonly 'retention.why.pictures-not-issued': Record<never, never>
  readonly 'retention.what.receipt': Record<never, never>
  readonly 'retention.why.receipt': Record<never, never>
  readonly 'retention.what.message': Record<never, never>
  readonly 'retention.why.message': Record<never, never>
  readonly 'retention.what.repeated-call': Record<never, never>
  readonly 'retention.why.repeated-call': Record<never, never>
  readonly 'retention.what.tries': Record<never, never>
  readonly 'retention.why.tries': Record<never, never>
  readonly 'retention.basis.request': Record<never, never>
  readonly 'retention.basis.safety': Record<never, never>
  readonly 'retention.basis.duty': Record<never, never>
  readonly 'retention.exactly': { readonly time: string | number; readonly from: string | number }
  readonly 'retention.at-least': { readonly time: string | number; readonly from: string | number }
  readonly 'retention.from.last-change': Record<never, never>
  readonly 'retention.from.made': Record<never, never>
  readonly 'retention.from.decision': Record<never, never>
  readonly 'retention.from.card-end': Record<never, never>
  readonly 'retention.from.payment': Record<never, never>
  readonly 'retention.from.received': Record<never, never>
  readonly 'retention.from.last-try': Record<never, never>
  readonly 'retention.end.deleted': Record<never, never>
  readonly 'retention.end.expires': Record<never, never>
  readonly 'retention.end.kept': Record<never, never>
  readonly 'accessibility.title': Record<never, never>
  readonly 'accessibility.lead': Record<never, never>
  readonly 'accessibility.can': Record<never, never>
  readonly 'accessibility.can.1': Record<never, never>
  readonly 'accessibility.can.2': Record<never, never>
  readonly 'accessibility.can.3': Record<never, never>
  readonly 'accessibility.can.4': Record<never, never>
  readonly 'accessibility.can.5': Record<never, never>
  readonly 'accessibility.can.6': Record<never, never>
  readonly 'accessibility.checked': Record<never, never>
  readonly 'accessibility.checked-text': Record<never, never>
  readonly 'accessibility.open': Record<never, never>
  readonly 'accessibility.open.1': Record<never, never>
  readonly 'accessibility.open.2': Record<never, never>
  readonly 'accessibility.open.3': Record<never, never>
  readonly 'accessibility.tell': Record<never, never>
  readonly 'accessibility.tell-text': Record<never, never>
  readonly 'check-message.kind.account-code': Record<never, never>
  readonly 'check-message.kind.account-change': Record<never, never>
  readonly 'check-message.kind.account-changed': Record<never, never>
  readonly 'check-message.kind.account-closed': Record<never, never>
  readonly 'retention.what.account': Record<never, never>
  readonly 'retention.why.account': Record<never, never>
  readonly 'retention.what.sign-in': Record<never, never>
  readonly 'retention.why.sign-in': Record<never, never>
  readonly 'retention.what.account-code': Record<never, never>
  readonly 'retention.why.account-code': Record<never, never>
  readonly 'retention.what.account-change': Record<never, never>
  readonly 'retention.why.account-change': Record<never, never>
  readonly 'retention.what.account-letter': Record<never, never>
  readonly 'retention.why.account-letter': Record<never, never>
  readonly 'retention.what.held-card': Record<never, never>
  readonly 'retention.why.held-card': Record<never, never>
  readonly 'retention.from.last-sign-in': Record<never, never>
  readonly 'letters.hello': { readonly name: string | number }
  readonly 'letters.caption': { readonly service: string | number; readonly code: string | number }
  readonly 'letters.next': Record<never, never>
  readonly 'letters.your-turn': Record<never, never>
  readonly 'letters.our-turn': Record<never, never>
  readonly 'letters.how-to-open': { readonly site: string | number; readonly find: string | number }
  readonly 'letters.days': { readonly days: number }
  readonly 'letters.entries.single': Record<never, never>
  readonly 'letters.entries.multiple': Record<never, never>
  readonly 'letters.fact.case-code': Record<never, never>
  readonly 'letters.fact.amount': Record<never, never>
  readonly 'letters.fact.difference': Record<never, never>
  readonly 'letters.fact.corrected': Record<never, never>
  readonly 'letters.fact.fee-change': { readonly old: string | number; readonly now: string | number }
  readonly 'letters.fact.paid': Record<never, never>
  readonly 'letters.fact.back': Record<never, never>
  readonly 'letters.fact.receipt': Record<never, never>
  readonly 'letters.fact.check-code': Record<never, never>
  readonly 'letters.fact.link-until': Record<never, never>
  readonly 'letters.fact.card-number': Record<never, never>
  readonly 'letters.fact.valid-from': Record<never, never>
  readonly 'letters.fact.valid-until': Record<never, never>
  readonly 'letters.fact.stay': Record<never, never>
  readonly 'letters.fact.entries': Record<never, never>
  readonly 'letters.fact.old-due': Record<never, never>
  readonly 'letters.fact.new-due': Record<never, never>
  readonly 'letters.fact.decided-on': Record<never, never>
  readonly 'letters.fact.applicant': Record<never, never>
  readonly 'letters.fact.office': Record<never, never>
  readonly 'letters.fact.service': Record<never, never>
  readonly 'letters.day.pay-by': Record<never, never>
  readonly 'letters.day.due': Record<never, never>
  readonly 'letters.day.correct-by': Record<never, never>
  readonly 'letters.day.appeal-until': Record<never, never>
  readonly 'letters.reason.label': { readonly code: string | number }
  readonly 'letters.reason.label-untold': Record<never, never>
  readonly 'letters.reason.remedy': Record<never, never>
  readonly 'letters.reason.concerns': { readonly target: string | number }
  readonly 'letters.reason.note': { readonly note: string | number }
  readonly 'letters.reason.basis': { readonly basis: string | number }
  readonly 'letters.foot.ours': Record<never, never>
  readonly 'letters.foot.ours-how': { readonly site: string | number; readonly code: string | number; readonly page: string | number }
  readonly 'letters.foot.language': Record<never, never>
  readonly 'letters.foot.no-reply': { readonly help: string | number }
  readonly 'letters.appeal.title': Record<never, never>
  readonly 'letters.appeal.how': { readonly agency: string | number; readonly help: string | number }
  readonly 'letters.retry.title': Record<never, never>
  readonly 'letters.retry.how': Record<never, never>
  readonly 'letters.data': { readonly privacy: string | number }
  readonly 'letters.fee.title': Record<never, never>
  readonly 'letters.fee.kept': Record<never, never>
  readonly 'letters.card.number': Record<never, never>
  readonly 'letters.card.demo-band': Record<never, never>
  readonly 'letters.card.valid-from': Record<never, never>
  readonly 'letters.card.valid-until': Record<never, never>
  readonly 'letters.card.stay': Record<never, never>
  readonly 'letters.card.entries': Record<never, never>
  readonly 'letters.card.entries.single': Record<never, never>
  readonly 'letters.card.entries.multiple': Record<never, never>
  readonly 'letters.card.surname': Record<never, never>
  readonly 'letters.card.givenNames': Record<never, never>
  readonly 'letters.card.passportNumber': Record<never, never>
  readonly 'letters.card.nationality': Record<never, never>
  readonly 'letters.card.birthDate': Record<never, never>
  readonly 'letters.card.sex': Record<never, never>
  readonly 'letters.card.purpose': Record<never, never>
  readonly 'letters.card.region': Record<never, never>
  readonly 'letters.card.address': Record<never, never>
  readonly 'letters.card.issuedOn': Record<never, never>
  readonly 'letters.card.authority': Record<never, never>
  readonly 'letters.card.portrait': Record<never, never>
  readonly 'letters.card.check': Record<never, never>
  readonly 'letters.card.seal': Record<never, never>
  readonly 'letters.card.carriers': Record<never, never>
  readonly 'letters.card.use.title': Record<never, never>
  readonly 'letters.card.use.show': Record<never, never>
  readonly 'letters.card.use.enter.single': { readonly from: string | number }
  readonly 'letters.card.use.enter.multiple': { readonly from: string | number }
  readonly 'letters.card.use.leave': { readonly days: number; readonly until: string | number }
  readonly 'letters.card.use.no-right': Record<never, never>
  readonly 'letters.card.use.wrong': Record<never, never>
  readonly 'letters.card.use.check': { readonly address: string | number; readonly number: string | number }
  readonly 'letters.receipt.title': Record<never, never>
  readonly 'letters.receipt.text': Record<never, never>
  readonly 'letters.receipt.credit-title': Record<never, never>
  readonly 'letters.receipt.credit-text': Record<never, never>
  readonly 'letters.receipt.number': Record<never, never>
  readonly 'letters.receipt.credit-number': Record<never, never>
  readonly 'letters.receipt.line.service': Record<never, never>
  readonly 'letters.receipt.line.express': Record<never, never>
  readonly 'letters.receipt.line.late': Record<never, never>
  readonly 'letters.receipt.line.stay-change': Record<never, never>
  readonly 'letters.receipt.taken-off': { readonly name: string | number }
  readonly 'letters.receipt.fee-before': Record<never, never>
  readonly 'letters.receipt.fee-now': Record<never, never>
  readonly 'letters.receipt.index-line': { readonly multiplier: string | number; readonly value: string | number; readonly amount: string | number }
  readonly 'letters.receipt.index-mci': { readonly value: string | number; readonly from: string | number }
  readonly 'letters.receipt.index-open': Record<never, never>
  readonly 'letters.receipt.total': Record<never, never>
  readonly 'letters.receipt.paid-at': Record<never, never>
  readonly 'letters.receipt.credit-at': Record<never, never>
  readonly 'letters.receipt.closing': Record<never, never>
  readonly 'letters.receipt.credit-closing': Record<never, never>
  readonly 'letters.refusal.heading': Record<never, never>
  readonly 'letters.refusal.intro': { readonly agency: string | number }
  readonly 'letters.refusal.retry': { readonly site: string | number; readonly find: string | number }
  readonly 'letters.refusal.reason': { readonly number: string | number; readonly title: string | number; readonly code: string | number; readonly explain: string | number }
  readonly 'letters.refusal.reason-untold': { readonly number: string | number; readonly title: string | number; readonly explain: string | number }
  readonly 'letters.refusal.remedy': { readonly remedy: string | number }
  readonly 'service.registration-card.name': Record<never, never>
  readonly 'my-card.title': Record<never, never>
  readonly 'my-card.text': Record<never, never>
  readonly 'my-card.number': Record<never, never>
  readonly 'my-card.number-hint': Record<never, never>
  readonly 'my-card.number-required': Record<never, never>
  readonly 'my-card.button': Record<never, never>
  readonly 'my-card.not-found': Record<never, never>
  readonly 'my-card.later': Record<never, never>
  readonly 'my-card.none': Record<never, never>
  readonly 'my-card.none-text': Record<never, never>
  readonly 'my-card.valid': { readonly day: string | number }
  readonly 'my-card.ended': { readonly day: string | number; readonly count: number }
  readonly 'my-card.state.renewed': Record<never, never>
  readonly 'my-card.state.cancelled': Record<never, never>
  readonly 'my-card.now.not-open': { readonly day: string | number }
  readonly 'my-card.now.open': { readonly count: number; readonly day: string | number }
  readonly 'my-card.now.waits': { readonly day: string | number }
  readonly 'my-card.remedy.renew-now': Record<never, never>
  readonly 'my-card.remedy.renew-and-pay-fine': { readonly sum: string | number }
  readonly 'my-card.remedy.come-to-office': { readonly sum: string | number }
  readonly 'my-card.year': Record<never, never>
  readonly 'my-card.until': Record<never, never>
  readonly 'my-card.left': Record<never, never>
  readonly 'my-card.opens': Record<never, never>
  readonly 'my-card.late-until': Record<never, never>
  readonly 'my-card.next': Record<never, never>
  readonly 'my-card.from-to': { readonly from: string | number; readonly to: string | number }
  readonly 'my-card.from-on': { readonly from: string | number }
  readonly 'my-card.passport': Record<never, never>
  readonly 'my-card.passport-shortens': { readonly day: string | number; readonly count: number }
  readonly 'my-card.passport-too-short': { readonly day: string | number }
  readonly 'my-card.fee': Record<never, never>
  readonly 'my-card.fee-text': Record<never, never>
  readonly 'my-card.no-price': Record<never, never>
  readonly 'my-card.speed': Record<never, never>
  readonly 'my-card.pay-by': Record<never, never>
  readonly 'my-card.pay-now': Record<never, never>
  readonly 'my-card.apply-by': Record<never, never>
  readonly 'my-card.line.service': Record<never, never>
  readonly 'my-card.line.express': Record<never, never>
  readonly 'my-card.line.late': Record<never, never>
  readonly 'my-card.made-of-line': { readonly item: string | number; readonly sum: string | number }
  readonly 'my-card.papers': Record<never, never>
  readonly 'my-card.paper.passport': Record<never, never>
  readonly 'my-card.late': Record<never, never>
  readonly 'my-card.late-text': Record<never, never>
  readonly 'my-card.when': Record<never, never>
  readonly 'my-card.means': Record<never, never>
  readonly 'my-card.fine': Record<never, never>
  readonly 'my-card.warning': Record<never, never>
  readonly 'my-card.no-contact': Record<never, never>
  readonly 'my-card.another': Record<never, never>
  readonly 'my-card.tile': Record<never, never>
  readonly 'my-card.renew': Record<never, never>
  readonly 'my-card.renew-text': Record<never, never>
  readonly 'my-card.renew-passport': Record<never, never>
  readonly 'my-card.renew-go-on': Record<never, never>
  readonly 'my-card.renew-button': Record<never, never>
  readonly 'problem.no-match.passportNumber': Record<never, never>
  readonly 'my-card.no-contact-now': Record<never, never>
  readonly 'my-card.examples': { readonly numbers: string | number; readonly day: string | number }
  readonly 'my-card.speed.standard': Record<never, never>
  readonly 'my-card.speed.express': Record<never, never>
  readonly 'my-card.sum': { readonly sum: string | number }
  readonly 'my-card.sum-estimated': { readonly sum: string | number }
  readonly 'my-card.change': Record<never, never>
  readonly 'my-card.change-what': Record<never, never>
  readonly 'my-card.change-required': Record<never, never>
  readonly 'my-card.change-costs': { readonly text: string | number; readonly sum: string | number }
  readonly 'my-card.change-free': { readonly text: string | number }
  readonly 'my-card.change-button': Record<never, never>
  readonly 'my-card.change-back': Record<never, never>
  readonly 'my-card.change-fee': Record<never, never>
  readonly 'my-card.change-nothing': Record<never, never>
  readonly 'my-card.change-passport-hint': Record<never, never>
  readonly 'my-card.change-passport-required': Record<never, never>
  readonly 'my-card.change-begun': { readonly service: string | number }
  readonly 'my-card.report-what': Record<never, never>
  readonly 'my-card.report-what.lost': Record<never, never>
  readonly 'my-card.report-what.stolen': Record<never, never>
  readonly 'my-card.report-required': Record<never, never>
  readonly 'my-card.report-confirm': Record<never, never>
  readonly 'my-card.report-confirm-required': Record<never, never>
  readonly 'my-card.report-button': Record<never, never>
  readonly 'my-card.blocked.title': Record<never, never>
  readonly 'my-card.blocked.text': Record<never, never>
  readonly 'my-card.blocked.new': Record<never, never>
  readonly 'my-card.blocked.new-button': Record<never, never>
  readonly 'my-card.blocked.other': { readonly service: string | number }
  readonly 'my-card.blocked.other-button': Record<never, never>
  readonly 'my-card.blocked.found': Record<never, never>
  readonly 'my-card.blocked.now': Record<never, never>
  readonly 'my-card.open': Record<never, never>
  readonly 'my-card.open-text': { readonly service: string | number }
  readonly 'my-card.open-button': Record<never, never>
  readonly 'my-card.refused.card-over': Record<never, never>
  readonly 'my-card.refused.card-over.report': Record<never, never>
  readonly 'my-card.ended-loss.title': Record<never, never>
  readonly 'my-card.ended-loss.text': Record<never, never>
  readonly 'my-card.refused.card-not-changeable': Record<never, never>
  readonly 'my-card.refused.card-blocked': Record<never, never>
  readonly 'my-card.cancel.name': Record<never, never>
  readonly 'my-card.cancel.text': Record<never, never>
  readonly 'my-card.cancel.does': Record<never, never>
  readonly 'my-card.cancel.confirm': Record<never, never>
  readonly 'my-card.cancel.confirm-required': Record<never, never>
  readonly 'my-card.cancel.button': Record<never, never>
  readonly 'my-card.cancel.title': Record<never, never>
  readonly 'my-card.cancel.done': Record<never, never>
  readonly 'my-card.cancel.told': Record<never, never>
  readonly 'my-card.cancel.untold': Record<never, never>
  readonly 'my-card.noted': Record<never, never>
  readonly 'notice.resume-link.subject': { readonly service: string | number }
  readonly 'notice.resume-link.heading': Record<never, never>
  readonly 'notice.resume-link.text': Record<never, never>
  readonly 'notice.resume-link.button': Record<never, never>
  readonly 'notice.resume-link.secret': Record<never, never>
  readonly 'notice.resume-link.next': Record<never, never>
  readonly 'notice.resume-link.kept': { readonly days: number }
  readonly 'notice.resume-link.done': Record<never, never>
  readonly 'notice.confirm-email.subject': { readonly service: string | number }
  readonly 'notice.confirm-email.heading': Record<never, never>
  readonly 'notice.confirm-email.text': Record<never, never>
  readonly 'notice.confirm-email.code': Record<never, never>
  readonly 'notice.confirm-email.or': Record<never, never>
  readonly 'notice.confirm-email.button': Record<never, never>
  readonly 'notice.confirm-email.valid': { readonly minutes: number }
  readonly 'notice.confirm-email.next': Record<never, never>
  readonly 'notice.confirm-email.not-you': Record<never, never>
  readonly 'notice.submitted.subject': { readonly service: string | number }
  readonly 'notice.submitted.heading': Record<never, never>
  readonly 'notice.submitted.text': Record<never, never>
  readonly 'notice.submitted.how': Record<never, never>
  readonly 'notice.submitted.button': Record<never, never>
  readonly 'notice.submitted.next': Record<never, never>
  readonly 'notice.submitted.lapses': Record<never, never>
  readonly 'notice.submitted.paid-already': Record<never, never>
  readonly 'notice.paid.subject': { readonly service: string | number }
  readonly 'notice.paid.heading': Record<never, never>
  readonly 'notice.paid.text': Record<never, never>
  readonly 'notice.paid.next': Record<never, never>
  readonly 'notice.paid.result': Record<never, never>
  readonly 'notice.paid.change': Record<never, never>
  readonly 'notice.returned.subject': { readonly service: string | number }
  readonly 'notice.returned.heading': { readonly count: number }
  readonly 'notice.returned.text': Record<never, never>
  readonly 'notice.returned.turn': Record<never, never>
  readonly 'notice.returned.how': Record<never, never>
  readonly 'notice.returned.only': Record<never, never>
  readonly 'notice.returned.send': Record<never, never>
  readonly 'notice.returned.send-priced': Record<never, never>
  readonly 'notice.returned.next': Record<never, never>
  readonly 'notice.returned.lapses': Record<never, never>
  readonly 'notice.issued.subject': { readonly service: string | number }
  readonly 'notice.issued.heading': Record<never, never>
  readonly 'notice.issued.text': Record<never, never>
  readonly 'notice.issued.show': Record<never, never>
  readonly 'notice.issued.first': Record<never, never>
  readonly 'notice.issued.wrong': { readonly help: string | number }
  readonly 'notice.issued.check': { readonly check: string | number }
  readonly 'notice.issued.again': Record<never, never>
  readonly 'notice.title.later': Record<never, never>
  readonly 'notice.refused.subject': { readonly service: string | number }
  readonly 'notice.refused.heading': Record<never, never>
  readonly 'notice.refused.heading-correctable': Record<never, never>
  readonly 'notice.refused.text': Record<never, never>
  readonly 'notice.refused.button': Record<never, never>
  readonly 'notice.withdrawn.subject': { readonly service: string | number }
  readonly 'notice.withdrawn.heading': Record<never, never>
  readonly 'notice.withdrawn.text': Record<never, never>
  readonly 'notice.withdrawn.fee': Record<never, never>
  readonly 'notice.withdrawn.again': { readonly site: string | number }
  readonly 'notice.withdrawn.not-you': { readonly help: string | number }
  readonly 'notice.lapsed.subject': { readonly service: string | number }
  readonly 'notice.lapsed.heading': Record<never, never>
  readonly 'notice.lapsed.unpaid': Record<never, never>
  readonly 'notice.lapsed.uncorrected': Record<never, never>
  readonly 'notice.lapsed.either': Record<never, never>
  readonly 'notice.lapsed.closed': Record<never, never>
  readonly 'notice.lapsed.last-day': Record<never, never>
  readonly 'notice.lapsed.again': { readonly site: string | number }
  readonly 'notice.lapsed.mistake': { readonly help: string | number }
  readonly 'notice.reference-reminder.subject': { readonly service: string | number }
  readonly 'notice.reference-reminder.heading': Record<never, never>
  readonly 'notice.reference-reminder.text': Record<never, never>
  readonly 'notice.reference-reminder.not-you': Record<never, never>
  readonly 'notice.reference-reminder.draft': Record<never, never>
  readonly 'notice.stay-changed.subject': { readonly service: string | number }
  readonly 'notice.stay-changed.heading': Record<never, never>
  readonly 'notice.stay-changed.text': Record<never, never>
  readonly 'notice.stay-changed.paid': Record<never, never>
  readonly 'notice.stay-changed.back': Record<never, never>
  readonly 'notice.stay-changed.same': Record<never, never>
  readonly 'notice.stay-changed.next': Record<never, never>
  readonly 'notice.difference-asked.subject': { readonly service: string | number }
  readonly 'notice.difference-asked.heading': Record<never, never>
  readonly 'notice.difference-asked.text': Record<never, never>
  readonly 'notice.difference-asked.turn': Record<never, never>
  readonly 'notice.difference-asked.instead': Record<never, never>
  readonly 'notice.difference-asked.lapses': Record<never, never>
  readonly 'notice.fee-corrected.subject': { readonly service: string | number }
  readonly 'notice.fee-corrected.heading': Record<never, never>
  readonly 'notice.fee-corrected.text': Record<never, never>
  readonly 'notice.fee-corrected.next': Record<never, never>
  readonly 'notice.due-day-moved.subject': { readonly service: string | number }
  readonly 'notice.due-day-moved.heading': Record<never, never>
  readonly 'notice.due-day-moved.text': Record<never, never>
  readonly 'notice.due-day-moved.next': Record<never, never>
  readonly 'notice.message-received.subject': { readonly service: string | number }
  readonly 'notice.message-received.heading': Record<never, never>
  readonly 'notice.message-received.text': Record<never, never>
  readonly 'notice.message-received.next': Record<never, never>
  readonly 'notice.correction-received.subject': { readonly service: string | number }
  readonly 'notice.correction-received.heading': Record<never, never>
  readonly 'notice.correction-received.text': Record<never, never>
  readonly 'notice.correction-received.due': Record<never, never>
  readonly 'notice.correction-received.next': Record<never, never>
  readonly 'notice.correction-declined.subject': { readonly service: string | number }
  readonly 'notice.correction-declined.heading': Record<never, never>
  readonly 'notice.correction-declined.text': { readonly note: string | number }
  readonly 'notice.correction-declined.next': { readonly help: string | number }
  readonly 'notice.card-state.subject': { readonly service: string | number }
  readonly 'notice.card-state.heading.active': Record<never, never>
  readonly 'notice.card-state.heading.suspended': Record<never, never>
  readonly 'notice.card-state.heading.revoked': Record<never, never>
  readonly 'notice.card-state.heading.annulled': Record<never, never>
  readonly 'notice.card-state.text.active': Record<never, never>
  readonly 'notice.card-state.text.suspended': Record<never, never>
  readonly 'notice.card-state.text.revoked': Record<never, never>
  readonly 'notice.card-state.text.annulled': Record<never, never>
  readonly 'notice.card-state.reason': { readonly note: string | number }
  readonly 'notice.card-state.next': { readonly help: string | number }
  readonly 'notice.card-reminder.subject.before': { readonly service: string | number }
  readonly 'notice.card-reminder.subject.after': { readonly service: string | number }
  readonly 'notice.card-reminder.heading.before': { readonly days: number }
  readonly 'notice.card-reminder.heading.after': { readonly days: number }
  readonly 'notice.card-reminder.text.before': Record<never, never>
  readonly 'notice.card-reminder.text.early': { readonly opens: string | number }
  readonly 'notice.card-reminder.text.after': Record<never, never>
  readonly 'notice.card-reminder.last-day': Record<never, never>
  readonly 'notice.card-reminder.what': Record<never, never>
  readonly 'notice.card-reminder.open': { readonly page: string | number }
  readonly 'notice.card-reminder.renew': Record<never, never>
  readonly 'notice.card-reminder.pay': Record<never, never>
  readonly 'notice.card-reminder.button': Record<never, never>
  readonly 'notice.card-reminder.calendar': Record<never, never>
  readonly 'notice.card-reminder.done': Record<never, never>
  readonly 'notice.card-reminder.entry': { readonly number: string | number }
  readonly 'notice.card-reminder.sms.before': { readonly number: string | number; readonly date: string | number; readonly days: number; readonly page: string | number }
  readonly 'notice.card-reminder.sms.early': { readonly number: string | number; readonly date: string | number; readonly opens: string | number; readonly page: string | number }
  readonly 'notice.card-reminder.sms.after': { readonly number: string | number; readonly date: string | number; readonly days: number; readonly page: string | number }
  readonly 'notice.button.open-case': Record<never, never>
  readonly 'notice.title.how-to-use': Record<never, never>
  readonly 'notice.title.how-to-open': Record<never, never>
  readonly 'notice.account.code': Record<never, never>
  readonly 'notice.account.valid': { readonly minutes: number }
  readonly 'notice.account.secret': Record<never, never>
  readonly 'notice.account-code.subject': { readonly name: string | number }
  readonly 'notice.account-code.heading': Record<never, never>
  readonly 'notice.account-code.text': Record<never, never>
  readonly 'notice.account-code.not-you': Record<never, never>
  readonly 'notice.account-change.subject': { readonly name: string | number; readonly what: string }
  readonly 'notice.account-change.heading': { readonly what: string }
  readonly 'notice.account-change.old': { readonly what: string }
  readonly 'notice.account-change.new': { readonly what: string }
  readonly 'notice.account-change.not-you': { readonly help: string | number }
  readonly 'notice.account-change.sms': { readonly name: string | number; readonly code: string | number; readonly minutes: string | number }
  readonly 'notice.account-changed.subject': { readonly name: string | number; readonly what: string }
  readonly 'notice.account-changed.heading': { readonly what: string }
  readonly 'notice.account-changed.text': { readonly what: string }
  readonly 'notice.account-changed.cases': Record<never, never>
  readonly 'notice.account-changed.not-you-title': Record<never, never>
  readonly 'notice.account-changed.not-you': { readonly help: string | number }
  readonly 'notice.account-changed.sms': { readonly name: string | number; readonly help: string | number }
  readonly 'notice.account-closed.subject': { readonly name: string | number }
  readonly 'notice.account-closed.heading': Record<never, never>
  readonly 'notice.account-closed.text': Record<never, never>
  readonly 'notice.account-closed.cases': { readonly site: string | number; readonly find: string | number }
  readonly 'notice.account-closed.not-you': { readonly help: string | number }
  readonly 'notice.paper-ready.subject': { readonly service: string | number }
  readonly 'notice.paper-ready.heading': Record<never, never>
  readonly 'notice.paper-ready.text': Record<never, never>
  readonly 'notice.paper.code': Record<never, never>
  readonly 'notice.paper.office': Record<never, never>
  readonly 'notice.paper.address': Record<never, never>
  readonly 'notice.paper.hours': Record<never, never>
  readonly 'notice.paper.until': Record<never, never>
  readonly 'notice.paper-ready.bring': Record<never, never>
  readonly 'notice.paper-ready.bring.passport': Record<never, never>
  readonly 'notice.paper-ready.bring.code': Record<never, never>
  readonly 'notice.paper-ready.later': Record<never, never>
  readonly 'notice.paper-ready.sms': { readonly number: string | number; readonly office: string | number; readonly code: string | number; readonly date: string | number }
  readonly 'notice.paper-posted.subject': { readonly service: string | number }
  readonly 'notice.paper-posted.heading': Record<never, never>
  readonly 'notice.paper-posted.text': Record<never, never>
  readonly 'notice.paper.tracking': Record<never, never>
  readonly 'notice.paper-posted.missing': Record<never, never>
  readonly 'notice.paper-returned.subject': { readonly service: string | number }
  readonly 'notice.paper-returned.heading.post': Record<never, never>
  readonly 'notice.paper-returned.heading.pick-up': Record<never, never>
  readonly 'notice.paper-returned.text': Record<never, never>
  readonly 'notice.paper-returned.how': Record<never, never>
  readonly 'notice.paper-lost.subject': { readonly service: string | number }
  readonly 'notice.paper-lost.heading': Record<never, never>
  readonly 'notice.paper-lost.text': Record<never, never>
  readonly 'notice.paper-lost.found': Record<never, never>
  readonly 'notice.paper-reissued.subject': { readonly service: string | number }
  readonly 'notice.paper-reissued.heading': Record<never, never>
  readonly 'notice.paper-reissued.text.post': Record<never, never>
  readonly 'notice.paper-reissued.text.pick-up': Record<never, never>
  readonly 'notice.paper-reissued.old': Record<never, never>
  readonly 'notice.paper-going-back.subject': { readonly service: string | number }
  readonly 'notice.paper-going-back.heading': Record<never, never>
  readonly 'notice.paper-going-back.text': Record<never, never>
  readonly 'notice.review-begun.subject': { readonly service: string | number }
  readonly 'notice.review-begun.heading': Record<never, never>
  readonly 'notice.review-begun.free': Record<never, never>
  readonly 'notice.card-state.said.lost': Record<never, never>
  readonly 'notice.card-state.said.stolen': Record<never, never>
  readonly 'notice.card-state.said.cancelled': Record<never, never>
  readonly 'notice.card-state.not-you': { readonly help: string | number }
  readonly 'paper.title': Record<never, never>
  readonly 'paper.electronic': Record<never, never>
  readonly 'paper.wish.self-print': Record<never, never>
  readonly 'paper.wish.pick-up': { readonly office: string | number }
  readonly 'paper.wish.post': Record<never, never>
  readonly 'paper.wish.later': Record<never, never>
  readonly 'paper.change': Record<never, never>
  readonly 'paper.want': Record<never, never>
  readonly 'paper.choose-now': Record<never, never>
  readonly 'paper.track': Record<never, never>
  readonly 'paper.step.ordered': Record<never, never>
  readonly 'paper.step.printed': Record<never, never>
  readonly 'paper.step.at-office': Record<never, never>
  readonly 'paper.step.collected': Record<never, never>
  readonly 'paper.step.posted': Record<never, never>
  readonly 'paper.step.delivered': Record<never, never>
  readonly 'paper.step.lost': Record<never, never>
  readonly 'paper.step.returned': Record<never, never>
  readonly 'paper.step.stored': Record<never, never>
  readonly 'paper.step.not-received': Record<never, never>
  readonly 'paper.now.to-print': Record<never, never>
  readonly 'paper.now.in-batch': Record<never, never>
  readonly 'paper.now.printed.pick-up': Record<never, never>
  readonly 'paper.now.printed.post': Record<never, never>
  readonly 'paper.now.at-office': Record<never, never>
  readonly 'paper.now.collected': Record<never, never>
  readonly 'paper.now.posted': Record<never, never>
  readonly 'paper.now.delivered': Record<never, never>
  readonly 'paper.now.lost': Record<never, never>
  readonly 'paper.now.returned': Record<never, never>
  readonly 'paper.now.stored': Record<never, never>
  readonly 'paper.now.not-received': Record<never, never>
  readonly 'paper.before': Record<never, never>
  readonly 'paper.missing.from': { readonly day: string | number }
  readonly 'paper.missing.text': Record<never, never>
  readonly 'paper.missing.button': Record<never, never>
  readonly 'paper.choose.save': Record<never, never>
  readonly 'timeline.print-paper': Record<never, never>
  readonly 'timeline.paper-news': { readonly state: string }
  readonly 'timeline.hand-over-card': Record<never, never>
  readonly 'timeline.store-paper': Record<never, never>
  readonly 'timeline.report-missing-card': Record<never, never>
  readonly 'timeline.bring-back-paper': Record<never, never>
  readonly 'timeline.choose-collection': Record<never, never>
  readonly 'timeline.reissue-paper': Record<never, never>
  readonly 'paper-form.title': Record<never, never>
  readonly 'paper-form.document': { readonly service: string | number }
  readonly 'paper-form.document-of-case': { readonly service: string | number; readonly code: string | number }
  readonly 'paper-form.foot': { readonly service: string | number; readonly version: string | number }
  readonly 'paper-form.page': { readonly page: string | number; readonly pages: string | number }
  readonly 'paper-form.code': Record<never, never>
  readonly 'paper-form.code-by-office': Record<never, never>
  readonly 'paper-form.code-alt': Record<never, never>
  readonly 'paper-form.how.title': Record<never, never>
  readonly 'paper-form.how.filled': { readonly moment: string | number }
  readonly 'paper-form.how.pen': Record<never, never>
  readonly 'paper-form.how.choose': Record<never, never>
  readonly 'paper-form.how.skip': Record<never, never>
  readonly 'paper-form.how.hand-in': { readonly offices: string | number }
  readonly 'paper-form.how.hand-in-filled': { readonly offices: string | number }
  readonly 'paper-form.how.demo': Record<never, never>
  readonly 'paper-form.only-if': { readonly condition: string | number }
  readonly 'paper-form.condition.is': { readonly question: string | number; readonly answers: string | number }
  readonly 'paper-form.condition.is-not': { readonly question: string | number; readonly answers: string | number }
  readonly 'paper-form.condition.none': Record<never, never>
  readonly 'paper-form.condition.ticked': { readonly question: string | number }
  readonly 'paper-form.condition.not-ticked': { readonly question: string | number }
  readonly 'paper-form.condition.renews': Record<never, never>
  readonly 'paper-form.condition.first': Record<never, never>
  readonly 'paper-form.condition.address': { readonly question: string | number }
  readonly 'paper-form.condition.no-address': { readonly question: string | number }
  readonly 'paper-form.condition.extra': { readonly document: string | number }
  readonly 'paper-form.condition.no-extra': { readonly document: string | number }
  readonly 'paper-form.empty-when-ticked': { readonly question: string | number }
  readonly 'paper-form.example': { readonly example: string | number }
  readonly 'paper-form.range': { readonly min: string | number; readonly max: string | number }
  readonly 'paper-form.option': { readonly option: string | number; readonly hint: string | number }
  readonly 'paper-form.renewed.title': Record<never, never>
  readonly 'paper-form.renewed.where': Record<never, never>
  readonly 'paper-form.date.day': Record<never, never>
  readonly 'paper-form.date.month': Record<never, never>
  readonly 'paper-form.date.year': Record<never, never>
  readonly 'paper-form.write-here': Record<never, never>
  readonly 'paper-form.withheld': Record<never, never>
  readonly 'paper-form.papers.title': Record<never, never>
  readonly 'paper-form.papers.text': Record<never, never>
  readonly 'paper-form.papers.given': Record<never, never>
  readonly 'paper-form.papers.only-if-asked': Record<never, never>
  readonly 'paper-form.papers.photo-age': { readonly years: number; readonly age: string | number; readonly childYears: number }
  readonly 'paper-form.sign.place': Record<never, never>
  readonly 'paper-form.sign.date': Record<never, never>
  readonly 'paper-form.sign.signature': Record<never, never>
  readonly 'paper-form.office.title': Record<never, never>
  readonly 'paper-form.office.received': Record<never, never>
  readonly 'paper-form.office.place': Record<never, never>
  readonly 'paper-form.office.checked': Record<never, never>
  readonly 'paper-form.office.notes': Record<never, never>
  readonly 'paper-form.link.title': Record<never, never>
  readonly 'paper-form.link.empty': Record<never, never>
  readonly 'paper-form.link.filled': Record<never, never>
  readonly 'paper-form.link.desk': Record<never, never>
  readonly 'problem.required': { readonly field: string | number }
  readonly 'problem.required.sex': Record<never, never>
  readonly 'problem.required.email': Record<never, never>
  readonly 'problem.required.body': Record<never, never>
  readonly 'problem.too-long': { readonly max: string | number; readonly field: string | number }
  readonly 'problem.not-latin-letters': { readonly field: string | number }
  readonly 'problem.name-not-letters': { readonly field: string | number }
  readonly 'problem.given-names-or-tick': Record<never, never>
  readonly 'problem.given-names-not-empty': Record<never, never>
  readonly 'problem.choice-unknown': { readonly field: string | number }
  readonly 'problem.date-incomplete': { readonly missing: string | number }
  readonly 'problem.date-impossible': { readonly field: string | number }
  readonly 'problem.date-in-future': { readonly field: string | number }
  readonly 'problem.date-in-past': { readonly field: string | number }
  readonly 'problem.date-too-far-ahead': { readonly latest: string | number; readonly field: string | number }
  readonly 'problem.date-too-long-ago': { readonly field: string | number }
  readonly 'problem.date-not-after': { readonly date: string | number; readonly other: string | number }
  readonly 'problem.passport-expires-too-soon': { readonly needed: string | number }
  readonly 'problem.document-number-shape': Record<never, never>
  readonly 'problem.email-shape': Record<never, never>
  readonly 'problem.phone-shape': Record<never, never>
  readonly 'problem.not-a-whole-number': { readonly field: string | number }
  readonly 'problem.number-too-small': { readonly min: string | number; readonly field: string | number }
  readonly 'problem.number-too-large': { readonly max: string | number; readonly field: string | number }
  readonly 'problem.nationality-not-served': Record<never, never>
  readonly 'problem.control-characters': { readonly field: string | number }
  readonly 'problem.declaration-missing': Record<never, never>
  readonly 'problem.code-wrong': { readonly left: number }
  readonly 'problem.code-expired': Record<never, never>
  readonly 'problem.code-used-up': Record<never, never>
  readonly 'problem.email-missing': Record<never, never>
  readonly 'problem.too-many-requests': Record<never, never>
  readonly 'problem.not-editable': Record<never, never>
  readonly 'problem.changed-meanwhile': Record<never, never>
  readonly 'problem.no-match': Record<never, never>
  readonly 'problem.file-missing': Record<never, never>
  readonly 'problem.no-code-found': Record<never, never>
  readonly 'problem.file-empty': Record<never, never>
  readonly 'problem.file-too-large': { readonly megabytes: string | number }
  readonly 'problem.body-too-large': Record<never, never>
  readonly 'problem.file-type-not-allowed': Record<never, never>
  readonly 'problem.file-not-readable': Record<never, never>
  readonly 'problem.picture-too-small': { readonly width: string | number; readonly height: string | number; readonly minWidth: string | number; readonly minHeight: string | number }
  readonly 'problem.picture-too-many-pixels': Record<never, never>
  readonly 'problem.picture-check-unavailable': Record<never, never>
  readonly 'problem.upload-broken': Record<never, never>
  readonly 'problem.card-number-shape': Record<never, never>
  readonly 'problem.message-code-shape': Record<never, never>
  readonly 'problem.move-not-allowed': Record<never, never>
  readonly 'problem.confirmation-missing': Record<never, never>
  readonly 'problem.not-complete': Record<never, never>
  readonly 'problem.not-corrected': Record<never, never>
  readonly 'problem.change-pending': Record<never, never>
  readonly 'problem.nothing-different': Record<never, never>
  readonly 'problem.card-over': Record<never, never>
  readonly 'problem.not-found': Record<never, never>
  readonly 'problem.file-infected': Record<never, never>
  readonly 'problem.pdf-locked': Record<never, never>
  readonly 'problem.pdf-too-many-pages': { readonly pages: string | number; readonly maxPages: string | number }
  readonly 'problem.too-many-pages': { readonly maxPages: string | number }
  readonly 'problem.picture-takes-too-long': Record<never, never>
  readonly 'problem.upload-too-slow': Record<never, never>
  readonly 'problem.no-face': Record<never, never>
  readonly 'problem.low-resolution': Record<never, never>
  readonly 'problem.crop-not-possible': Record<never, never>
  readonly 'problem.offset-differs': Record<never, never>
  readonly 'problem.choose-one': Record<never, never>
  readonly 'problem.served-elsewhere': Record<never, never>
  readonly 'problem.age-does-not-fit': { readonly years: string | number }
  readonly 'problem.mrz-not-found': Record<never, never>
  readonly 'problem.mrz-too-small': Record<never, never>
  readonly 'problem.mrz-not-clear': Record<never, never>
  readonly 'problem.postal-code-missing': Record<never, never>
  readonly 'problem.postal-code-shape': { readonly example: string | number }
  readonly 'problem.region-missing': Record<never, never>
  readonly 'problem.change-begun': Record<never, never>
  readonly 'status.you': Record<never, never>
  readonly 'status.agency': Record<never, never>
  readonly 'status.submitted.title': Record<never, never>
  readonly 'status.submitted.you': Record<never, never>
  readonly 'status.submitted.agency': Record<never, never>
  readonly 'status.in-review.title': Record<never, never>
  readonly 'status.in-review.you': Record<never, never>
  readonly 'status.in-review.agency': { readonly day: string | number }
  readonly 'status.returned.title': { readonly count: number }
  readonly 'status.returned.you': { readonly day: string | number }
  readonly 'status.returned.agency': Record<never, never>
  readonly 'status.difference.title': { readonly price: string | number }
  readonly 'status.difference.you': { readonly day: string | number }
  readonly 'status.difference.text': Record<never, never>
  readonly 'status.difference.change': Record<never, never>
  readonly 'status.difference.under-way': Record<never, never>
  readonly 'status.approved.title': Record<never, never>
  readonly 'status.approved.you': Record<never, never>
  readonly 'status.approved.agency': Record<never, never>
  readonly 'status.issued.title': Record<never, never>
  readonly 'status.issued.you': Record<never, never>
  readonly 'status.issued.agency': Record<never, never>
  readonly 'status.refused.title': Record<never, never>
  readonly 'status.refused.you': Record<never, never>
  readonly 'status.refused.agency': Record<never, never>
  readonly 'status.withdrawn.title': Record<never, never>
  readonly 'status.withdrawn.you': Record<never, never>
  readonly 'status.withdrawn.agency': Record<never, never>
  readonly 'status.lapsed.title': Record<never, never>
  readonly 'status.lapsed.you': Record<never, never>
  readonly 'status.lapsed.agency': Record<never, never>
  readonly 'status.paid-thanks': Record<never, never>
  readonly 'status.changed': Record<never, never>
  readonly 'status.timeline': Record<never, never>
  readonly 'status.pay': Record<never, never>
  readonly 'status.correct': Record<never, never>
  readonly 'status.retry': Record<never, never>
  readonly 'status.look-again': Record<never, never>
  readonly 'status.card-ready': { readonly from: string | number; readonly until: string | number }
  readonly 'status.card-use': { readonly days: number }
  readonly 'status.download-card': Record<never, never>
  readonly 'status.show.button': Record<never, never>
  readonly 'status.show.title': Record<never, never>
  readonly 'status.show.text': Record<never, never>
  readonly 'status.show.alt': Record<never, never>
  readonly 'status.show.back': Record<never, never>
  readonly 'status.download-refusal': Record<never, never>
  readonly 'status.before-you-travel': Record<never, never>
  readonly 'status.change-waits': { readonly price: string | number }
  readonly 'status.change-waits-text': Record<never, never>
  readonly 'status.change-drop': Record<never, never>
  readonly 'status.glass': Record<never, never>
  readonly 'status.glass-nobody': Record<never, never>
  readonly 'status.when': Record<never, never>
  readonly 'status.who': Record<never, never>
  readonly 'status.what-for': Record<never, never>
  readonly 'status.officer': { readonly number: string | number }
  readonly 'status.glass.open-file': Record<never, never>
  readonly 'status.glass.take': Record<never, never>
  readonly 'status.glass.assign': Record<never, never>
  readonly 'status.events': { readonly count: number }
  readonly 'status.stopped': Record<never, never>
  readonly 'status.stopped-difference': Record<never, never>
  readonly 'status.days-left': { readonly count: number }
  readonly 'status.how-we-count': Record<never, never>
  readonly 'status.can': Record<never, never>
  readonly 'status.can.stay': Record<never, never>
  readonly 'status.unreached.title': { readonly email: string | number }
  readonly 'status.unreached.change': Record<never, never>
  readonly 'status.unreached.look': Record<never, never>
  readonly 'status.can.email': Record<never, never>
  readonly 'status.can.withdraw': Record<never, never>
  readonly 'status.can.mistake': Record<never, never>
  readonly 'status.can.message': Record<never, never>
  readonly 'status.can.family': Record<never, never>
  readonly 'status.papers': Record<never, never>
  readonly 'status.paper.receipt': Record<never, never>
  readonly 'status.paper.credit-note': Record<never, never>
  readonly 'status.refund-waits': { readonly amount: string | number }
  readonly 'status.about.name': Record<never, never>
  readonly 'status.about.stay': Record<never, never>
  readonly 'status.about.stay-value': { readonly days: number; readonly entries: string | number }
  readonly 'status.entries.single': Record<never, never>
  readonly 'status.entries.multiple': Record<never, never>
  readonly 'status.about.from': Record<never, never>
  readonly 'status.about.renews': Record<never, never>
  readonly 'status.about.renews-until': { readonly day: string | number }
  readonly 'status.about.email-open': Record<never, never>
  readonly 'timeline.clock-stopped': Record<never, never>
  readonly 'timeline.clock-running': Record<never, never>
  readonly 'timeline.submit': Record<never, never>
  readonly 'timeline.amend': Record<never, never>
  readonly 'timeline.confirm-payment': { readonly amountMinor: string | number }
  readonly 'timeline.confirm-payment.text': { readonly dueOn: string | number }
  readonly 'timeline.payment-failed': Record<never, never>
  readonly 'timeline.payment-failed.text': Record<never, never>
  readonly 'timeline.return': Record<never, never>
  readonly 'timeline.return.text': Record<never, never>
  readonly 'timeline.resubmit': Record<never, never>
  readonly 'timeline.resubmit.text': { readonly dueOn: string | number }
  readonly 'timeline.ask-fee-difference': Record<never, never>
  readonly 'timeline.ask-fee-difference.text': { readonly amountMinor: string | number }
  readonly 'timeline.drop-fee-difference': Record<never, never>
  readonly 'timeline.fee-paid': { readonly amount: string | number }
  readonly 'timeline.fee-back': { readonly amount: string | number }
  readonly 'timeline.fee-same': Record<never, never>
  readonly 'timeline.fee-changed': { readonly fields: string | number }
  readonly 'timeline.request-stay-change': Record<never, never>
  readonly 'timeline.drop-stay-change': Record<never, never>
  readonly 'timeline.change-stay': Record<never, never>
  readonly 'timeline.change-stay.text': { readonly daysOfStay: string | number; readonly entries: string | number }
  readonly 'timeline.approve': Record<never, never>
  readonly 'timeline.take-back': Record<never, never>
  readonly 'timeline.issue': Record<never, never>
  readonly 'timeline.issue.text': { readonly validFrom: string | number; readonly validUntil: string | number }
  readonly 'timeline.refuse': Record<never, never>
  readonly 'timeline.withdraw': Record<never, never>
  readonly 'timeline.lapse': Record<never, never>
  readonly 'timeline.recompute-due-day': { readonly dueOn: string | number }
  readonly 'timeline.recompute-due-day.text': { readonly oldDueOn: string | number }
  readonly 'timeline.change-email': Record<never, never>
  readonly 'timeline.receive-message': Record<never, never>
  readonly 'timeline.suspend-card': Record<never, never>
  readonly 'timeline.suspend-card.text': { readonly reason: string | number }
  readonly 'timeline.resume-card': Record<never, never>
  readonly 'timeline.resume-card.text': { readonly reason: string | number }
  readonly 'timeline.revoke-card': Record<never, never>
  readonly 'timeline.revoke-card.text': { readonly reason: string | number }
  readonly 'timeline.annul-card': Record<never, never>
  readonly 'timeline.annul-card.text': { readonly reason: string | number }
  readonly 'timeline.receipt': Record<never, never>
  readonly 'timeline.now.payment': Record<never, never>
  readonly 'timeline.now.queue': Record<never, never>
  readonly 'timeline.now.review': Record<never, never>
  readonly 'timeline.now.correct': Record<never, never>
  readonly 'timeline.now.difference': Record<never, never>
  readonly 'timeline.now.card': Record<never, never>
  readonly 'timeline.next.decision': Record<never, never>
  readonly 'timeline.next.by': { readonly day: string | number }
  readonly 'timeline.next.decision-text': Record<never, never>
  readonly 'refusal.reason': Record<never, never>
  readonly 'refusal.remedy': Record<never, never>
  readonly 'refusal.remedy-title': Record<never, never>
  readonly 'refusal.retry': Record<never, never>
  readonly 'refusal.retry-title': Record<never, never>
  readonly 'refusal.note': { readonly note: string | number }
  readonly 'refusal.basis': { readonly code: string | number; readonly basis: string | number }
  readonly 'refusal.appeal': Record<never, never>
  readonly 'refusal.appeal-until': { readonly day: string | number }
  readonly 'refusal.money': Record<never, never>
  readonly 'correct.text': { readonly day: string | number }
  readonly 'correct.text-priced': { readonly day: string | number }
  readonly 'correct.priced': Record<never, never>
  readonly 'correct.also': Record<never, never>
  readonly 'correct.open-page': { readonly page: string | number }
  readonly 'correct.more': { readonly amount: string | number }
  readonly 'correct.less': { readonly amount: string | number }
  readonly 'correct.same': Record<never, never>
  readonly 'correct.no-price': Record<never, never>
  readonly 'correct.remedy': Record<never, never>
  readonly 'correct.open': { readonly name: string | number }
  readonly 'correct.renewed': Record<never, never>
  readonly 'correct.send': Record<never, never>
  readonly 'correct.send-and-pay': { readonly price: string | number }
  readonly 'stay.title': Record<never, never>
  readonly 'stay.text': Record<never, never>
  readonly 'stay.button': Record<never, never>
  readonly 'withdraw.title': Record<never, never>
  readonly 'withdraw.paid': Record<never, never>
  readonly 'withdraw.unpaid': Record<never, never>
  readonly 'withdraw.confirm': Record<never, never>
  readonly 'withdraw.button': Record<never, never>
  readonly 'status.correcting.title': Record<never, never>
  readonly 'status.correcting.card': Record<never, never>
  readonly 'timeline.report-mistake': Record<never, never>
  readonly 'timeline.report-mistake.text': { readonly dueOn: string | number }
  readonly 'timeline.decline-correction': Record<never, never>
  readonly 'timeline.decline-correction.text': { readonly note: string | number }
  readonly 'mistake.title': Record<never, never>
  readonly 'mistake.text': Record<never, never>
  readonly 'mistake.note': Record<never, never>
  readonly 'mistake.button': Record<never, never>
  readonly 'timeline.begin-review': Record<never, never>
  readonly 'timeline.begin-review.text': { readonly dueOn: string | number }
  readonly 'timeline.report-loss': Record<never, never>
  readonly 'timeline.report-loss.text': Record<never, never>
  readonly 'timeline.cancel-card': Record<never, never>
  readonly 'timeline.cancel-card.text': Record<never, never>
}

export type TextKey = keyof TextArguments
