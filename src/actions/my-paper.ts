import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { actAllowed, missingFrom } from '../core/collection/paper-moves.ts'
import { type CollectionRules, wishOf } from '../core/collection/rules.ts'
import { checkPage } from '../core/form/check-page.ts'
import type { Typed } from '../core/form/check-field.ts'
import type { Problem } from '../core/form/problem.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { Answers, PageDefinition } from '../core/service/definition.ts'
import { eventActor, loadCase } from './authorise.ts'
import { definitionOf, formFacts } from './case-facts.ts'
import type { Deps } from './deps.ts'
import { collectionOf, moved, newItem, paperEvent, planPaperNotice } from './paper-plans.ts'
import type { PaperItem } from './ports/paper-items.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'papers' | 'law'>

/** The card on paper as its holder sees it. */
export interface MyPaper {
  readonly file: CaseFile
  readonly item: PaperItem
  readonly rules: CollectionRules
  /** The item in whose place this one was made. */
  readonly before?: PaperItem
  /** Another way may be chosen now: nothing is printed yet, or it has come back. */
  readonly mayChoose: boolean
  /** From this day on the holder may say that it has not come. */
  readonly missingFrom?: PlainDate
  readonly mayReport: boolean
}

/** Undefined when there is none: the holder prints the card, or the service has no paper. */
export async function readMyPaper(deps: Needs, actor: Actor, input: { readonly code: string }): Promise<Result<MyPaper | undefined, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'read-paper', code: input.code })
  if (!loaded.ok) return loaded
  const rules = collectionOf(deps.law(), loaded.value)
  return ok(rules && (await paperOf(deps, loaded.value, rules)))
}

async function paperOf(deps: Needs, file: CaseFile, rules: CollectionRules): Promise<MyPaper | undefined> {
  const items = await deps.papers.ofCase(file.id)
  const item = items.find(({ state }) => state !== 'void')
  if (!item || file.state !== 'issued') return undefined
  const before = items.find(({ id }) => id === item.follows)
  const from = missingFrom(item, rules)
  return {
    file,
    item,
    rules,
    ...(before ? { before } : {}),
    mayChoose: item.state === 'to-print' || item.state === 'returned' || item.state === 'stored',
    ...(from ? { missingFrom: from } : {}),
    mayReport: from !== undefined && from <= deps.clock.dayOf(deps.clock.now()),
  }
}

/** "It has not come": allowed after the days of the rule, once. The office decides what follows. */
export async function reportMissing(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<CaseFile, 'not-found' | 'not-yet' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'report-missing-card', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const rules = collectionOf(deps.law(), file)
  const paper = rules && (await paperOf(deps, file, rules))
  if (!paper?.mayReport) return refuse('not-yet')
  const at = deps.clock.now()
  const { item } = paper
  const outcome = await deps.cases.save(file, {
    at,
    patch: {},
    events: [paperEvent('report-missing-card', item, { actor: eventActor(actor), at })],
    paper: { changed: [moved(deps, item, 'report-missing')] },
    ...planPaperNotice(deps, file, { kind: 'paper-lost', item, cardNumber: await numberOf(deps, item), at }),
  })
  return outcome === 'saved' ? ok(file) : refuse('changed-meanwhile')
}

/** What was typed is checked as the form checks it; `next` is the page that is still to be filled in. */
export type Chosen =
  | { readonly kind: 'chosen' }
  | { readonly kind: 'problems'; readonly page: PageDefinition; readonly problems: readonly Problem[] }

/**
 * Another way to the card on paper: another address before the batch is made, or posted again or fetched after it has come back. An item that somebody has
 * had in hands is never sent a second time: another one is made.
 */
export async function chooseCollection(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly typed: Typed },
): Promise<Result<Chosen, 'not-found' | 'not-now' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'choose-collection', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const rules = collectionOf(deps.law(), file)
  const paper = rules && (await paperOf(deps, file, rules))
  if (!paper?.mayChoose) return refuse('not-now')
  const checked = checkChoice(deps, file, input.typed)
  if (checked.page) return ok({ kind: 'problems', page: checked.page, problems: checked.problems })
  const answers = { ...file.answers, ...checked.answers }
  const at = deps.clock.now()
  const { item } = paper
  const wish = wishOf(answers, rules)
  const made = newItem(deps.chance, at, { cardId: item.cardId, wish, follows: item.id })
  const printed = !actAllowed(item.state, 'redirect')
  const outcome = await deps.cases.save(file, {
    at,
    patch: { answers },
    events: [paperEvent('choose-collection', item, { actor: eventActor(actor), at, data: { method: wish.method } })],
    paper: { changed: [moved(deps, item, printed ? 'reissue' : 'redirect')], made: made ? [made] : [] },
    ...(printed && made ? planPaperNotice(deps, file, { kind: 'paper-reissued', item: made, cardNumber: await numberOf(deps, item), at }) : {}),
  })
  return outcome === 'saved' ? ok({ kind: 'chosen' }) : refuse('changed-meanwhile')
}

interface CheckedChoice {
  readonly answers: Answers
  /** The first page that is not in order. */
  readonly page?: PageDefinition
  readonly problems: readonly Problem[]
}

/** The pages of the form about collection, as far as the answers so far ask for them. */
export function checkChoice(deps: Pick<Deps, 'law' | 'clock'>, file: CaseFile, typed: Typed): CheckedChoice {
  const definition = definitionOf(deps.law(), file)
  const today = deps.clock.dayOf(deps.clock.now())
  let answers: Answers = {}
  for (const page of choicePages(definition.pages)) {
    const facts = formFacts(deps.law(), definition, { answers: { ...file.answers, ...answers }, today })
    if (page.when && !pageAsked(page, facts.answers)) continue
    const checked = checkPage(page, typed, facts)
    answers = { ...answers, ...checked.answers }
    if (checked.problems.length > 0) return { answers, page, problems: checked.problems }
  }
  return { answers, problems: [] }
}

function pageAsked({ when }: PageDefinition, answers: Answers): boolean {
  return when?.kind !== 'answer-is' || when.values.includes(answers[when.field] ?? '')
}

const CHOICE_FIELDS: ReadonlySet<string> = new Set(['collection', 'pickUpOffice', 'postCountry'])

export function choicePages(pages: readonly PageDefinition[]): readonly PageDefinition[] {
  return pages.filter((page) => page.address !== undefined || page.fields.some(({ name }) => CHOICE_FIELDS.has(name)))
}

async function numberOf({ cases }: Needs, item: PaperItem): Promise<string> {
  return (await cases.cardById(item.cardId))?.number ?? ''
}
