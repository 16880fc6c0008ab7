import type { Page } from 'playwright-core'
import type { Language } from '../../src/core/kernel/language.ts'
import { touristCard } from '../../src/countries/kz-demo/tourist-card.ts'
import { type CaseStates, STATES } from './case-states.ts'
import { askForCode, bookDemoCard, chooseTime, chooseWay, decide, lookUpDemoCard, openAndSend, sendForm, sendWay, toBookedDay } from './sight-acts.ts'
import { type AccountName, type DeskNumber, sessionOf } from './sight-sessions.ts'

/** One page as somebody sees it. */
export interface Sight {
  /** In kebab-case. */
  readonly name: string
  /** Behind the origin. */
  readonly path: (language: Language, states: CaseStates) => string
  /** Whose page it is: a case's applicant, or somebody of the desk by number; a stranger's unless given. */
  readonly as?: keyof CaseStates | DeskNumber | AccountName
  /** What the server answers; 200 unless given. */
  readonly status?: number
  /** What is done on the page before it is looked at. */
  readonly next?: (page: Page) => Promise<unknown>
  /** Says the same in every language. */
  readonly once?: boolean
}

const plain = (name: string, tail: string): Sight => ({ name, path: (language) => `/${language}${tail}` })

/** Pages that everybody may open. */
export const PUBLIC_SIGHTS: readonly Sight[] = [
  plain('home', ''),
  plain('service', '/tourist-card'),
  plain('renewal-service', '/registration-card-renewal?region=KZ-71&category=adult'),
  plain('zone-service', '/border-zone-pass'),
  { ...plain('zone-service-wrong', '/border-zone-pass?zone='), status: 422 },
  plain('eligibility', '/tourist-card/eligibility'),
  { ...plain('eligibility-wrong', '/tourist-card/eligibility?nationality=&daysOfStay=x'), status: 422 },
  ...['UTO', 'MLI', 'DEU', 'KAZ'].map((nationality) =>
    plain(`eligibility-${nationality.toLowerCase()}`, `/tourist-card/eligibility?nationality=${nationality}&daysOfStay=20&entryOn=2027-01-12`),
  ),
  ...[
    'faq',
    'why-applications-fail',
    'before-you-travel',
    'fees-and-rules',
    'help',
    'check',
    'check-photo',
    'check-message',
    'real-site',
    'privacy',
    'accessibility',
    'find',
  ].map((name) => plain(name, `/${name}`)),
  plain('find-lost', '/find/lost'),
  ...['help', 'check', 'check-photo', 'check-message', 'find'].map((name): Sight => ({ ...plain(`${name}-wrong`, `/${name}`), next: sendForm })),
  { ...plain('find-lost-wrong', '/find/lost'), next: sendForm },
  { ...plain('check-unknown', '/check/T2345678A'), status: 404 },
  plain('my-card', '/my-card'),
  { ...plain('my-card-wrong', '/my-card'), next: sendForm },
  { ...plain('my-card-shown', '/my-card'), next: (page) => lookUpDemoCard(page) },
  { ...plain('my-card-changes', '/my-card'), next: (page) => lookUpDemoCard(page, 'DEMO-1001') },
  { ...plain('my-card-address', '/my-card'), next: (page) => chooseWay(page, 'registration-card-address') },
  { ...plain('my-card-lost-wrong', '/my-card'), next: (page) => sendWay(page, 'registration-card-lost') },
  { ...plain('my-card-cancel-wrong', '/my-card'), next: (page) => sendWay(page, 'cancel') },
  plain('offices', '/offices?region=KZ-61'),
  plain('office-times', '/offices/SHY'),
  { ...plain('office-times-wrong', '/offices/SHY'), next: sendForm },
  { ...plain('appointment-book', '/offices/AST'), next: (page) => chooseTime(page) },
  { ...plain('appointment-book-wrong', '/offices/AST'), next: (page) => chooseTime(page).then(() => sendForm(page)) },
  { ...plain('appointment-booked', '/offices/AST'), next: (page) => bookDemoCard(page) },
  plain('appointment', '/appointment'),
  { ...plain('appointment-wrong', '/appointment'), next: sendForm },
  plain('help-sent', '/help?sent=yes'),
  plain('resume', '/resume/a-token'),
  { ...plain('resume-expired', '/resume/a-token'), next: sendForm },
  plain('confirm', '/confirm/a-token'),
  { ...plain('confirm-expired', '/confirm/a-token'), next: sendForm },
  plain('account-sign-in', '/account'),
  { ...plain('account-sign-in-wrong', '/account'), next: sendForm },
  { ...plain('account-code', '/account'), next: askForCode },
  { ...plain('account-code-wrong', '/account'), next: (page) => askForCode(page).then(() => sendForm(page)) },
  plain('account-signed-out', '/account?done=signed-out'),
  { ...plain('not-found', '/nowhere'), status: 404 },
]

const of = (name: string, as: keyof CaseStates, tail = ''): Sight => ({
  name,
  path: (language, states) => `/${language}${states[as].path.slice(3)}${tail}`,
  as,
})
const EXTRA = ['invitation', 'hotel-proof']
const PAGES = [...touristCard.pages.map((page) => page.id), 'check'].filter((id) => !EXTRA.includes(id) && id !== 'confirm-email')

/** Every page of the form, as it is at first and with everything wrong, and every page of a case in each of its states. */
export const CASE_SIGHTS: readonly Sight[] = [
  ...PAGES.map((id) => of(`form-${id}`, 'begun', `/${id}`)),
  ...PAGES.map((id): Sight => ({ ...of(`form-${id}-wrong`, 'begun', `/${id}`), next: sendForm })),
  ...[...EXTRA, 'confirm-email', 'portrait', 'trip', 'check', 'saved'].map((id) => of(`form-${id}-given`, 'draft', `/${id}`)),
  ...['portrait', 'passport-page', 'invitation', 'check'].map((id) => of(`form-${id}-to-mend`, 'measured', `/${id}`)),
  { ...of('form-passport-page-unsettled', 'measured', '/passport-page'), next: (page) => page.locator('form:has(input[value=settle]) button').click() },
  ...STATES.map((state) => of(`status-${state}`, state)),
  of('pay', 'submitted', '/pay'),
  of('pay-failed', 'submitted', '/pay?trouble=failed'),
  of('pay-unreachable', 'submitted', '/pay?trouble=provider-unreachable'),
  of('pay-waiting', 'submitted', '/paid'),
  of('pay-difference', 'stay-change', '/pay'),
  of('pay-correction', 'difference', '/pay'),
  of('correct-dearer', 'corrected', '/correct'),
  of('paid', 'in-review', '?paid=yes'),
  of('stay', 'in-review', '/stay'),
  {
    ...of('stay-wrong', 'in-review', '/stay'),
    next: (page) =>
      page
        .locator('#daysOfStay')
        .fill('x')
        .then(() => sendForm(page)),
  },
  of('withdraw', 'in-review', '/withdraw'),
  { ...of('withdraw-wrong', 'in-review', '/withdraw'), next: sendForm },
  of('change-email', 'in-review', '/confirm-email?change=yes'),
  of('correct', 'returned', '/correct'),
  { ...of('correct-wrong', 'returned', '/correct'), next: sendForm },
  of('correct-portrait', 'returned', '/portrait'),
  of('correct-answer', 'returned', '/trip'),
  of('message', 'in-review', '/message'),
  {
    ...of('message-wrong', 'in-review', '/message'),
    next: (page) =>
      page
        .locator('#email')
        .fill('')
        .then(() => sendForm(page)),
  },
  ...['collection', 'post-country', 'postal-address'].map((id) => of(`form-${id}`, 'renewing', `/${id}`)),
  { ...of('form-postal-address-wrong', 'renewing', '/postal-address'), next: sendForm },
  of('paper', 'ordered', '/paper'),
  of('paper-office', 'ordered', '/paper?collection=pick-up'),
  of('paper-country', 'ordered', '/paper?collection=post'),
  of('paper-address', 'ordered', '/paper?collection=post&postCountry=KAZ'),
  { ...of('paper-address-wrong', 'ordered', '/paper?collection=post&postCountry=KAZ'), next: sendForm },
  of('visit', 'ready', '/paper/appointment'),
  { ...of('visit-wrong', 'ready', '/paper/appointment'), next: sendForm },
  // Once it is booked, the same time is the same appointment.
  { ...of('visit-booked', 'ready', '/paper/appointment'), next: chooseTime },
  of('visit-cancel', 'ready', '/paper/appointment/cancel'),
  of('show-on-phone', 'issued', '/show'),
  of('mistake', 'issued', '/mistake'),
  { ...of('mistake-wrong', 'issued', '/mistake'), next: sendForm },
]

const desk = (name: string, as: DeskNumber, tail: string | ((states: CaseStates) => string)): Sight => ({
  name: `desk-${name}`,
  path: (language, states) => {
    const at = typeof tail === 'string' ? tail : tail(states)
    return `/desk${at}${at.includes('?') ? '&' : '?'}lang=${language}`
  },
  as,
})
const caseAtDesk = (name: string, as: DeskNumber, state: keyof CaseStates) => desk(`case-${name}`, as, (states) => `/case/${states[state].code}`)
const dev = (name: string, tail: string): Sight => ({ name: `dev-${name}`, path: (language) => `/dev${tail}?lang=${language}` })

/** The officers' side, and the pages for developers. The officer 118 holds the case whose stay waits for a payment. */
export const STAFF_SIGHTS: readonly Sight[] = [
  { name: 'desk-sign-in', path: (language) => `/desk/sign-in?lang=${language}` },
  { name: 'desk-enrol-expired', path: (language) => `/desk/enrol/a-token?lang=${language}`, status: 410 },
  desk('queue', '118', ''),
  desk('queue-supervisor', '107', ''),
  desk('queue-auditor', '130', ''),
  desk('assigned', '107', ({ issued }) => `?done=assigned&case=${issued.code}`),
  { ...desk('find-wrong', '107', '/find?code=x'), status: 422 },
  desk('messages', '107', '/messages'),
  desk('photo-rules', '107', '/photo-rules'),
  desk('unreachable', '107', '/unreachable'),
  caseAtDesk('supervisor', '107', 'in-review'),
  caseAtDesk('auditor', '130', 'returned'),
  caseAtDesk('issued', '107', 'issued'),
  caseAtDesk('officer', '118', 'stay-change'),
  { ...caseAtDesk('approve-wrong', '118', 'stay-change'), next: (page) => decide(page, 'approve') },
  { ...caseAtDesk('refuse-wrong', '118', 'stay-change'), next: (page) => decide(page, 'refuse') },
  desk('collection', '150', '/collection'),
  { ...desk('collection-wrong', '150', '/collection'), next: sendForm },
  { ...desk('paper', '150', '/collection'), next: (page) => page.locator('#ready a').first().click() },
  { ...desk('paper-wrong', '150', '/collection'), next: (page) => openAndSend(page, '#ready a', '#hand-over button') },
  { ...desk('paper-astray', '150', '/collection'), next: (page) => page.locator('#lost a').first().click() },
  { ...desk('paper-astray-wrong', '150', '/collection'), next: (page) => openAndSend(page, '#lost a', '#reissue button') },
  { ...desk('appointments', '150', '/appointments'), next: (page) => toBookedDay(page) },
  { ...desk('appointment-cancel', '150', '/appointments'), next: (page) => toBookedDay(page).then(() => page.locator('#list a').first().click()) },
  { ...desk('appointment-cancel-wrong', '150', '/appointments'), next: (page) => toBookedDay(page).then(() => openAndSend(page, '#list a', '#cancel button')) },
  { ...desk('not-found', '118', '/nowhere'), status: 404 },
  dev('index', '/'),
  dev('outbox', '/outbox'),
  dev('lifecycle', '/lifecycle'),
  dev('messages', '/messages'),
  dev('refusals', '/refusals'),
  { name: 'dev-mail', path: () => '/dev/outbox/1', once: true },
  { name: 'dev-components', path: () => '/dev/components', once: true },
  { name: 'dev-components-staff', path: () => '/dev/components/staff', once: true },
]

export interface SightPlace {
  readonly origin: string
  readonly language: Language
  readonly states: CaseStates
}

/** Opens the page with the session of whoever sees it. */
export async function openSight(page: Page, { origin, language, states }: SightPlace, sight: Sight): Promise<void> {
  const context = page.context()
  await context.clearCookies()
  const cookies = await sessionOf(origin, states, sight.as)
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: origin })))
  const answer = await page.goto(origin + sight.path(language, states))
  if (answer?.status() !== (sight.status ?? 200)) throw new Error(`${sight.name}: answered ${answer?.status()}`)
  await sight.next?.(page)
}
