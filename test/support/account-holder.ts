import { randomBytes } from 'node:crypto'
import type { Language } from '../../src/core/kernel/language.ts'
import { type Draft, must, type Walkable } from './application.ts'
import { newestMail, readCode } from './mailbox.ts'
import { visitor, type Visitor } from './visitor.ts'

let people = 0

/** An address that no run had before. */
export function newAddress(): string {
  return `holder.${++people}.${randomBytes(3).toString('hex')}@example.org`
}

/** Signs in to the account of an address, over HTTP; the first time makes it. */
export async function signInToAccount(
  product: Walkable,
  email: string,
  { language = 'en', person = visitor(product.origin) }: { readonly language?: Language; readonly person?: Visitor } = {},
): Promise<Visitor> {
  // The letter of an earlier sign-in lies there, too.
  const before = await newestMail(product, email)
  must(await person.post(`/${language}/account`, { email }), 303)
  must(await person.post(`/${language}/account/code`, { digits: await readCode(product, email, before) }), 303)
  return person
}

/** Keeps cases of other browsers in the account, as somebody does who opened each of them here. */
export async function keepInAccount(holder: Visitor, drafts: readonly Draft[]): Promise<void> {
  const held = holder.cookies.get('sapar')
  for (const { path, person } of drafts) {
    holder.cookies.set('sapar', person.cookies.get('sapar') ?? '')
    must(await holder.post(`${path}/keep`), 303)
  }
  if (held) holder.cookies.set('sapar', held)
  else holder.cookies.delete('sapar')
}
