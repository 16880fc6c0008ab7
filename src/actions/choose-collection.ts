import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { actAllowed } from '../core/collection/paper-moves.ts'
import { WISH_FIELDS, wishOf } from '../core/collection/rules.ts'
import type { Typed } from '../core/form/check-field.ts'
import { checkPage } from '../core/form/check-page.ts'
import type { Problem } from '../core/form/problem.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { type Answers, fieldsFor, holds, type PageDefinition } from '../core/service/definition.ts'
import { eventActor, loadCase } from './authorise.ts'
import { definitionOf, formFacts } from './case-facts.ts'
import type { Deps } from './deps.ts'
import { type MyPaper, paperOf } from './my-paper.ts'
import { moved, newItem, planPaperNotice } from './paper-plans.ts'
import type { CaseChange } from './ports/cases.ts'
import { mergeAnswers } from './save-answers.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'papers' | 'law'>

/** What was typed is checked as the form checks it; `page` is the one that is still to be filled in. */
export type Chosen = { readonly kind: 'chosen' } | { readonly kind: 'problems'; readonly page: PageDefinition; readonly problems: readonly Problem[] }

/**
 * Another way to the card on paper: before the card is made, before the batch is, or posted again or fetched after it has come back. An item that somebody
 * has had in hands is never sent a second time: another one is made.
 */
export async function chooseCollection(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly typed: Typed },
): Promise<Result<Chosen, 'not-found' | 'not-now' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'choose-collection', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const paper = await paperOf(deps, file)
  if (!paper?.mayChoose) return refuse('not-now')
  const checked = checkChoice(deps, file, input.typed)
  if (checked.page) return ok({ kind: 'problems', page: checked.page, problems: checked.problems })
  const answers = mergeAnswers(file.answers, checked.answers)
  const came = paper.item !== undefined && !actAllowed(paper.item.state, 'redirect')
  // What has come back is made again also for the same wish; otherwise the same wish changes nothing.
  if (!came && WISH_FIELDS.every((name) => answers[name] === file.answers[name])) return ok({ kind: 'chosen' })
  const outcome = await deps.cases.save(file, changeOf(deps, actor, { paper, answers, came }))
  return outcome === 'saved' ? ok({ kind: 'chosen' }) : refuse('changed-meanwhile')
}

function changeOf(
  deps: Needs,
  actor: Actor,
  { paper, answers, came }: { readonly paper: MyPaper; readonly answers: Answers; readonly came: boolean },
): CaseChange {
  const { file, item, card, rules } = paper
  const at = deps.clock.now()
  const wish = wishOf(answers, rules)
  const issued = file.state === 'issued' && card !== undefined
  const made = issued ? newItem(deps.chance, at, { cardId: card.id, wish, ...(item ? { follows: item.id } : {}) }) : undefined
  return {
    at,
    patch: { answers },
    events: [{ kind: 'choose-collection', actor: eventActor(actor), at, data: { method: wish.method } }],
    paper: { changed: item ? [moved(deps, item, came ? 'reissue' : 'redirect')] : [], made: made ? [made] : [] },
    ...(came && made && card ? planPaperNotice(deps, file, { kind: 'paper-reissued', item: made, cardNumber: card.number, at }) : {}),
  }
}

interface CheckedChoice {
  readonly answers: Answers
  /** The first page that is not in order. */
  readonly page?: PageDefinition
  readonly problems: readonly Problem[]
}

/** The pages of the form about collection, as far as the answers so far ask for them. */
function checkChoice(deps: Pick<Deps, 'law' | 'clock'>, file: CaseFile, typed: Typed): CheckedChoice {
  let answers: Answers = {}
  for (const page of choicePages(definitionOf(deps.law(), file).pages)) {
    const facts = factsWith(deps, file, answers)
    if (!holds(page.when, facts)) continue
    const checked = checkPage(page, typed, facts)
    answers = { ...answers, ...checked.answers }
    if (checked.problems.length > 0) return { answers, page, problems: checked.problems }
  }
  return { answers, problems: [] }
}

/** What the form knows when these answers stand in place of the saved ones. */
function factsWith(deps: Pick<Deps, 'law' | 'clock'>, file: CaseFile, answers: Answers) {
  const law = deps.law()
  const today = deps.clock.dayOf(deps.clock.now())
  return formFacts(law, definitionOf(law, file), { ...file, answers: { ...file.answers, ...answers }, today })
}

const FIELDS: ReadonlySet<string> = new Set(WISH_FIELDS)

export function choicePages(pages: readonly PageDefinition[]): readonly PageDefinition[] {
  return pages.filter(({ fields }) => fields.length > 0 && fields.every(({ name }) => FIELDS.has(name)))
}

/**
 * The page that a choice comes to, with its questions, when so much is chosen: each choice that is told leads on to the next page. `chosen` is told the same
 * whether it can be or not: a page whose choice is not one of the list is asked again.
 */
export function nextChoice(deps: Pick<Deps, 'law' | 'clock'>, file: CaseFile, chosen: Typed): { readonly page: PageDefinition; readonly carried: Answers } {
  const pages = choicePages(definitionOf(deps.law(), file).pages)
  let carried: Answers = {}
  let last = pages[0]
  for (const page of pages) {
    const facts = factsWith(deps, file, carried)
    if (!holds(page.when, facts)) continue
    last = { ...page, fields: fieldsFor(page, facts) }
    const checked = checkPage(page, chosen, facts)
    if (checked.problems.length > 0 || page.fields.some(({ name }) => chosen[name] === undefined)) break
    carried = { ...carried, ...checked.answers }
  }
  if (!last) throw new Error('a service with collection and without its pages')
  return { page: last, carried }
}
