import { approveAsOfficer, confirmEmail, type Draft, must, pay, returnAsOfficer, submit, type Walkable } from './application.ts'
import { visitorFields } from './form-fields.ts'
import { visitor } from './visitor.ts'

interface Proof {
  readonly number: string
  readonly birthDate: string
  readonly passportNumber: string
}

let people = 0

/** A renewal with everything in it but the declaration; what is asked about the card on paper stays as it begins unless told otherwise. */
export async function fillRenewal(product: Walkable, wish: Wishes = []): Promise<Draft> {
  const person = visitor(product.origin)
  const { number, birthDate, passportNumber } = JSON.parse((await person.send('/dev/cards.json', { method: 'POST' })).text) as Proof
  const begun = must(await person.post('/en/my-card/renew', { number, ...visitorFields({ birthDate }), passportNumber }), 303)
  const [, code = ''] = /\/case\/([^/]+)/.exec(begun.to ?? '') ?? []
  people += 1
  const path = `/en/case/${code}`
  const draft: Draft = { person, language: 'en', code, path, email: `renewed.${people}.${code.toLowerCase()}@example.org` }
  must(await person.post(`${path}/contact`, { email: draft.email, phone: '+7 701 000 0000' }), 303)
  await confirmEmail(product, draft)
  must(await person.post(`${path}/passport-kept`, { passportKept: 'same', blankPages: 'yes' }), 303)
  must(await person.upload(`${path}/portrait`, { specimen: 'portrait' }), 303)
  must(await person.post(`${path}/home`, { region: 'KZ-71', address: 'Abay 12, Astana', housing: 'own', category: 'adult' }), 303)
  must(await person.upload(`${path}/residence`, { specimen: 'residence' }), 303)
  for (const fields of wish) must(await person.post(`${path}/${pageOf(fields)}`, fields), 303)
  return draft
}

/** What is answered about the card on paper, page by page. */
type Wishes = readonly Readonly<Record<string, string>>[]

/** Renewed and issued: the card on paper is ordered as it was wished. */
export async function renewedCase(product: Walkable, wish: Wishes = []): Promise<Draft> {
  const draft = await fillRenewal(product, wish)
  await pay(draft, await submit(draft))
  await approveAsOfficer(product, draft)
  return draft
}

/** Paid as an adult, returned because of the category, and corrected to that of a worker, with the papers that it asks for: only the sending is missing. */
export async function correctedRenewal(product: Walkable): Promise<Draft> {
  const draft = await fillRenewal(product)
  await pay(draft, await submit(draft))
  await returnAsOfficer(product, draft.code, [{ code: 'C-01', note: 'The contract is one of work.' }])
  must(await draft.person.post(`${draft.path}/home`, { category: 'worker' }), 303)
  for (const specimen of ['work', 'health']) must(await draft.person.upload(`${draft.path}/${specimen}`, { specimen }), 303)
  return draft
}

/** The difference of the correction is to be paid. */
export async function dearerRenewal(product: Walkable): Promise<Draft> {
  const draft = await correctedRenewal(product)
  must(await draft.person.post(`${draft.path}/correct`, {}), 303)
  return draft
}

/** The pages of the form about the card on paper, by what each asks first. */
function pageOf(fields: Readonly<Record<string, string>>): string {
  if ('collection' in fields) return 'collection'
  if ('pickUpOffice' in fields) return 'pick-up-office'
  return 'postCountry' in fields ? 'post-country' : 'postal-address'
}

/** A posted card's answers, page by page. */
export const BY_POST = [
  { collection: 'post' },
  { postCountry: 'DEU' },
  { postRecipient: 'Anna Utopia', postStreet: 'Lindenweg 7', postLocality: 'Berlin', postCode: '10117' },
] as const
