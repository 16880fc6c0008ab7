import type { Actor } from '../core/access/actor.ts'
import { viewerOf, visibleCase, type Viewer, type VisibleCase } from '../core/access/fields.ts'
import type { CaseFile, RenewedCard } from '../core/case/case-file.ts'
import type { CaseEvent } from '../core/case/history.ts'
import type { Move } from '../core/case/lifecycle.ts'
import { movesNow } from '../core/case/moves-now.ts'
import type { FormFacts } from '../core/form/check-page.ts'
import { passportNeededUntil } from '../core/form/check-rules.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { documentsFor } from '../core/service/definition.ts'
import { eligibility } from '../core/eligibility/eligibility.ts'
import { loadCase } from './authorise.ts'
import { definitionOf, formFacts } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { Card, CaseDocument, FeeItem, Overrule, Receipt } from './ports/cases.ts'
import { noteOpening } from './note-opening.ts'
import { passportIndex } from './passport-index.ts'
import { type ReadPassport, readPassportOf } from './settle-passport.ts'

type Needs = Pick<Deps, 'clock' | 'cases' | 'law' | 'secrets' | 'documents'>

export type CheckResult = 'passed' | 'look' | 'failed' | 'by-eye'

/** One check with its evidence: "passed" never stands without what was compared. */
export interface DeskCheck {
  readonly rule:
    | 'eligibility'
    | 'renewed-card'
    | 'passport-validity'
    | 'printable'
    | 'earlier-cases'
    | 'payment'
    | 'same-person'
    | 'pictures'
    | 'photo'
    | 'passport-zone'
  readonly result: CheckResult
  readonly facts: Readonly<Record<string, string | number>>
}

export interface DeskCase {
  readonly viewer: Viewer
  readonly file: VisibleCase
  readonly moves: readonly Move[]
  readonly events: readonly CaseEvent[]
  readonly documents: readonly Pick<CaseDocument, 'id' | 'requirement' | 'width' | 'height' | 'uploadedAt' | 'sniffed' | 'scan' | 'measured'>[]
  readonly overrules: readonly Overrule[]
  /** What was read in the passport, beside the answers; not for auditors. */
  readonly passport?: ReadPassport
  readonly checks: readonly DeskCheck[]
  readonly earlier: readonly { readonly code: string; readonly state: string; readonly createdAt: Instant }[]
  readonly receipts: readonly Receipt[]
  /** The newest card of the case. */
  readonly card?: Pick<Card, 'number' | 'state'>
  /** Since when letters do not reach the applicant. */
  readonly unreachedSince?: Instant
}

const OFFICER_MOVES: ReadonlySet<Move> = new Set<Move>(['approve', 'refuse', 'return', 'decline-correction'])

/** Opens the file. */
export async function readCase(deps: Needs, actor: Actor, input: { readonly code: string }): Promise<Result<DeskCase, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'read-case', code: input.code })
  if (!loaded.ok) return loaded
  const viewer = viewerOf(actor, loaded.value)
  if (!viewer || viewer === 'applicant') return refuse('not-found')
  const file = await noteOpening(deps, actor, loaded.value.id)
  const [events, documents, overrules, receipts, feeItems, card, unreachedSince] = await Promise.all([
    deps.cases.events(file.id),
    deps.cases.documents(file.id),
    deps.cases.overrules(file.id),
    deps.cases.receipts(file.id),
    deps.cases.feeItems(file.id),
    deps.cases.cardOfCase(file.id),
    deps.cases.unreachedSince(file.id),
  ])
  const earlier = viewer === 'auditor' || !file.answers.passportNumber ? [] : await deps.cases.byPassport(passportIndex(deps.secrets, file.answers), file.id)
  const passport = viewer === 'auditor' ? undefined : readPassportOf(documents, file.answers, deps.clock.dayOf(deps.clock.now()))
  const followed = file.renews?.source === 'card' ? await deps.cases.cardById(file.renews.id) : undefined
  const checks = viewer === 'auditor' ? [] : deskChecks(deps, file, { documents, followed, overrules, passport, feeItems, earlier: earlier.length })
  const moves = viewer === 'officer' ? movesNow(file).filter((move) => OFFICER_MOVES.has(move)) : []
  return ok({
    viewer,
    file: visibleCase(viewer, file),
    moves,
    events,
    // Measures of a face and the lines of a passport are personal; that there is a picture is not.
    documents: viewer === 'auditor' ? documents.map(withoutMeasures) : documents,
    overrules: viewer === 'auditor' ? [] : overrules,
    ...(passport ? { passport } : {}),
    checks,
    earlier,
    receipts,
    ...(card ? { card: { number: card.number, state: card.state } } : {}),
    ...(unreachedSince ? { unreachedSince } : {}),
  })
}

function withoutMeasures({ id, requirement, width, height, uploadedAt, sniffed, scan }: CaseDocument): DeskCase['documents'][number] {
  return { id, requirement, width, height, uploadedAt, sniffed, scan }
}

interface SeenOfCase {
  readonly documents: readonly CaseDocument[]
  readonly overrules: readonly Overrule[]
  readonly passport: ReadPassport | undefined
  readonly feeItems: readonly FeeItem[]
  readonly earlier: number
  /** The card of ours that this case follows, as it is now. */
  readonly followed: Card | undefined
}

function deskChecks(deps: Needs, file: CaseFile, seen: SeenOfCase): readonly DeskCheck[] {
  const law = deps.law()
  const definition = definitionOf(law, file)
  const today = deps.clock.dayOf(deps.clock.now())
  const asked = documentsFor(definition, formFacts(law, definition, { ...file, today }))
  const missing = asked.filter((requirement) => !seen.documents.some((d) => d.requirement === requirement.id))
  const unpaid = seen.feeItems.filter((item) => item.state === 'open').length
  const paid = seen.feeItems.filter((item) => item.state === 'paid').reduce((sum, item) => sum + item.amountMinor, 0)
  const glyphs = deps.documents.missingGlyphs(Object.values(file.answers))
  return [
    ...(definition.validity.kind === 'stay' ? [eligibilityCheck(deps, file)] : []),
    ...(file.renews ? [renewedCardCheck(file.renews, deps.clock.dayOf(file.submittedAt ?? deps.clock.now()), seen.followed)] : []),
    ...(file.answers.passportExpiresOn ? [passportCheck(file, formFacts(law, definition, { ...file, today }))] : []),
    { rule: 'pictures', result: missing.length === 0 ? 'passed' : 'failed', facts: { given: asked.length - missing.length, asked: asked.length } },
    ...(definition.documents.some(({ measured }) => measured?.kind === 'portrait') ? [photoCheck(seen)] : []),
    ...(asked.some(({ measured }) => measured?.kind === 'passport') ? [zoneCheck(seen.passport)] : []),
    { rule: 'same-person', result: 'by-eye', facts: {} },
    { rule: 'printable', result: glyphs.length === 0 ? 'passed' : 'failed', facts: { missing: glyphs.join(' ') } },
    { rule: 'earlier-cases', result: seen.earlier === 0 ? 'passed' : 'look', facts: { count: seen.earlier } },
    paymentCheck(file, { paid, unpaid }),
  ]
}

function paymentCheck({ price }: CaseFile, { paid, unpaid }: { readonly paid: number; readonly unpaid: number }): DeskCheck {
  const free = price?.totalMinor === 0
  return {
    rule: 'payment',
    result: unpaid === 0 && (paid > 0 || free) ? 'passed' : 'look',
    facts: { paidMinor: paid, open: unpaid, free: free ? 'yes' : 'no' },
  }
}

/** What the check of the photo found and no officer has overruled. */
function photoCheck({ documents, overrules }: SeenOfCase): DeskCheck {
  const portrait = documents.find(({ measured }) => measured?.kind === 'portrait')
  if (portrait?.measured?.kind !== 'portrait') return { rule: 'photo', result: 'by-eye', facts: { open: 0, measured: 'no' } }
  const found = portrait.measured.findings.filter(({ shown }) => shown)
  const open = found.filter(({ rule }) => !overrules.some((word) => word.document === portrait.id && word.rule === rule))
  return { rule: 'photo', result: open.length === 0 ? 'passed' : 'look', facts: { open: open.length, measured: 'yes' } }
}

function zoneCheck(passport: ReadPassport | undefined): DeskCheck {
  if (!passport?.read) return { rule: 'passport-zone', result: 'by-eye', facts: { differences: 0, read: 'no' } }
  return {
    rule: 'passport-zone',
    result: passport.differences.length === 0 ? 'passed' : 'look',
    facts: { differences: passport.differences.length, read: 'yes' },
  }
}

/** Whether the application came while the card that it follows was still good, and whether that one is in use. */
function renewedCardCheck({ number, validUntil }: RenewedCard, submittedOn: PlainDate, followed: Card | undefined): DeskCheck {
  const state = followed?.state ?? 'active'
  const inUse = state === 'active' || state === 'replaced'
  return { rule: 'renewed-card', result: submittedOn <= validUntil && inUse ? 'passed' : 'look', facts: { number, validUntil, submittedOn, state } }
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

function passportCheck(file: CaseFile, facts: FormFacts): DeskCheck {
  const needed = passportNeededUntil(facts)
  const expires = file.answers.passportExpiresOn ?? ''
  return { rule: 'passport-validity', result: needed && expires >= needed ? 'passed' : 'failed', facts: { expires, needed: needed ?? '' } }
}
