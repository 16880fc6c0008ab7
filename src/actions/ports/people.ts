import type { Instant } from '../../core/kernel/instant.ts'
import type { Language } from '../../core/kernel/language.ts'
import type { Role } from '../../core/access/actor.ts'

export interface StaffMember {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly officeId: string
  readonly roles: readonly Role[]
  readonly active: boolean
  readonly persona: boolean
  readonly language: Language
}

export interface Passkey {
  readonly credentialId: string
  readonly staffId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
}

export interface EmailCheck {
  readonly id: string
  readonly caseId: string
  readonly email: string
  /** Hex of the keyed hash. */
  readonly codeHash: string
  readonly attemptsLeft: number
  readonly expiresAt: Instant
  readonly confirmedAt?: Instant
}

export interface ResumeLink {
  readonly caseId: string
  readonly email: string
  readonly expiresAt: Instant
}

/** Sessions, links and sign-in: only hashes of tokens are stored, as hex. */
export interface People {
  openSession(session: { readonly tokenHash: string; readonly caseIds: readonly string[]; readonly at: Instant; readonly expiresAt: Instant }): Promise<void>
  /** The cases that a session may act on; touches it. */
  casesOfSession(tokenHash: string, now: Instant): Promise<readonly string[]>
  closeSession(tokenHash: string): Promise<void>

  /** `email`: where it is sent. A letter that is sent again carries the same link, and its time begins anew. */
  keepResumeLink(link: ResumeLink & { readonly tokenHash: string; readonly at: Instant }): Promise<void>
  resumeLink(tokenHash: string): Promise<ResumeLink | undefined>

  /** A letter that is sent again carries the same code: its time begins anew, the tries that are left do not. */
  keepEmailCheck(check: EmailCheck & { readonly linkHash: string; readonly at: Instant }): Promise<void>
  /** The last few checks of the case, the newest first. */
  emailChecks(caseId: string): Promise<readonly EmailCheck[]>
  emailCheckByLink(linkHash: string): Promise<EmailCheck | undefined>
  /** Takes one try and answers what is left after it; undefined when there was none to take. */
  spendEmailAttempt(id: string): Promise<number | undefined>
  setEmailConfirmed(id: string, at: Instant): Promise<void>

  staffById(id: string): Promise<StaffMember | undefined>
  staffByNumber(number: string): Promise<StaffMember | undefined>
  staffOfOffice(officeId: string): Promise<readonly StaffMember[]>
  personas(): Promise<readonly StaffMember[]>
  insertStaff(member: StaffMember, at: Instant): Promise<void>
  openStaffSession(session: { readonly tokenHash: string; readonly staffId: string; readonly at: Instant; readonly expiresAt: Instant }): Promise<void>
  staffOfSession(tokenHash: string, now: Instant, idleSince: Instant): Promise<StaffMember | undefined>
  closeStaffSession(tokenHash: string): Promise<void>

  passkey(credentialId: string): Promise<Passkey | undefined>
  passkeysOf(staffId: string): Promise<readonly Passkey[]>
  insertPasskey(passkey: Passkey, at: Instant): Promise<void>
  removePasskeysOf(staffId: string): Promise<number>
  setPasskeyUsed(credentialId: string, counter: number, at: Instant): Promise<void>
  keepChallenge(challenge: {
    readonly id: string
    readonly challenge: string
    readonly purpose: 'sign-in' | 'enrol'
    readonly staffId?: string
    readonly expiresAt: Instant
  }): Promise<void>
  /** Single use: gone once asked for. */
  takeChallenge(id: string, now: Instant): Promise<{ readonly challenge: string; readonly purpose: string; readonly staffId?: string } | undefined>
  keepEnrolment(enrolment: { readonly tokenHash: string; readonly staffId: string; readonly at: Instant; readonly expiresAt: Instant }): Promise<void>
  enrolment(tokenHash: string, now: Instant): Promise<{ readonly staffId: string } | undefined>
  setEnrolmentUsed(tokenHash: string, at: Instant): Promise<void>
}

export interface Limits {
  /** Takes one token of a bucket that holds `capacity` and refills `perMinute`; false when it is empty. */
  spend(key: string, limit: { readonly capacity: number; readonly perMinute: number }, now: Instant): Promise<boolean>
}

export interface Leftovers {
  /** Removes what expired: sessions, links, codes, challenges, kept answers of repeated calls, full buckets. Answers how many rows went. */
  removeExpired(now: Instant): Promise<number>
}

export type IdempotentStart =
  | { readonly kind: 'new' }
  | { readonly kind: 'running' }
  | { readonly kind: 'other-body' }
  | { readonly kind: 'done'; readonly status: number; readonly response: string }

export interface Idempotency {
  begin(call: {
    readonly principal: string
    readonly key: string
    readonly route: string
    readonly bodyHash: string
    readonly at: Instant
  }): Promise<IdempotentStart>
  finish(call: { readonly principal: string; readonly key: string; readonly status: number; readonly response: string }): Promise<void>
  /** The call failed before it did anything: the key may be used again. */
  forget(principal: string, key: string): Promise<void>
}

export interface SupportMessages {
  keep(message: {
    readonly id: string
    readonly caseId?: string
    readonly language: Language
    readonly email: string
    readonly body: string
    readonly at: Instant
  }): Promise<void>
  ofOffice(limit: number): Promise<
    readonly {
      readonly id: string
      readonly caseCode?: string
      readonly language: Language
      readonly email: string
      readonly body: string
      readonly createdAt: Instant
      readonly answeredAt?: Instant
    }[]
  >
}

/** Keyed hashes and tokens. */
export interface Secrets {
  /** HMAC-SHA256 under the server's key, hex; `purpose` keeps uses apart. */
  seal(purpose: string, text: string): string
}
