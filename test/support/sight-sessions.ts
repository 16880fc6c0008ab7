import { specimenPerson } from '../../src/countries/kz-demo/specimens.ts'
import { keepInAccount, newAddress, signInToAccount } from './account-holder.ts'
import { must } from './application.ts'
import type { CaseStates } from './case-states.ts'
import { visitorFields } from './form-fields.ts'
import { remoteMailbox } from './mailbox.ts'
import { visitor, type Visitor } from './visitor.ts'

export type DeskNumber = '118' | '107' | '130' | '150'
/** Somebody with a full account, one who is about to change both contacts, and one whose account has nothing in it yet. */
export type AccountName = 'account' | 'account-changing' | 'account-new'

type Cookies = readonly (readonly [string, string])[]

/** The cookies of whoever looks at a page; a stranger has none. */
export async function sessionOf(origin: string, states: CaseStates, as: keyof CaseStates | DeskNumber | AccountName | undefined): Promise<Cookies> {
  if (as === undefined) return []
  if (isDeskNumber(as)) return once(`${origin} ${as}`, () => signIn(origin, as))
  if (isAccountName(as)) return once(`${origin} ${as}`, () => openAccount(origin, as, states))
  return [...states[as].person.cookies]
}

function isDeskNumber(as: string): as is DeskNumber {
  return /^\d+$/.test(as)
}

function isAccountName(as: string): as is AccountName {
  return as.startsWith('account')
}

const sessions = new Map<string, Promise<Cookies>>()

/** One session for each person, however many pages they look at. */
function once(key: string, open: () => Promise<Cookies>): Promise<Cookies> {
  const session = sessions.get(key) ?? open()
  sessions.set(key, session)
  return session
}

async function signIn(origin: string, number: DeskNumber): Promise<Cookies> {
  const member = visitor(origin)
  await member.post('/desk/sign-in/persona', { number })
  return [...member.cookies]
}

async function openAccount(origin: string, as: AccountName, states: CaseStates): Promise<Cookies> {
  const product = { origin, mail: remoteMailbox(origin) }
  const email = newAddress()
  const first = await signInToAccount(product, email)
  // A second device, so that there is one to end.
  if (as === 'account') await signInToAccount(product, email)
  if (as !== 'account-new') await keepInAccount(first, [states.issued, states['in-review'], states.returned, states.draft, states.refused])
  if (as === 'account') await fillAccount(first)
  if (as === 'account-changing') {
    must(await first.post('/en/account/contact', { what: 'email', email: newAddress() }), 303)
    must(await first.post('/en/account/contact', { what: 'phone', phone: '+7 701 123 45 67' }), 303)
  }
  return [...first.cookies]
}

/** Cards of the drawn person: one with time left, and one that can be renewed. */
async function fillAccount(holder: Visitor): Promise<void> {
  const { passportNumber, birthDate } = specimenPerson
  for (const number of ['DEMO-1001', 'DEMO-1002']) must(await holder.post('/en/account/card', { number, passportNumber, ...visitorFields({ birthDate }) }), 303)
}
