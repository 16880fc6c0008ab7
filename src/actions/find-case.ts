import type { Actor } from '../core/access/actor.ts'
import { type CaseFile, confirmedAddress } from '../core/case/case-file.ts'
import { tidyDocumentNumber } from '../core/form/check-field.ts'
import { readCaseCode } from '../core/kernel/code.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { authorise } from './authorise.ts'
import type { Deps } from './deps.ts'
import { passportIndex } from './passport-index.ts'
import { planNotice, saveCase } from './save-case.ts'
import { openSession } from './sessions.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'people' | 'secrets' | 'limits' | 'law'>

/** Ten tries at once, then one every two minutes, for one reference. */
const TRIES = { capacity: 10, perMinute: 0.5 }

export interface Found {
  readonly file: CaseFile
  readonly token: string
}

/** The three facts that open a case without an account. One answer for every way of being wrong. */
export async function findCase(
  deps: Needs,
  actor: Actor,
  input: {
    readonly reference: string
    readonly birthDate: string
    readonly passportNumber: string
    readonly network: string
    readonly heldCaseIds?: readonly string[]
  },
): Promise<Result<Found, 'not-found' | 'no-match' | 'too-many-requests'>> {
  const allowed = authorise(actor, 'find-case')
  if (!allowed.ok) return allowed
  const code = readCaseCode(input.reference)
  const now = deps.clock.now()
  // The network first: one that is out of tries cannot use up those of a reference. What is no reference has none to use up.
  const may =
    (await deps.limits.spend(`find-net ${input.network}`, { capacity: 60, perMinute: 6 }, now)) &&
    (code === undefined || (await deps.limits.spend(`find ${code}`, TRIES, now)))
  if (!may) return refuse('too-many-requests')
  const file = code ? await deps.cases.findByCode(code) : undefined
  const passport = tidyDocumentNumber(input.passportNumber)
  const right = passport !== '' && file?.answers.birthDate === input.birthDate && file.answers.passportNumber === passport
  if (!file || !right) return refuse('no-match', {}, 'reference')
  return ok({ file, token: await openSession(deps, [...(input.heldCaseIds ?? []), file.id]) })
}

/** A resume link of a draft mail: it opens the draft and nothing that was submitted. */
export async function resumeByLink(
  deps: Needs,
  actor: Actor,
  input: { readonly token: string; readonly heldCaseIds?: readonly string[] },
): Promise<Result<Found, 'not-found' | 'link-expired'>> {
  const allowed = authorise(actor, 'resume-by-link')
  if (!allowed.ok) return allowed
  const link = await deps.people.resumeLink(deps.secrets.seal('resume', input.token))
  if (!link || link.expiresAt < deps.clock.now()) return refuse('link-expired')
  const file = await deps.cases.findById(link.caseId)
  // A link that went to an address which the draft no longer has opens nothing: it was a wrong one, or it is somebody else's now.
  if (!file || file.state !== 'draft' || link.email !== file.email) return refuse('link-expired')
  return ok({ file, token: await openSession(deps, [...(input.heldCaseIds ?? []), file.id]) })
}

/** Lost reference: whoever asks gets the same answer; a letter goes to the address of the case, and only when all of it fits. */
export async function recoverReference(
  deps: Needs,
  actor: Actor,
  input: { readonly email: string; readonly nationality: string; readonly passportNumber: string; readonly network: string },
): Promise<Result<'answered', 'not-found' | 'too-many-requests'>> {
  const allowed = authorise(actor, 'recover-reference')
  if (!allowed.ok) return allowed
  const at = deps.clock.now()
  if (!(await deps.limits.spend(`recover ${input.network}`, { capacity: 10, perMinute: 0.5 }, at))) return refuse('too-many-requests')
  const index = passportIndex(deps.secrets, input)
  const files = await deps.cases.findForRecovery(index)
  const wanted = input.email.trim().toLowerCase()
  const known = files.filter((file) => addressOf(file)?.toLowerCase() === wanted).slice(0, 5)
  // Nobody's mailbox is filled through this form, and the one who asks does not learn that it was full.
  if (known.length === 0 || !(await deps.limits.spend(`recover-passport ${index}`, { capacity: 3, perMinute: 0.05 }, at))) return ok('answered')
  for (const file of known) {
    const recipient = addressOf(file)
    const plan = planNotice(deps.chance, file, { kind: 'reference-reminder', at, ...(recipient ? { recipient } : {}) })
    await saveCase(deps.cases, file, { at, patch: {}, events: [], ...plan })
  }
  return ok('answered')
}

/** A draft may not have got as far as a confirmed address; after that only such a one counts. */
function addressOf(file: CaseFile): string | undefined {
  return confirmedAddress(file) ?? (file.state === 'draft' ? file.email : undefined)
}
