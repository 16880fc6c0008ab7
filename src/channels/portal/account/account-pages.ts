import type { Routes } from '../routes.ts'
import { addCard, removeCard, renewCard, showAddCard } from './card-page.tsx'
import { saveClose, showClose } from './close-page.tsx'
import { saveCode, showCode } from './code-page.tsx'
import { contactPage, dropChange } from './contact-page.tsx'
import { keep, startPerson, useAddress } from './case-posts.ts'
import { addKey, askKey, endDevices, removeKey, showDevices } from './devices-page.tsx'
import { showAccount } from './overview-page.tsx'
import { askPasskey, saveSignIn, signInByPasskey, signOut } from './sign-in-page.tsx'

/** The account of a person: signing in, what lies in it, and how it is kept safe. */
export function registerAccount(routes: Routes, { lists }: { readonly lists: Parameters<typeof contactPage>[0] }): void {
  const { showContact, changeContact, saveSide, saveWhereabouts } = contactPage(lists)
  routes.get('/account', showAccount)
  routes.post('/account', saveSignIn)
  routes.get('/account/code', showCode)
  routes.post('/account/code', saveCode)
  routes.post('/account/passkey/question', askPasskey)
  routes.post('/account/passkey', signInByPasskey)
  routes.post('/account/sign-out', signOut)
  routes.get('/account/card', showAddCard)
  routes.post('/account/card', addCard)
  routes.post('/account/card/remove', removeCard)
  routes.post('/account/card/renew', renewCard)
  routes.get('/account/contact', showContact)
  routes.post('/account/contact', changeContact)
  routes.post('/account/contact/code', saveSide)
  routes.post('/account/contact/drop', dropChange)
  routes.get('/account/contact/whereabouts', showContact)
  routes.post('/account/contact/whereabouts', saveWhereabouts)
  routes.get('/account/devices', showDevices)
  routes.post('/account/devices/end', endDevices)
  routes.post('/account/devices/passkey/question', askKey)
  routes.post('/account/devices/passkey', addKey)
  routes.post('/account/devices/passkey/remove', removeKey)
  routes.get('/account/close', showClose)
  routes.post('/account/close', saveClose)
  routes.post('/case/:code/keep', keep)
  routes.post('/case/:code/person', startPerson)
  routes.post('/case/:code/account-address', useAddress)
}
