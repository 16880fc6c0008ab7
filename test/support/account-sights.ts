import { sendForm } from './sight-acts.ts'
import type { AccountName } from './sight-sessions.ts'
import type { Sight } from './sights.ts'

const account = (name: string, tail: string, as: AccountName = 'account'): Sight => ({
  name: `account${name}`,
  path: (language) => `/${language}/account${tail}`,
  as,
})

/** The account of somebody with cases in several states, and the steps in it. */
export const ACCOUNT_SIGHTS: readonly Sight[] = [
  account('', ''),
  account('-new', '', 'account-new'),
  account('-card', '/card'),
  { ...account('-card-wrong', '/card'), next: sendForm },
  account('-contact', '/contact'),
  {
    ...account('-contact-wrong', '/contact'),
    next: (page) =>
      page
        .locator('main details summary')
        .first()
        .click()
        .then(() => sendForm(page)),
  },
  {
    ...account('-whereabouts-wrong', '/contact'),
    next: (page) =>
      page
        .locator('#staysIn')
        .selectOption('')
        .then(() => Promise.all([page.waitForNavigation(), page.locator('form[action$=whereabouts] button').click({ noWaitAfter: true })]))
        .then(() => undefined),
  },
  account('-contact-changing', '/contact', 'account-changing'),
  { ...account('-contact-code-wrong', '/contact', 'account-changing'), next: sendForm },
  account('-devices', '/devices'),
  account('-devices-done', '/devices?done=passkey'),
  account('-close', '/close'),
  { ...account('-close-wrong', '/close'), next: sendForm },
]
