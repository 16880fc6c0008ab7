import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import { cardMrz } from '../core/card/mrz-lines.ts'
import { validUntil } from '../core/card/validity.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { definitionOf } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { Card } from './ports/cases.ts'
import { moveTo, planNotice, saveCase } from './save-case.ts'
import { newCode } from './tokens.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'objects' | 'documents' | 'letters'>

/** Makes the card of an approved case. Run again after a crash it finds the card made and does nothing. */
export async function issueCard(
  deps: Needs,
  actor: Actor,
  input: { readonly caseId: string },
): Promise<Result<string, 'not-found' | 'move-not-allowed' | 'glyph-missing' | 'mrz-not-possible' | 'changed-meanwhile'>> {
  if (!may(actor, 'issue-card')) return refuse('not-found')
  const file = await deps.cases.findById(input.caseId)
  if (!file) return refuse('not-found')
  const made = await deps.cases.cardOfCase(file.id)
  // An approved case with a card is one whose card is corrected: a new one takes its place.
  if (made && file.state !== 'approved') return ok(made.number)
  const state = moveTo(file, 'issue')
  if (!state.ok) return state
  const at = deps.clock.now()
  const facts = cardFacts(deps, file, at)
  if (!facts.ok) return takeBack(deps, file, { at, code: facts.code })
  const pdf = await drawCard(deps, file, facts.value)
  if (!pdf.ok) return takeBack(deps, file, { at, code: pdf.code })
  const card: Card = { ...facts.value, pdf: await deps.objects.put(pdf.value) }
  const saved = await saveCase(deps.cases, file, {
    at,
    patch: { state: 'issued', correction: null },
    events: [{ kind: 'issue', actor: { kind: 'system', id: 'issue-card' }, at, data: { validFrom: card.validFrom, validUntil: card.validUntil } }],
    card,
    ...planNotice(deps.chance, file, {
      kind: 'issued',
      at,
      facts: { cardNumber: card.number, validFrom: card.validFrom, validUntil: card.validUntil, daysOfStay: card.daysOfStay, entries: card.entries },
    }),
  })
  return saved.ok ? ok(card.number) : saved
}

function cardFacts(deps: Needs, file: CaseFile, at: Instant): Result<Omit<Card, 'pdf'>, 'mrz-not-possible'> {
  const law = deps.law()
  const definition = definitionOf(law, file)
  const number = definition.cardLetter + newCode(deps.chance, 8)
  const validFrom = file.entryOn as PlainDate
  const until = validUntil(validFrom, definition.stay)
  const mrz = cardMrz({
    documentCode: definition.card.documentCode,
    issuingState: law.issuingState,
    answers: file.answers,
    validUntil: until,
    cardNumber: number,
  })
  if (!mrz.ok) return mrz
  const { answers } = file
  const initials = [answers.givenNames, answers.surname].flatMap((name) => (name ? [`${[...name][0] ?? ''}.`] : [])).join(' ')
  return ok({
    id: deps.chance.uuid(at),
    number,
    caseId: file.id,
    service: file.service,
    state: 'active',
    validFrom,
    validUntil: until,
    daysOfStay: Number(answers.daysOfStay),
    entries: answers.entries ?? 'single',
    mrz: mrz.value,
    initials,
    issuedAt: at,
  })
}

async function drawCard(deps: Needs, file: CaseFile, facts: Omit<Card, 'pdf'>): Promise<Result<Uint8Array, 'glyph-missing'>> {
  const portrait = (await deps.cases.documents(file.id)).find((document) => document.requirement === 'portrait')
  const picture = portrait ? await deps.objects.get(portrait.shown) : undefined
  if (!picture) throw new Error('an approved case without a portrait')
  const sheet = deps.letters.cardSheet(facts, file, { portrait: picture, law: deps.law() })
  const texts = [...sheet.fields.map((field) => field.value), ...sheet.fields.flatMap((field) => [field.label.en, field.label.own]), sheet.title.own]
  const missing = deps.documents.missingGlyphs(texts)
  return missing.length > 0 ? refuse('glyph-missing', { characters: missing.join(' ') }) : ok(await deps.documents.card(sheet))
}

/** The card cannot be made as approved: back to the desk, with the reason in the history. */
async function takeBack(
  deps: Needs,
  file: CaseFile,
  why: { at: Instant; code: 'glyph-missing' | 'mrz-not-possible' },
): Promise<Result<string, 'glyph-missing' | 'mrz-not-possible' | 'changed-meanwhile'>> {
  const saved = await saveCase(deps.cases, file, {
    at: why.at,
    patch: { state: 'in-review', decidedAt: null, decision: null },
    events: [{ kind: 'take-back', actor: { kind: 'system', id: 'issue-card' }, at: why.at, data: { reason: why.code } }],
  })
  return saved.ok ? refuse(why.code) : saved
}
