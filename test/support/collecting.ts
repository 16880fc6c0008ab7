import { randomBytes, randomUUID } from 'node:crypto'
import { typedColumns } from '../../src/actions/case-facts.ts'
import type { Deps } from '../../src/actions/deps.ts'
import { newItem } from '../../src/actions/paper-plans.ts'
import type { LawBook } from '../../src/actions/ports/law.ts'
import type { Card } from '../../src/actions/ports/cases.ts'
import type { PaperItem } from '../../src/actions/ports/paper-items.ts'
import type { CaseFile } from '../../src/core/case/case-file.ts'
import { type PaperMethod, wishOf } from '../../src/core/collection/rules.ts'
import { codeFrom, writeCaseCode } from '../../src/core/kernel/code.ts'
import { day } from '../../src/core/kernel/plain-date.ts'
import type { ServiceDefinition } from '../../src/core/service/definition.ts'
import { collectionPages, collectionRules } from '../../src/countries/kz-demo/collection.ts'
import { touristCard } from '../../src/countries/kz-demo/tourist-card.ts'
import { HOLDER } from './desk-cases.ts'

/** The tourist card as it would be with a card on paper: what a service takes to switch collection on. */
export const collectingCard: ServiceDefinition = {
  ...touristCard,
  collection: collectionRules,
  pages: [...touristCard.pages, ...collectionPages('trip')],
}

export function collectingLaw(law: LawBook): LawBook {
  return { ...law, definitions: [collectingCard] }
}

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

type Needs = Pick<Deps, 'cases' | 'chance' | 'clock' | 'law' | 'objects' | 'papers'>

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
  const code = writeCaseCode('TC', codeFrom(randomBytes(64), 8))
  const about = {
    service: collectingCard.id,
    definitionVersion: collectingCard.version,
    officeId: deps.law().webOffice,
    channel: 'portal',
    language: 'en' as const,
  }
  await deps.cases.create({ id, code, ...about, answers: told, at }, { kind: 'applicant', id: '' })
  const card: Card = {
    id: randomUUID(),
    number: `T${codeFrom(randomBytes(64), 8)}`,
    caseId: id,
    service: collectingCard.id,
    state: 'active',
    validFrom: day('2027-01-12'),
    validUntil: day('2027-04-11'),
    daysOfStay: 45,
    entries: 'single',
    mrz: ['<'.repeat(44), '<'.repeat(44)],
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

async function found(deps: Pick<Deps, 'cases'>, id: string): Promise<CaseFile> {
  const file = await deps.cases.findById(id)
  if (!file) throw new Error('no such case')
  return file
}
