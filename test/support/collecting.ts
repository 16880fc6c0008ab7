import { randomBytes, randomUUID } from 'node:crypto'
import { typedColumns } from '../../src/actions/case-facts.ts'
import type { Deps } from '../../src/actions/deps.ts'
import { newItem } from '../../src/actions/paper-plans.ts'
import { takeBureauNews } from '../../src/actions/take-bureau-news.ts'
import type { BureauStatus } from '../../src/core/collection/paper-moves.ts'
import type { Card } from '../../src/actions/ports/cases.ts'
import type { PaperItem } from '../../src/actions/ports/paper-items.ts'
import type { CaseFile } from '../../src/core/case/case-file.ts'
import { type PaperMethod, wishOf } from '../../src/core/collection/rules.ts'
import { codeFrom, writeCaseCode } from '../../src/core/kernel/code.ts'
import { day } from '../../src/core/kernel/plain-date.ts'
import { collectionRules } from '../../src/countries/kz-demo/collection.ts'
import { registrationCard } from '../../src/countries/kz-demo/registration-card.ts'
import { HOLDER } from './desk-cases.ts'

/** Answers of the form, by what is wanted. */
export const WISHES = {
  'self-print': { collection: 'self-print' },
  'pick-up': { collection: 'pick-up', pickUpOffice: 'AST' },
  post: {
    collection: 'post',
    postRecipient: 'Quintana Sentinel',
    postStreet: 'Sentinel street 7',
    postLocality: 'Berlin',
    postCode: '10117',
    postCountry: 'DEU',
  },
} as const

type Needs = Pick<Deps, 'cases' | 'chance' | 'clock' | 'law' | 'objects' | 'papers' | 'sms'>

export interface PaperCase {
  readonly file: CaseFile
  readonly item: PaperItem
  readonly cardNumber: string
}

/** An issued case of a made-up holder with its paper item, written down at once: no form is filled in and nothing is sealed. */
export async function paperCase(deps: Needs, method: PaperMethod, answers: Readonly<Record<string, string>> = {}): Promise<PaperCase> {
  const at = deps.clock.now()
  const told = { ...HOLDER, ...WISHES[method], ...answers }
  const id = randomUUID()
  const code = writeCaseCode(registrationCard.prefix, codeFrom(randomBytes(64), 8))
  const about = {
    service: registrationCard.id,
    definitionVersion: registrationCard.version,
    officeId: deps.law().webOffice,
    channel: 'portal',
    language: 'en' as const,
  }
  await deps.cases.create({ id, code, ...about, answers: told, at }, { kind: 'applicant', id: '' })
  const card: Card = {
    id: randomUUID(),
    number: `${registrationCard.cardLetter}${codeFrom(randomBytes(64), 8)}`,
    caseId: id,
    service: registrationCard.id,
    state: 'active',
    validFrom: day('2026-11-24'),
    validUntil: day('2027-11-23'),
    mrz: ['<'.repeat(30), '<'.repeat(30), '<'.repeat(30)],
    initials: 'QS',
    pdf: await deps.objects.put(new TextEncoder().encode(`The sheet of ${code}`)),
    issuedAt: at,
  }
  const made = newItem(deps.chance, at, { cardId: card.id, wish: wishOf(told, collectionRules) })
  const outcome = await deps.cases.save(await found(deps, id), {
    at,
    patch: { ...typedColumns(told), email: HOLDER.email, emailConfirmedAt: at, state: 'issued', submittedAt: at, startedAt: at, decidedAt: at },
    events: [{ kind: 'issue', actor: { kind: 'system', id: 'issue-card' }, at, data: {} }],
    card,
    paper: { made: made ? [made] : [] },
  })
  const [item] = await deps.papers.ofCase(id)
  if (outcome !== 'saved' || !item) throw new Error('the case has no paper item')
  return { file: await found(deps, id), item, cardNumber: card.number }
}

/** The same, printed by the bureau and told of by it until that state. */
export async function paperAt(deps: Needs, method: PaperMethod, status: BureauStatus): Promise<PaperCase> {
  const made = await paperCase(deps, method)
  await batchAll(deps)
  const on = deps.clock.dayOf(deps.clock.now())
  const { batch = 0 } = await itemNow(deps, made.item.number)
  const line = { batch, item: made.item.number, status, on, ...(status === 'posted' ? { tracking: 'RR123456785KZ' } : {}) }
  const taken = await takeBureauNews(deps, { kind: 'system', job: 'test' }, line)
  if (!taken.ok) throw new Error(taken.code)
  return { ...made, file: await found(deps, made.file.id), item: await itemNow(deps, made.item.number) }
}

/** Everything that waits goes into a batch whose file nobody reads. */
export async function batchAll({ papers, clock }: Pick<Deps, 'papers' | 'clock'>): Promise<void> {
  const at = clock.now()
  await papers.makeBatch(
    { at, limit: 1_000 },
    ({ item }, batch) => ({
      at,
      patch: {},
      events: [{ kind: 'print-paper', actor: { kind: 'system', id: 'test' }, at, data: { item: item.number, batch } }],
      paper: { changed: [{ id: item.id, state: 'in-batch', days: { 'in-batch': clock.dayOf(at) }, batch }] },
    }),
    async () => new TextEncoder().encode('a batch'),
  )
}

export async function itemNow({ papers }: Pick<Deps, 'papers'>, number: string): Promise<PaperItem> {
  const item = await papers.byNumber(number)
  if (!item) throw new Error('no such item')
  return item
}

async function found(deps: Pick<Deps, 'cases'>, id: string): Promise<CaseFile> {
  const file = await deps.cases.findById(id)
  if (!file) throw new Error('no such case')
  return file
}
