import { heading, text, type Block } from '../message.ts'
import { need, type Pen, type WriteNotice } from './pen.ts'

/** How long a code of an account counts. The clock that decides is ACCOUNT_CODE_MINUTES of the actions; a test holds the two together. */
export const ACCOUNT_MINUTES = 20

/**
 * None of these letters carries a link that signs anyone in or changes anything: a code is typed where it was asked for. They name nobody, and no address:
 * who has an account is told to nobody, not even by a letter that went astray.
 */
export const accountCode: WriteNotice = (pen) => {
  const { words } = pen
  return {
    subject: words('notice.account-code.subject', { name: words('common.name') }),
    heading: words('notice.account-code.heading'),
    greets: false,
    blocks: [text(words('notice.account-code.text')), ...codeBlocks(pen), text(words('notice.account-code.not-you'))],
  }
}

export const accountChange: WriteNotice = (pen) => {
  const { words, pages } = pen
  const what = need(pen, 'contact')
  return {
    subject: words('notice.account-change.subject', { name: words('common.name'), what }),
    heading: words('notice.account-change.heading', { what }),
    greets: false,
    blocks: [
      text(words(need(pen, 'side') === 'old' ? 'notice.account-change.old' : 'notice.account-change.new', { what })),
      ...codeBlocks(pen),
      text(words('notice.account-change.not-you', { help: pages.help })),
    ],
  }
}

export const accountChanged: WriteNotice = (pen) => {
  const { words, pages } = pen
  const what = need(pen, 'contact')
  return {
    subject: words('notice.account-changed.subject', { name: words('common.name'), what }),
    heading: words('notice.account-changed.heading', { what }),
    greets: false,
    blocks: [
      text(words('notice.account-changed.text', { what })),
      text(words('notice.account-changed.cases')),
      heading(words('notice.account-changed.not-you-title')),
      text(words('notice.account-changed.not-you', { help: pages.help })),
    ],
  }
}

export const accountClosed: WriteNotice = (pen) => {
  const { words, pages } = pen
  return {
    subject: words('notice.account-closed.subject', { name: words('common.name') }),
    heading: words('notice.account-closed.heading'),
    greets: false,
    blocks: [
      text(words('notice.account-closed.text')),
      text(words('notice.account-closed.cases', { site: pages.site, find: words('common.nav.find') })),
      text(words('notice.account-closed.not-you', { help: pages.help })),
    ],
  }
}

/** As one text message. */
export function shortAccountCode(pen: Pen): string {
  const { words } = pen
  return words('notice.account-change.sms', { name: words('common.name'), code: need(pen, 'emailCode'), minutes: ACCOUNT_MINUTES })
}

/** As one text message to a telephone that is no longer used, or is used from now on. */
export function shortAccountChanged(pen: Pen): string {
  const { words, pages } = pen
  return words('notice.account-changed.sms', { name: words('common.name'), help: pages.help })
}

function codeBlocks(pen: Pen): readonly Block[] {
  const { words } = pen
  return [
    { kind: 'code', label: words('notice.account.code'), code: need(pen, 'emailCode') },
    text(words('notice.account.valid', { minutes: ACCOUNT_MINUTES })),
    text(words('notice.account.secret')),
  ]
}
