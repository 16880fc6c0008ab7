import { specimenPerson } from '../../src/countries/kz-demo/specimens.ts'
import { approveAsOfficer, confirmEmail, type Draft, must, pay, sampleFile, submit, type Walkable } from './application.ts'
import { visitorFields } from './form-fields.ts'
import { coloredPages } from './made-pdf.ts'
import { visitor } from './visitor.ts'

/** One of the demo's own cards that can be renewed; each can be once. */
export type DemoCard = 'DEMO-1002' | 'DEMO-1003'

let people = 0

/** A renewal with everything in it but the declaration; what is asked about the card on paper stays as it begins unless told otherwise. */
export async function fillRenewal(product: Walkable, card: DemoCard, wish: readonly Readonly<Record<string, string>>[] = []): Promise<Draft> {
  const person = visitor(product.origin)
  const { birthDate, passportNumber } = specimenPerson
  const begun = must(await person.post('/en/my-card/renew', { number: card, ...visitorFields({ birthDate }), passportNumber }), 303)
  const [, code = ''] = /\/case\/([^/]+)/.exec(begun.to ?? '') ?? []
  people += 1
  const draft: Draft = { person, language: 'en', code, path: `/en/case/${code}`, email: `renewed.${people}.${Date.now()}@example.org` }
  const { path } = draft
  must(await person.post(`${path}/contact`, { email: draft.email, phone: '+7 701 000 0000' }), 303)
  await confirmEmail(product, draft)
  must(await person.post(`${path}/passport-kept`, { passportKept: 'same', blankPages: 'yes' }), 303)
  must(await person.upload(`${path}/portrait`, { picture: sampleFile('portraits/ok-white.jpg') }), 303)
  must(await person.post(`${path}/home`, { region: 'KZ-71', address: 'Abay 12, Astana', housing: 'own', category: 'adult' }), 303)
  const paper = new File([Buffer.from(coloredPages(['0.9 0.95 1']))], 'residence.pdf', { type: 'application/pdf' })
  must(await person.upload(`${path}/residence`, { picture: paper }), 303)
  for (const fields of wish) must(await person.post(`${path}/${pageOf(fields)}`, fields), 303)
  return draft
}

/** Renewed and issued: the card on paper is ordered as it was wished. */
export async function renewedCase(product: Walkable, card: DemoCard, wish: readonly Readonly<Record<string, string>>[] = []): Promise<Draft> {
  const draft = await fillRenewal(product, card, wish)
  await pay(draft, await submit(draft))
  await approveAsOfficer(product, draft)
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
