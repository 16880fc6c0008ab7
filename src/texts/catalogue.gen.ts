// Written by tools/texts.mjs from the message files: change those and run `npm run texts`.
import enCommon from './en/common.json' with { type: 'json' }
import enForm from './en/form.json' with { type: 'json' }
import enProblems from './en/problems.json' with { type: 'json' }
import ruCommon from './ru/common.json' with { type: 'json' }
import ruForm from './ru/form.json' with { type: 'json' }
import ruProblems from './ru/problems.json' with { type: 'json' }
import kkCommon from './kk/common.json' with { type: 'json' }
import kkForm from './kk/form.json' with { type: 'json' }
import kkProblems from './kk/problems.json' with { type: 'json' }
import zhCommon from './zh/common.json' with { type: 'json' }
import zhForm from './zh/form.json' with { type: 'json' }
import zhProblems from './zh/problems.json' with { type: 'json' }

export const CATALOGUE: Readonly<Record<'en' | 'ru' | 'kk' | 'zh', Readonly<Record<string, string>>>> = {
  en: { ...enCommon, ...enForm, ...enProblems },
  ru: { ...ruCommon, ...ruForm, ...ruProblems },
  kk: { ...kkCommon, ...kkForm, ...kkProblems },
  zh: { ...zhCommon, ...zhForm, ...zhProblems },
}

/** Every key with the arguments its message needs. */
export interface TextArguments {
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
  readonly 'service.tourist-card.name': Record<never, never>
  readonly 'fee.service': Record<never, never>
  readonly 'fee.service.single': Record<never, never>
  readonly 'fee.service.multiple': Record<never, never>
  readonly 'fee.express': Record<never, never>
  readonly 'fee.difference': Record<never, never>
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
  readonly 'form.holidays': { readonly days: string | number; readonly count: number }
  readonly 'form.price': Record<never, never>
  readonly 'form.total': Record<never, never>
  readonly 'form.error-title': { readonly count: number }
  readonly 'form.upload.choose': Record<never, never>
  readonly 'form.upload.replace': Record<never, never>
  readonly 'form.upload.hint': { readonly megabytes: string | number }
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
  readonly 'check.text': Record<never, never>
  readonly 'check.change': Record<never, never>
  readonly 'check.nothing': Record<never, never>
  readonly 'check.given': Record<never, never>
  readonly 'check.missing': Record<never, never>
  readonly 'check.not-complete': Record<never, never>
  readonly 'check.page-open': { readonly page: string | number }
  readonly 'check.declaration': Record<never, never>
  readonly 'check.declaration-text': Record<never, never>
  readonly 'check.declare': Record<never, never>
  readonly 'check.submit': { readonly price: string | number }
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
  readonly 'trouble.failed.title': Record<never, never>
  readonly 'trouble.failed.text': Record<never, never>
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
  readonly 'problem.file-empty': Record<never, never>
  readonly 'problem.file-too-large': { readonly megabytes: string | number }
  readonly 'problem.file-type-not-allowed': Record<never, never>
  readonly 'problem.file-not-readable': Record<never, never>
  readonly 'problem.picture-too-small': { readonly width: string | number; readonly height: string | number; readonly minWidth: string | number; readonly minHeight: string | number }
  readonly 'problem.picture-too-many-pixels': Record<never, never>
  readonly 'problem.picture-check-unavailable': Record<never, never>
  readonly 'problem.picture-wrong-shape': Record<never, never>
  readonly 'problem.upload-broken': Record<never, never>
  readonly 'problem.card-number-shape': Record<never, never>
  readonly 'problem.message-code-shape': Record<never, never>
  readonly 'problem.move-not-allowed': Record<never, never>
  readonly 'problem.confirmation-missing': Record<never, never>
  readonly 'problem.not-complete': Record<never, never>
  readonly 'problem.not-corrected': Record<never, never>
  readonly 'problem.change-pending': Record<never, never>
  readonly 'problem.not-found': Record<never, never>
}

export type TextKey = keyof TextArguments
