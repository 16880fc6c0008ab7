import type { CaseFile } from '../../core/case/case-file.ts'
import type { Instant } from '../../core/kernel/instant.ts'
import type { Language } from '../../core/kernel/language.ts'
import type { Card, Receipt } from './case-records.ts'
import type { HeldCard } from './held-cards.ts'

export interface Account {
  readonly id: string
  readonly email: string
  /** E.164 with its plus; verified. */
  readonly phone?: string
  readonly language: Language
  /** Country where its person is now, ICAO three-letter code; undefined for that of the agency. */
  readonly staysIn?: string
  readonly createdAt: Instant
}

/** Families only, such as `firefox` and `android`; `other` for the rest. */
export interface Device {
  readonly browser: string
  readonly system: string
}

export type SignInWay = 'code' | 'passkey'

/** A device that is or was signed in. */
export interface AccountSession extends Device {
  readonly id: string
  readonly way: SignInWay
  readonly createdAt: Instant
  readonly seenAt: Instant
  readonly expiresAt: Instant
  readonly endedAt?: Instant
}

export type CodePurpose = 'sign-in' | 'old' | 'new'

/** A code that was asked for. `id` is also that of the letter that carries it. */
export interface AccountCode {
  readonly id: string
  readonly purpose: CodePurpose
  readonly recipient: string
  /** The recipient as it is compared: an address in small letters, a telephone with its plus. */
  readonly recipientKey: string
  readonly changeId?: string
  /** Hex of the keyed hash; absent until the letter is sent. */
  readonly codeHash?: string
  readonly attemptsLeft: number
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

/** Letters that belong to an address and to no case: those of accounts, and of appointments. */
export type AccountLetterKind =
  | 'account-code'
  | 'account-change'
  | 'account-changed'
  | 'account-closed'
  | 'appointment-booked'
  | 'appointment-cancelled'
  | 'appointment-reminder'

export interface NewAccountLetter {
  readonly id: string
  readonly kind: AccountLetterKind
  readonly channel: 'email' | 'sms'
  readonly language: Language
  readonly recipient: string
  readonly messageCode: string
  readonly facts: Readonly<Record<string, string>>
  /** Sent then, if it is still true. */
  readonly notBefore?: Instant
}

export interface AccountLetter extends NewAccountLetter {
  readonly state: 'queued' | 'sent' | 'dropped'
  readonly createdAt: Instant
}

export type Contact = 'email' | 'phone'

/** A contact that is to be changed, for one day. */
export interface ContactChange {
  readonly id: string
  readonly accountId: string
  readonly what: Contact
  readonly value: string
  readonly oldConfirmedAt?: Instant
  readonly newConfirmedAt?: Instant
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

export interface AccountPasskey extends Device {
  readonly credentialId: string
  readonly accountId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly createdAt: Instant
  readonly usedAt?: Instant
}

export interface SignedInSession {
  readonly accountId: string
  readonly sessionId: string
  readonly caseIds: readonly string[]
}

/** Papers of a case that are kept. */
export interface AccountPapers {
  readonly caseId: string
  readonly receipts: readonly Receipt[]
  /** The newest. */
  readonly card?: Pick<Card, 'number' | 'state' | 'validFrom' | 'validUntil'>
}

/** Letters are written together with the jobs that send them, and with what they are about. */
export interface AccountLetters {
  /** Each code with the letter that carries it. */
  ask(asked: readonly { readonly code: AccountCode; readonly browserHash?: string; readonly letter: NewAccountLetter }[], at: Instant): Promise<void>
  send(letters: readonly NewAccountLetter[], at: Instant): Promise<void>
  letter(id: string): Promise<AccountLetter | undefined>
  letterByCode(messageCode: string): Promise<{ readonly kind: string; readonly createdAt: Instant } | undefined>
  setLetter(id: string, state: 'sent' | 'dropped', at: Instant): Promise<void>
}

export interface AccountCodes {
  /** What one browser asked for and has not used, the newest first; a few. */
  codesOfBrowser(browserHash: string): Promise<readonly AccountCode[]>
  codesOfChange(changeId: string): Promise<readonly AccountCode[]>
  /** Called by the job before the letter leaves. */
  setCode(id: string, made: { readonly codeHash: string; readonly expiresAt: Instant }): Promise<void>
  /** Takes one try and answers what is left after it; undefined when there was none to take. */
  spendCodeTry(id: string): Promise<number | undefined>
  /** Ends the code and every other one of its purpose for its recipient. False when it had ended before. */
  useCode(id: string, at: Instant): Promise<boolean>
}

export interface AccountSessions {
  /** The account of an address; made when there is none. */
  openAccount(account: Omit<Account, 'createdAt' | 'phone' | 'staysIn'>, at: Instant): Promise<Account>
  account(id: string): Promise<Account | undefined>
  openAccountSession(session: Omit<AccountSession, 'seenAt' | 'endedAt'> & { readonly accountId: string; readonly tokenHash: string }): Promise<void>
  /** A live session, which counts as seen, with the cases of its account. */
  signedIn(tokenHash: string, now: Instant): Promise<SignedInSession | undefined>
  /** Sign-ins of the account, the newest first. */
  accountSessions(accountId: string, limit: number): Promise<readonly AccountSession[]>
  endAccountSession(accountId: string, sessionId: string, at: Instant): Promise<void>
  endOtherSessions(accountId: string, exceptId: string, at: Instant): Promise<void>
  /** With everything that belongs to it alone; cases stay. */
  removeAccount(id: string): Promise<void>
}

export interface AccountCases {
  keepCase(accountId: string, caseId: string, at: Instant): Promise<void>
  /** The newest first. */
  casesOfAccount(accountId: string): Promise<readonly CaseFile[]>
  papersOf(caseIds: readonly string[]): Promise<readonly AccountPapers[]>
  /** Declared cases whose letters go to this address. */
  casesOfAddress(emailKey: string, limit: number): Promise<readonly CaseFile[]>
  addHeldCard(accountId: string, heldCardId: string, at: Instant): Promise<void>
  removeHeldCard(accountId: string, heldCardId: string): Promise<void>
  heldCardsOfAccount(accountId: string): Promise<readonly HeldCard[]>
}

export interface AccountContacts {
  /** Takes the place of an earlier one of the same kind, whose codes end. */
  startChange(change: ContactChange): Promise<void>
  changesOf(accountId: string): Promise<readonly ContactChange[]>
  confirmSide(changeId: string, side: 'old' | 'new', at: Instant): Promise<void>
  dropChange(accountId: string, what: Contact): Promise<void>
  setStaysIn(accountId: string, country: string): Promise<void>
  /** Puts the new value into the account once both sides are confirmed, once. `taken`: another account has this address. */
  finishChange(changeId: string, now: Instant): Promise<'done' | 'taken' | 'open'>
}

export interface AccountPasskeys {
  accountPasskey(credentialId: string): Promise<AccountPasskey | undefined>
  passkeysOfAccount(accountId: string): Promise<readonly AccountPasskey[]>
  addPasskey(passkey: Omit<AccountPasskey, 'usedAt'>): Promise<void>
  removePasskey(accountId: string, credentialId: string): Promise<void>
  setAccountPasskeyUsed(credentialId: string, counter: number, at: Instant): Promise<void>
  /** `accountId`: the account that is to get a passkey; none for a sign-in. */
  keepAccountChallenge(challenge: { readonly id: string; readonly challenge: string; readonly accountId?: string; readonly expiresAt: Instant }): Promise<void>
  /** Single use: gone once asked for. */
  takeAccountChallenge(id: string, now: Instant): Promise<{ readonly challenge: string; readonly accountId?: string } | undefined>
}

export interface Accounts extends AccountLetters, AccountCodes, AccountSessions, AccountCases, AccountContacts, AccountPasskeys {}
