import type { Actor } from '../core/access/actor.ts'
import { answersPriced } from '../core/fee/price.ts'
import { checkField } from '../core/form/check-field.ts'
import { writeCaseCode } from '../core/kernel/code.ts'
import { isLanguage, type Language } from '../core/kernel/language.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { RenewedCard } from '../core/case/case-file.ts'
import type { Answers } from '../core/service/definition.ts'
import { authorise, eventActor } from './authorise.ts'
import { definitionOn, listsOf, typedColumns } from './case-facts.ts'
import type { Deps } from './deps.ts'
import { followsCard } from './holder-card.ts'
import type { Account } from './ports/accounts.ts'
import { passportOf } from './passport-index.ts'
import { planNotice, saveCase } from './save-case.ts'
import { openSession } from './sessions.ts'
import { newCode } from './tokens.ts'

export interface Started {
  readonly caseId: string
  readonly code: string
  /** For the cookie or the API client; shown once. None when the case went into the account of whoever is signed in. */
  readonly token?: string
}

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'people' | 'accounts' | 'secrets' | 'law'>

/** Answers of the eligibility check that the form starts with, beside those that fees hang on; all are asked again on their pages. */
const CARRIED = ['nationality', 'travelDocument', 'entryOn', 'daysOfStay', 'speed', 'entries', 'purpose']

/** Opens a draft. No personal data yet: a code, a session, and what the eligibility check was told. */
export async function startApplication(
  deps: Needs,
  actor: Actor,
  input: { readonly service: string; readonly language: string; readonly channel: string; readonly answers: Answers; readonly heldCaseIds?: readonly string[] },
): Promise<Result<Started, 'not-found' | 'language-unknown' | 'service-unknown' | 'card-needed'>> {
  const allowed = authorise(actor, 'start-application')
  if (!allowed.ok) return allowed
  if (!isLanguage(input.language)) return refuse('language-unknown', {}, 'language')
  const definition = definitionOn(deps.law(), input.service, deps.clock.dayOf(deps.clock.now()))
  // A renewal or a change begins with the card; who has none begins at an office.
  if (definition && followsCard(definition)) return refuse('card-needed', {}, 'service')
  const started = await openDraft(deps, actor, { ...input, language: input.language, answers: carriedAnswers(deps, input) })
  return started.ok ? started : refuse('service-unknown', started.facts, 'service')
}

/** What cannot be an answer is left behind, not refused: its page asks for it again. */
function carriedAnswers(deps: Needs, input: { readonly service: string; readonly answers: Answers }): Answers {
  const law = deps.law()
  const definition = definitionOn(law, input.service, deps.clock.dayOf(deps.clock.now()))
  const carried = [...CARRIED, ...answersPriced(law.feeRules)]
  const fields = (definition?.pages ?? []).flatMap((page) => page.fields).filter((field) => carried.includes(field.name))
  return Object.fromEntries(
    fields.flatMap((field) => {
      const checked = checkField(field, input.answers, listsOf(law))
      return checked.ok && checked.value !== '' ? [[field.name, checked.value]] : []
    }),
  )
}

export interface NewDraft {
  readonly service: string
  readonly language: Language
  readonly channel: string
  readonly answers: Answers
  /** The address among the answers: `true` when its owner confirmed it, `false` when another register gave it; left out, it is known to be theirs and confirmed anew. */
  readonly emailConfirmed?: boolean
  readonly renews?: RenewedCard
  readonly heldCaseIds?: readonly string[]
}

/** Shared with a further family member and with the retry after a refusal. */
export async function openDraft(deps: Needs, actor: Actor, input: NewDraft): Promise<Result<Started, 'service-unknown' | 'renewal-begun'>> {
  const at = deps.clock.now()
  const law = deps.law()
  const definition = definitionOn(law, input.service, deps.clock.dayOf(at))
  if (!definition) return refuse('service-unknown', {}, 'service')
  const account = actor.kind === 'applicant' && actor.account ? await deps.accounts.account(actor.account.id) : undefined
  const answers = account ? withContacts(input.answers, account) : input.answers
  const plain = { ...input, answers, service: definition.id, definitionVersion: definition.version, officeId: law.webOffice, at }
  for (;;) {
    const id = deps.chance.uuid(at)
    const code = writeCaseCode(definition.prefix, newCode(deps.chance, 8))
    // 30^7 codes: a clash is possible, not likely.
    if (!(await deps.cases.create({ ...plain, id, code }, eventActor(actor)))) {
      if (input.renews && (await deps.cases.findRenewal(input.renews))) return refuse('renewal-begun', {}, 'number')
      continue
    }
    await rememberCarried(deps, actor, { id, answers, emailConfirmed: account ? 'by-account' : input.emailConfirmed })
    if (!account) return ok({ caseId: id, code, token: await openSession(deps, [...(input.heldCaseIds ?? []), id]) })
    await deps.accounts.keepCase(account.id, id, at)
    return ok({ caseId: id, code })
  }
}

/** What an account has verified is typed once. */
function withContacts(answers: Answers, { email, phone }: Account): Answers {
  return { ...answers, email, ...(phone && !answers.phone ? { phone } : {}) }
}

/**
 * Carried answers have columns of their own, and an address that is known to be the applicant's gets the link back to the draft. One that was verified for
 * the account needs no such link, for the draft lies in the account.
 */
async function rememberCarried(
  deps: Needs,
  actor: Actor,
  { id, answers, emailConfirmed }: { readonly id: string; readonly answers: Answers; readonly emailConfirmed: boolean | 'by-account' | undefined },
): Promise<void> {
  const file = await deps.cases.findById(id)
  if (!file) return
  const at = deps.clock.now()
  const email = answers.email
  const byAccount = emailConfirmed === 'by-account'
  const withEmail = email ? { ...file, email } : file
  await saveCase(deps.cases, file, {
    at,
    patch: { ...typedColumns(answers), ...(email ? { email, emailConfirmedAt: emailConfirmed ? at : null } : {}) },
    ...passportOf(deps.secrets, answers),
    events: byAccount ? [{ kind: 'confirm-email', actor: eventActor(actor), at, data: {} }] : [],
    ...(email && emailConfirmed !== false && !byAccount ? planNotice(deps.chance, withEmail, { kind: 'resume-link', at }) : {}),
  })
}
