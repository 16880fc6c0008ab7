import type { Actor } from '../core/access/actor.ts'
import { viewerOf, visibleCase, type Viewer, type VisibleCase } from '../core/access/fields.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { CaseEvent } from '../core/case/history.ts'
import type { Move } from '../core/case/lifecycle.ts'
import { movesNow } from '../core/case/moves-now.ts'
import { passportNeededUntil } from '../core/form/check-rules.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { documentsFor } from '../core/service/definition.ts'
import { eligibility } from '../core/eligibility/eligibility.ts'
import { loadCase } from './authorise.ts'
import { definitionOf, formFacts } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { Card, CaseDocument, FeeItem, Receipt } from './ports/cases.ts'
import { noteOpening } from './note-opening.ts'
import { passportIndex } from './passport-index.ts'

type Needs = Pick<Deps, 'clock' | 'cases' | 'law' | 'secrets' | 'documents'>

export type CheckResult = 'passed' | 'look' | 'failed' | 'by-eye'

/** One check with its evidence: "passed" never stands without what was compared. */
export interface DeskCheck {
  readonly rule: 'eligibility' | 'passport-validity' | 'printable' | 'earlier-cases' | 'payment' | 'same-person' | 'pictures'
  readonly result: CheckResult
  readonly facts: Readonly<Record<string, string | number>>
}

export interface DeskCase {
  readonly viewer: Viewer
  readonly file: VisibleCase
  readonly moves: readonly Move[]
  readonly events: readonly CaseEvent[]
  readonly documents: readonly Pick<CaseDocument, 'requirement' | 'width' | 'height' | 'uploadedAt' | 'sniffed'>[]
  readonly checks: readonly DeskCheck[]
  readonly earlier: readonly { readonly code: string; readonly state: string; readonly createdAt: Instant }[]
  readonly receipts: readonly Receipt[]
  /** The newest card of the case. */
  readonly card?: Pick<Card, 'number' | 'state'>
}

const OFFICER_MOVES: ReadonlySet<Move> = new Set<Move>(['approve', 'refuse', 'return', 'decline-correction'])

/** Opens the file. */
export async function readCase(deps: Needs, actor: Actor, input: { readonly code: string }): Promise<Result<DeskCase, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'read-case', code: input.code })
  if (!loaded.ok) return loaded
  const viewer = viewerOf(actor, loaded.value)
  if (!viewer || viewer === 'applicant') return refuse('not-found')
  const file = await noteOpening(deps, actor, loaded.value.id)
  const [events, documents, receipts, feeItems, card] = await Promise.all([
    deps.cases.events(file.id),
    deps.cases.documents(file.id),
    deps.cases.receipts(file.id),
    deps.cases.feeItems(file.id),
    deps.cases.cardOfCase(file.id),
  ])
  const earlier = viewer === 'auditor' || !file.answers.passportNumber ? [] : await deps.cases.byPassport(passportIndex(deps.secrets, file.answers), file.id)
  const checks = viewer === 'auditor' ? [] : deskChecks(deps, file, { documents, feeItems, earlier: earlier.length })
  const moves = viewer === 'officer' ? movesNow(file).filter((move) => OFFICER_MOVES.has(move)) : []
  return ok({
    viewer,
    file: visibleCase(viewer, file),
    moves,
    events,
    documents,
    checks,
    earlier,
    receipts,
    ...(card ? { card: { number: card.number, state: card.state } } : {}),
  })
}

function deskChecks(
  deps: Needs,
  file: CaseFile,
  seen: { documents: readonly CaseDocument[]; feeItems: readonly FeeItem[]; earlier: number },
): readonly DeskCheck[] {
  const law = deps.law()
  const definition = definitionOf(law, file)
  const today = deps.clock.dayOf(deps.clock.now())
  const asked = documentsFor(definition, formFacts(law, definition, { answers: file.answers, today }))
  const missing = asked.filter((requirement) => !seen.documents.some((d) => d.requirement === requirement.id))
  const unpaid = seen.feeItems.filter((item) => item.state === 'open').length
  const paid = seen.feeItems.filter((item) => item.state === 'paid').reduce((sum, item) => sum + item.amountMinor, 0)
  const glyphs = deps.documents.missingGlyphs(Object.values(file.answers))
  return [
    eligibilityCheck(deps, file),
    passportCheck(file, definition.stay),
    { rule: 'pictures', result: missing.length === 0 ? 'passed' : 'failed', facts: { given: seen.documents.length, asked: asked.length } },
    { rule: 'same-person', result: 'by-eye', facts: {} },
    { rule: 'printable', result: glyphs.length === 0 ? 'passed' : 'failed', facts: { missing: glyphs.join(' ') } },
    { rule: 'earlier-cases', result: seen.earlier === 0 ? 'passed' : 'look', facts: { count: seen.earlier } },
    { rule: 'payment', result: unpaid === 0 && paid > 0 ? 'passed' : 'look', facts: { paidMinor: paid, open: unpaid } },
  ]
}

function eligibilityCheck(deps: Needs, file: CaseFile): DeskCheck {
  const law = deps.law()
  const { answers } = file
  const answer = eligibility(law.nationalityRows, {
    nationality: answers.nationality ?? '',
    document: (answers.travelDocument ?? 'ordinary-passport') as 'ordinary-passport',
    on: deps.clock.dayOf(file.submittedAt ?? deps.clock.now()),
    daysOfStay: Number(answers.daysOfStay ?? '1'),
    acceptUtopia: law.demo,
  })
  const outcome = answer.ok ? answer.value.outcome : answer.code
  const result = outcome === 'apply' || outcome === 'apply-with-extra' ? 'passed' : outcome === 'visa-free' ? 'look' : 'failed'
  return { rule: 'eligibility', result, facts: { outcome } }
}

function passportCheck(file: CaseFile, stay: Parameters<typeof passportNeededUntil>[1]): DeskCheck {
  const needed = passportNeededUntil(file.answers, stay)
  const expires = file.answers.passportExpiresOn ?? ''
  return { rule: 'passport-validity', result: needed && expires >= needed ? 'passed' : 'failed', facts: { expires, needed: needed ?? '' } }
}
