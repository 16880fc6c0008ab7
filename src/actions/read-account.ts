import { type Actor, heldBySession } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { type Turn, turnOf } from '../core/case/lifecycle.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, type Result } from '../core/kernel/result.ts'
import { type AccountCard, cardsOf } from './account-card.ts'
import { recipientKey } from './account-letters.ts'
import { ownAccount } from './account-sessions.ts'
import type { Deps } from './deps.ts'
import type { Account, AccountPapers } from './ports/accounts.ts'

export interface AccountCase extends Omit<AccountPapers, 'caseId'> {
  readonly file: CaseFile
  readonly turn: Turn
}

/** Somebody for whom an application was made from this account, with the newest one. */
export interface AccountPerson {
  readonly name: string
  readonly birthDate: PlainDate
  readonly caseCode: string
  readonly service: string
}

/** What may be told of a case because its letters go to the address of the account: nothing that those letters have not said. */
export type FoundCase = Pick<CaseFile, 'code' | 'service' | 'state' | 'dueOn' | 'correctBy' | 'returned'>

export interface AccountOverview {
  readonly account: Account
  readonly cases: readonly AccountCase[]
  /** Open in this browser, and not kept in the account. */
  readonly held: readonly CaseFile[]
  readonly found: readonly FoundCase[]
  readonly cards: readonly AccountCard[]
  readonly people: readonly AccountPerson[]
}

type Needs = Pick<Deps, 'accounts' | 'cases' | 'heldCards' | 'clock' | 'law'>

/** More applications than this with one address are an office's business; each of them opens by its own three facts. */
const FOUND = 20

export async function readAccount(deps: Needs, actor: Actor): Promise<Result<AccountOverview, 'not-found'>> {
  const account = await ownAccount(deps, actor, 'read-account')
  if (!account.ok) return account
  const { id, email } = account.value
  const held = await Promise.all(heldBySession(actor).map((caseId) => deps.cases.findById(caseId)))
  const files = await deps.accounts.casesOfAccount(id)
  const papers = await deps.accounts.papersOf(files.map((file) => file.id))
  const here = new Set([...files.map((file) => file.id), ...heldBySession(actor)])
  const found = (await deps.accounts.casesOfAddress(recipientKey(email), FOUND + here.size)).filter((file) => !here.has(file.id))
  return ok({
    account: account.value,
    cases: files.map((file, at) => accountCase(file, papers[at])),
    held: held.filter((file) => file !== undefined),
    found: found.slice(0, FOUND).map(asFound),
    cards: await cardsOf(
      deps,
      papers.flatMap(({ card }) => (card ? [card.number] : [])),
      await deps.accounts.heldCardsOfAccount(id),
    ),
    people: peopleOf(files),
  })
}

function accountCase(file: CaseFile, papers: AccountPapers | undefined): AccountCase {
  return { file, turn: turnOf(file.state), receipts: papers?.receipts ?? [], ...(papers?.card ? { card: papers.card } : {}) }
}

function asFound({ code, service, state, dueOn, correctBy, returned }: CaseFile): FoundCase {
  return { code, service, state, ...(dueOn ? { dueOn } : {}), ...(correctBy ? { correctBy } : {}), ...(returned ? { returned } : {}) }
}

/**
 * By name and birth date; of several applications of one person the newest counts. Who is not named yet is nobody to start for, and whoever renews a card
 * begins with that card.
 */
function peopleOf(files: readonly CaseFile[]): readonly AccountPerson[] {
  const people = new Map<string, AccountPerson>()
  for (const { answers, holderName, code, service, renews } of files) {
    const { birthDate } = answers
    if (!holderName || !birthDate || renews) continue
    const key = `${holderName} ${birthDate}`
    if (!people.has(key)) people.set(key, { name: holderName, birthDate: birthDate as PlainDate, caseCode: code, service })
  }
  return [...people.values()]
}
