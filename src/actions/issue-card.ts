import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { asCorrected, cardDays, cardFacts, type CardFacts, type CardProblem, checkPrintable, isCorrectable } from './card-draft.ts'
import { definitionOf, typedColumns } from './case-facts.ts'
import type { Deps } from './deps.ts'
import { isChange } from './holder-card.ts'
import type { Card, CaseChange, NewEvent } from './ports/cases.ts'
import type { NewSeal, SealSigners } from './ports/seals.ts'
import { eachAlone } from './each-alone.ts'
import { collectionOf, newItem, replaced } from './paper-plans.ts'
import { wishOf } from '../core/collection/rules.ts'
import { passportOf } from './passport-index.ts'
import { moveTo, planNotice, saveCase, saveWithFiles, together } from './save-case.ts'
import { hoursAfter } from './sessions.ts'
import { intendCard, portraitOf, sealCard } from './seal-card.ts'
import { settleVisit } from './settle-visit.ts'

type Needs = Pick<
  Deps,
  'clock' | 'chance' | 'cases' | 'law' | 'objects' | 'documents' | 'letters' | 'secrets' | 'sealer' | 'seals' | 'papers' | 'appointments' | 'publicOrigin'
>

type Unmakeable = CardProblem | 'seal-not-possible'

/**
 * Makes the card of an approved case: what is intended is written down, rehearsed under throw-away keys, sealed, kept, and only then sent. Run again
 * after a crash it finds the card made and does nothing, or finds what was intended and makes the same card.
 */
export async function issueCard(
  deps: Needs,
  actor: Actor,
  input: { readonly caseId: string },
): Promise<Result<string, 'not-found' | 'move-not-allowed' | Unmakeable | 'no-signer' | 'changed-meanwhile'>> {
  if (!may(actor, 'issue-card')) return refuse('not-found')
  const file = await deps.cases.findById(input.caseId)
  if (!file) return refuse('not-found')
  const made = await deps.cases.cardOfCase(file.id)
  // An approved case with a card is one whose card is corrected: a new one takes its place.
  if (made && file.state !== 'approved') return ok(made.number)
  const state = moveTo(file, 'issue')
  if (!state.ok) return state
  const at = deps.clock.now()
  // Cancelled, replaced or taken away while its correction was looked at: it must not come back.
  if (made && !isCorrectable(made)) return takeBack(deps, file, { at, code: 'card-over' })
  const holder = asCorrected(file)
  const drawn = await drawCard(deps, holder, { at, replaces: made })
  if (!drawn.ok) return drawn.code === 'no-signer' ? drawn : takeBack(deps, file, { at, code: drawn.code })
  const { facts, pdf, seal } = drawn.value
  const card: Card = { ...facts, pdf: await deps.objects.put(pdf) }
  const saved = await saveWithFiles(
    deps,
    { file, objects: [card.pdf] },
    {
      at,
      patch: { ...(file.correction ? typedColumns(holder.answers) : {}), state: 'issued', correction: null },
      ...passportOf(deps.secrets, holder.answers),
      events: [issueEvent(card, drawn.value)],
      card,
      seal,
      ...(await paperOf(deps, holder, card)),
      ...together(planNotice(deps.chance, file, { kind: 'issued', at, facts: issuedFacts(card) }), outOfUse(deps, file, made)),
      ...replacing(deps, file),
      ...(await noVisit(deps, replacing(deps, file).replacedCard)),
    },
  )
  return saved.ok ? ok(card.number) : saved
}

function issuedFacts({ number, service, validFrom, validUntil, daysOfStay, entries }: Card) {
  return { cardNumber: number, cardKind: service, validFrom, validUntil, ...(daysOfStay === undefined ? {} : { daysOfStay, entries }) }
}

/** The card on paper, when its holder does not print it; whatever was under way for an earlier card of the case is void. */
async function paperOf(deps: Needs, file: CaseFile, card: Card): Promise<Pick<CaseChange, 'paper' | 'visit'>> {
  const earlier = await deps.papers.ofCase(file.id)
  const made = newItem(deps.chance, card.issuedAt, { cardId: card.id, wish: wishOf(file.answers, collectionOf(deps.law(), file)) })
  const waited = earlier.some(({ state }) => state === 'at-office')
  return { paper: { changed: replaced(deps, earlier), made: made ? [made] : [] }, ...(waited ? await settleVisit(deps, file, 'card-gone') : {}) }
}

/** Something has changed for the holder: the card that said otherwise is good no longer than the new one takes to be made. */
function replacing(deps: Pick<Deps, 'law'>, file: CaseFile): Pick<CaseChange, 'replacedCard'> {
  return isChange(definitionOf(deps.law(), file)) && file.renews?.source === 'card' ? { replacedCard: { id: file.renews.id } } : {}
}

/** Nobody is to come for the paper of a card that is replaced: it lies with the case that made it. */
async function noVisit(deps: Needs, replaced: CaseChange['replacedCard']): Promise<Pick<CaseChange, 'visit'>> {
  const card = replaced && (await deps.cases.cardById(replaced.id))
  return card ? settleVisit(deps, { id: card.caseId }, 'card-gone') : {}
}

/** A card that goes out of use is in the published lists at once. */
function outOfUse(deps: Pick<Deps, 'law'>, file: CaseFile, made: Card | undefined): Pick<CaseChange, 'jobs'> {
  return made || replacing(deps, file).replacedCard ? { jobs: [{ queue: 'publish-trust', data: {} }] } : {}
}

/** The history says by which keys the card was sealed: its hash chain covers the fact. */
function issueEvent(card: Card, { signers }: Pick<DrawnCard, 'signers'>): NewEvent {
  const signedBy = [signers.seal, signers.vdsNc].map(({ signer, reference }) => `${signer} ${reference}`)
  const data = { validFrom: card.validFrom, validUntil: card.validUntil, signedBy }
  return { kind: 'issue', actor: { kind: 'system', id: 'issue-card' }, at: card.issuedAt, data }
}

/** Approved cases whose job was lost; one that fails does not hold up the others. */
export async function issueWaiting(deps: Needs): Promise<number> {
  const waiting = await deps.cases.approvedWithoutCard(hoursAfter(deps.clock.now(), -5 / 60), 50)
  await eachAlone(waiting, (caseId) => issueCard(deps, { kind: 'system', job: 'issue-waiting' }, { caseId }))
  return waiting.length
}

interface DrawnCard {
  readonly facts: CardFacts
  readonly pdf: Uint8Array
  readonly seal: NewSeal
  readonly signers: SealSigners
}

async function drawCard(
  deps: Needs,
  file: CaseFile,
  { at, replaces }: { readonly at: Instant; readonly replaces: Card | undefined },
): Promise<Result<DrawnCard, Unmakeable | 'no-signer'>> {
  const law = deps.law()
  const days = cardDays(deps, file, { at, replaces })
  if (!days.ok) return days
  const portrait = await portraitOf(deps, file.id)
  const intended = await intendCard(deps, file, { days: days.value, at })
  const facts = cardFacts(law, file, { id: intended.cardId, number: intended.number, at, days: days.value })
  if (!facts.ok) return facts
  const sealed = await sealCard(deps, { facts: facts.value, answers: file.answers, slot: intended.slot, at })
  if (!sealed.ok) return sealed
  const { signers, made } = sealed.value
  const sheet = deps.letters.cardSheet(facts.value, file, { portrait, law, seal: made })
  const printable = checkPrintable(deps.documents, sheet)
  if (!printable.ok) return printable
  const seal = { cardId: intended.cardId, keyId: signers.seal.id, ncKeyId: signers.vdsNc.id, ...made, at }
  return ok({ facts: facts.value, pdf: await deps.documents.card(sheet), seal, signers })
}

/** The card cannot be made as approved: back to the desk, with the reason in the history. */
async function takeBack(deps: Needs, file: CaseFile, why: { at: Instant; code: Unmakeable }): Promise<Result<string, Unmakeable | 'changed-meanwhile'>> {
  await deps.seals.dropIntent(file.id, why.at)
  const saved = await saveCase(deps.cases, file, {
    at: why.at,
    patch: { state: 'in-review', decidedAt: null, decision: null },
    events: [{ kind: 'take-back', actor: { kind: 'system', id: 'issue-card' }, at: why.at, data: { reason: why.code } }],
  })
  return saved.ok ? refuse(why.code) : saved
}
