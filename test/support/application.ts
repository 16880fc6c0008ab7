import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ZONE_FIELDS } from '../../src/core/passport/passport-zone.ts'
import type { Language } from '../../src/core/kernel/language.ts'
import { specimenPerson } from '../../src/countries/kz-demo/specimens.ts'
import { visitorFields } from './form-fields.ts'
import { eventually, type Mailbox, readCode } from './mailbox.ts'
import { type Seen, visitor, type Visitor } from './visitor.ts'

/** The person of the specimens fills in the form; the trip lies within what the rules allow on the tests' Monday. */
export const ANSWERS = {
  contact: { email: 'anna@example.org', phone: '+86 139 0000 0000' },
  personal: visitorFields({
    surname: specimenPerson.surname,
    givenNames: specimenPerson.givenNames,
    sex: specimenPerson.sex,
    birthDate: specimenPerson.birthDate,
    birthPlace: specimenPerson.birthPlace,
    nationality: specimenPerson.nationality,
    occupation: specimenPerson.occupation,
  }),
  passport: visitorFields({
    travelDocument: specimenPerson.travelDocument,
    passportNumber: specimenPerson.passportNumber,
    passportIssuedOn: specimenPerson.passportIssuedOn,
    passportExpiresOn: specimenPerson.passportExpiresOn,
  }),
  trip: visitorFields({
    purpose: 'tourism',
    entryOn: '2027-01-12',
    daysOfStay: '45',
    entries: 'single',
    entryPoint: 'air-ala',
    exitPoint: 'air-nqz',
    addressOfStay: 'Hotel Steppe, Abay 12, Almaty',
    speed: 'standard',
  }),
} as const

/** What these walks need of a Sapar: one of this process, or a running demo. */
export interface Walkable {
  readonly origin: string
  readonly mail: Mailbox
}

export type AnswerPage = keyof typeof ANSWERS

export interface Draft {
  readonly person: Visitor
  readonly language: Language
  readonly code: string
  /** Path of the case behind the origin, such as /en/case/TC-7K2M-94QX. */
  readonly path: string
  readonly email: string
}

let people = 0
/** A running demo keeps the letters of earlier runs. */
const run = randomBytes(3).toString('hex')

/** A new draft of a new person; nothing is filled in but what the eligibility check carries over. */
export async function startDraft(
  product: Walkable,
  { language = 'en', person = visitor(product.origin) }: { language?: Language; person?: Visitor } = {},
): Promise<Draft> {
  const started = must(await person.post(`/${language}/tourist-card/start`, { nationality: 'UTO', travelDocument: 'ordinary-passport' }), 303)
  const [, code = ''] = /\/case\/([^/]+)/.exec(started.to ?? '') ?? []
  people += 1
  return { person, language, code, path: `/${language}/case/${code}`, email: `anna.${people}.${run}@example.org` }
}

export interface Filling {
  /** Fields that differ, by page. */
  readonly changes?: Readonly<Partial<Record<AnswerPage, Readonly<Record<string, string>>>>>
  readonly language?: Language
  /** A file of `test/samples/portraits` in place of the drawn one. */
  readonly portrait?: string
  /** False where only the answers matter: drawing and reading the two pictures takes longer than all else. */
  readonly pictures?: false
}

/** A draft with everything in it, unless the filling says otherwise: only the declaration is missing. */
export async function fillForm(product: Walkable, filling: Filling = {}): Promise<Draft> {
  const { changes = {}, language = 'en', pictures = true } = filling
  const draft = await startDraft(product, { language })
  const { person, path, email } = draft
  must(await person.post(`${path}/contact`, { ...ANSWERS.contact, email }), 303)
  await confirmEmail(product, draft)
  for (const page of ['personal', 'passport'] as const) must(await person.post(`${path}/${page}`, { ...ANSWERS[page], ...changes[page] }), 303)
  if (pictures) await addPictures(draft, filling)
  must(await person.post(`${path}/trip`, { ...ANSWERS.trip, ...changes.trip }), 303)
  return draft
}

async function addPictures({ person, path }: Draft, { changes = {}, portrait }: Filling): Promise<void> {
  must(await person.upload(`${path}/portrait`, portrait ? { picture: sampleFile(`portraits/${portrait}`) } : { specimen: 'portrait' }), 303)
  must(await person.upload(`${path}/passport-page`, { specimen: 'passportPage' }), 303)
  // The passport of the specimen is read; who is somebody else here keeps to what they wrote.
  if (Object.keys(changes).length > 0) must(await person.post(`${path}/passport-page`, KEEP_WHAT_I_TYPED), 303)
}

export function sampleFile(name: string): File {
  return new File([readFileSync(new URL(`../samples/${name}`, import.meta.url))], 'picture.jpg', { type: 'image/jpeg' })
}

const KEEP_WHAT_I_TYPED = { do: 'settle', ...Object.fromEntries(ZONE_FIELDS.map((field) => [`word-${field}`, 'typed'])) }

export async function confirmEmail(product: Walkable, { person, path, email }: Pick<Draft, 'person' | 'path' | 'email'>): Promise<void> {
  must(await person.get(`${path}/confirm-email`), 200)
  must(await person.post(`${path}/confirm-email`, { digits: await readCode(product, email) }), 303)
}

/** Declares and ends on the sandbox's card page; its address is the answer. */
export async function submit({ person, path }: Draft): Promise<string> {
  return must(await person.post(`${path}/check`, { declared: 'yes' }), 303).to ?? ''
}

export const CARD = { number: '4242424242424242', expiry: '12/30', cvc: '123', name: 'ANNA UTOPIA' }

/** Pays on the sandbox's page and comes back. */
export async function pay(draft: Draft, payPage: string, number: string = CARD.number): Promise<void> {
  const url = new URL(payPage)
  const bank = visitor(url.origin)
  must(await bank.get(payPage), 200)
  const back = must(await bank.post(payPage, { ...CARD, number }), 303).to ?? ''
  if (back.startsWith(draft.person.origin)) must(await draft.person.get(back), 303)
}

/** A case that is paid and waits for an officer. */
export async function paidCase(product: Walkable, filling: Filling = {}): Promise<Draft> {
  const draft = await fillForm(product, filling)
  await pay(draft, await submit(draft))
  return draft
}

/** Somebody of the desk, over the API. */
export interface DeskMember {
  post(path: string, body?: unknown): Promise<Seen>
  get(path: string): Promise<Seen>
}

export async function deskMember(product: Walkable, number: '118' | '121' | '107' | '130'): Promise<DeskMember> {
  const web = visitor(product.origin)
  const call = (method: string, path: string, init: { body?: unknown; token?: string }) => {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(init.token ? { authorization: `Bearer ${init.token}` } : {}),
    }
    return web.send(`/api/v1/desk${path}`, { method, headers, ...(method === 'GET' ? {} : { body: JSON.stringify(init.body ?? {}) }) })
  }
  const { token } = JSON.parse(must(await call('POST', '/sessions', { body: { persona: number } }), 201).text)
  return { post: (path, body) => call('POST', path, { body, token }), get: (path) => call('GET', path, { token }) }
}

/** The supervisor gives the case to officer 118. */
export async function assignToOfficer(product: Walkable, code: string): Promise<DeskMember> {
  const supervisor = await deskMember(product, '107')
  must(await supervisor.post(`/cases/${code}/assignment`, { staffNumber: '118', reason: 'A test needs this very case' }), 200)
  return deskMember(product, '118')
}

/** Approved, and the card is made. */
export async function approveAsOfficer(product: Walkable, { person, path, code }: Draft): Promise<void> {
  const officer = await assignToOfficer(product, code)
  must(await officer.post(`/cases/${code}/approval`, { samePerson: true }), 200)
  await eventually(async () => ((await person.get(`${path}/card.pdf`)).status === 200 ? true : undefined), 'making the card')
}

export async function returnAsOfficer(product: Walkable, code: string, reasons: readonly { code: string; target?: string; note?: string }[]): Promise<void> {
  must(await (await assignToOfficer(product, code)).post(`/cases/${code}/return`, { reasons }), 200)
}

export async function refuseAsOfficer(product: Walkable, code: string, reasons: readonly { code: string; target?: string; note?: string }[]): Promise<void> {
  must(await (await assignToOfficer(product, code)).post(`/cases/${code}/refusal`, { reasons }), 200)
}

/** Throws with what the page says when the answer is another one. */
export function must(seen: Seen, status: number): Seen {
  if (seen.status === status) return seen
  const said = [...seen.text.matchAll(/class="govuk-error-message[^>]*>(.*?)<\/p>/gs)].map(([, words = '']) => words.replace(/<[^>]+>/g, '')).join(' | ')
  throw new Error(
    `answered ${seen.status} and not ${status}: ${
      said ||
      seen.text
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(0, 600)
    }`,
  )
}
