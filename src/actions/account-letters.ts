import { codeFrom } from '../core/kernel/code.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { Language } from '../core/kernel/language.ts'
import type { Deps } from './deps.ts'
import type { AccountCode, AccountLetterKind, CodePurpose, Contact, NewAccountLetter } from './ports/accounts.ts'
import { minutesAfter } from './sessions.ts'

export const ACCOUNT_CODE_MINUTES = 20
export const ACCOUNT_CODE_TRIES = 5

export interface Recipient {
  readonly what: Contact
  readonly to: string
}

/** How addresses are compared: one mailbox, however its name is written. A telephone has one form only. */
export function recipientKey(to: string): string {
  return to.toLowerCase()
}

export function newLetter(
  deps: Pick<Deps, 'chance'>,
  about: { readonly kind: AccountLetterKind; readonly recipient: Recipient; readonly language: Language; readonly at: Instant },
  facts: NewAccountLetter['facts'] = {},
): NewAccountLetter {
  const { kind, recipient, language, at } = about
  return {
    id: deps.chance.uuid(at),
    kind,
    channel: recipient.what === 'phone' ? 'sms' : 'email',
    language,
    recipient: recipient.to,
    messageCode: codeFrom(deps.chance.bytes(64), 8),
    facts,
  }
}

/** A code and the letter that carries it. What the code is, the job that sends it makes, so that it never lies readable in a row. */
export function newCode(
  deps: Pick<Deps, 'chance'>,
  about: { readonly purpose: CodePurpose; readonly recipient: Recipient; readonly language: Language; readonly at: Instant; readonly changeId?: string },
  facts: NewAccountLetter['facts'] = {},
): { readonly code: AccountCode; readonly letter: NewAccountLetter } {
  const { purpose, recipient, at, changeId } = about
  const letter = newLetter(deps, { ...about, kind: purpose === 'sign-in' ? 'account-code' : 'account-change' }, facts)
  const code: AccountCode = {
    id: letter.id,
    purpose,
    recipient: recipient.to,
    recipientKey: recipientKey(recipient.to),
    attemptsLeft: ACCOUNT_CODE_TRIES,
    createdAt: at,
    expiresAt: minutesAfter(at, ACCOUNT_CODE_MINUTES),
    ...(changeId ? { changeId } : {}),
  }
  return { code, letter }
}
