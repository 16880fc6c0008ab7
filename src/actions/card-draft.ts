import { cardMrz } from '../core/card/mrz-lines.ts'
import { validityOf } from '../core/card/validity.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, type Refusal, refuse, type Result } from '../core/kernel/result.ts'
import type { Validity } from '../core/service/definition.ts'
import { definitionOf, typedColumns } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { CardSheet, Documents } from './ports.ts'
import type { Card } from './ports/cases.ts'
import type { LawBook } from './ports/law.ts'

/** Texts alone are looked at before the decision. */
const NO_SEAL = { vds: new Uint8Array(), vdsNc: '' }

export type CardFacts = Omit<Card, 'pdf'>
export type CardProblem = 'glyph-missing' | 'mrz-not-possible' | 'passport-too-short' | 'card-over'

/** The case as it will be once the correction that its holder asked for is made; the answers stay as they are until the card says the same. */
export function asCorrected(file: CaseFile): CaseFile {
  if (!file.correction) return file
  const { nationality, holderName, answers } = typedColumns({ ...file.answers, ...file.correction.answers })
  return { ...file, ...(nationality ? { nationality } : {}), ...(holderName ? { holderName } : {}), answers: answers ?? file.answers }
}

/** The days of the card that this case ends in, decided on the day it was decided, or now. One that takes the place of another is good for the same days. */
export function cardDays(
  deps: Pick<Deps, 'clock' | 'law'>,
  file: CaseFile,
  { at, replaces }: { readonly at: Instant; readonly replaces?: Validity | undefined },
): Result<Validity, 'passport-too-short' | 'card-over'> {
  if (replaces) return ok({ validFrom: replaces.validFrom, validUntil: replaces.validUntil })
  const decidedOn = file.decision?.on ?? deps.clock.dayOf(at)
  const days = validityOf(definitionOf(deps.law(), file).validity, {
    entryOn: file.entryOn,
    passportExpiresOn: file.answers.passportExpiresOn as PlainDate | undefined,
    renewsUntil: file.renews?.validUntil,
    renewsFrom: file.renews?.validFrom,
    paidOn: file.startedAt ? deps.clock.dayOf(file.startedAt) : decidedOn,
    decidedOn,
  })
  if (!days.ok && days.code === 'entry-missing') throw new Error('a visit was declared without its day of entry')
  if (days.ok) return days
  return days.code === 'card-over' ? refuse('card-over', {}) : refuse('passport-too-short', days.facts, 'passportExpiresOn')
}

/** Whether a corrected card may take the place of this one: a card that is gone for good never comes back. */
export function isCorrectable({ state }: Pick<Card, 'state'>): boolean {
  return state === 'active' || state === 'suspended'
}

/** What the card of the case says; `id` and `number` are new ones. */
export function cardFacts(
  law: LawBook,
  file: CaseFile,
  made: { readonly id: string; readonly number: string; readonly at: Instant; readonly days: Validity },
): Result<CardFacts, 'mrz-not-possible'> {
  const { card, validity } = definitionOf(law, file)
  const { answers } = file
  const { validFrom, validUntil } = made.days
  const mrz = cardMrz({ ...card, issuingState: law.issuingState, answers, validUntil, cardNumber: made.number })
  if (!mrz.ok) return mrz
  return ok({
    id: made.id,
    number: made.number,
    caseId: file.id,
    service: card.kind,
    state: 'active',
    validFrom,
    validUntil,
    ...(validity.kind === 'stay' ? { daysOfStay: Number(answers.daysOfStay), entries: answers.entries ?? 'single' } : {}),
    mrz: mrz.value,
    initials: [answers.givenNames, answers.surname].flatMap((name) => (name ? [`${[...name][0] ?? ''}.`] : [])).join(' '),
    issuedAt: made.at,
  })
}

/** Whether every character that the card shows can be drawn. */
export function checkPrintable(documents: Documents, sheet: CardSheet): Result<true, 'glyph-missing'> {
  const texts = [...sheet.fields.flatMap((field) => [field.value, field.label.en, field.label.own]), sheet.title.own]
  const missing = documents.missingGlyphs(texts)
  return missing.length > 0 ? refuse('glyph-missing', { characters: missing.join(' ') }) : ok(true)
}

/** Looked at before the decision, with the same eyes as when the card is made: what cannot be made is never approved. */
export function cardProblem(deps: Pick<Deps, 'clock' | 'law' | 'letters' | 'documents'>, file: CaseFile, at: Instant): Refusal<CardProblem> | undefined {
  const law = deps.law()
  const days = cardDays(deps, file, { at })
  if (!days.ok) return days
  const number = `${definitionOf(law, file).cardLetter}22222222`
  const facts = cardFacts(law, file, { id: file.id, number, at, days: days.value })
  if (!facts.ok) return facts
  const printable = checkPrintable(deps.documents, deps.letters.cardSheet(facts.value, file, { portrait: new Uint8Array(), law, seal: NO_SEAL }))
  return printable.ok ? undefined : printable
}
