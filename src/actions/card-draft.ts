import { cardMrz } from '../core/card/mrz-lines.ts'
import { validUntil } from '../core/card/validity.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { Instant } from '../core/kernel/instant.ts'
import type { PlainDate } from '../core/kernel/plain-date.ts'
import { ok, type Refusal, refuse, type Result } from '../core/kernel/result.ts'
import { definitionOf, typedColumns } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { CardSheet, Documents } from './ports.ts'
import type { Card } from './ports/cases.ts'
import type { LawBook } from './ports/law.ts'

/** Texts alone are looked at before the decision. */
const NO_SEAL = { vds: new Uint8Array(), vdsNc: '' }

export type CardFacts = Omit<Card, 'pdf'>
export type CardProblem = 'glyph-missing' | 'mrz-not-possible'

/** The case as it will be once the correction that its holder asked for is made; the answers stay as they are until the card says the same. */
export function asCorrected(file: CaseFile): CaseFile {
  if (!file.correction) return file
  const { nationality, holderName, answers } = typedColumns({ ...file.answers, ...file.correction.answers })
  return { ...file, ...(nationality ? { nationality } : {}), ...(holderName ? { holderName } : {}), answers: answers ?? file.answers }
}

/** What the card of the case says; `id` and `number` are new ones. */
export function cardFacts(
  law: LawBook,
  file: CaseFile,
  made: { readonly id: string; readonly number: string; readonly at: Instant },
): Result<CardFacts, 'mrz-not-possible'> {
  const { documentCode } = definitionOf(law, file).card
  const { answers } = file
  const validFrom = file.entryOn as PlainDate
  const until = validUntil(validFrom, definitionOf(law, file).stay)
  const mrz = cardMrz({ documentCode, issuingState: law.issuingState, answers, validUntil: until, cardNumber: made.number })
  if (!mrz.ok) return mrz
  return ok({
    id: made.id,
    number: made.number,
    caseId: file.id,
    service: file.service,
    state: 'active',
    validFrom,
    validUntil: until,
    daysOfStay: Number(answers.daysOfStay),
    entries: answers.entries ?? 'single',
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
export function cardProblem(deps: Pick<Deps, 'law' | 'letters' | 'documents'>, file: CaseFile, at: Instant): Refusal<CardProblem> | undefined {
  const law = deps.law()
  const number = `${definitionOf(law, file).cardLetter}22222222`
  const facts = cardFacts(law, file, { id: file.id, number, at })
  if (!facts.ok) return facts
  const printable = checkPrintable(deps.documents, deps.letters.cardSheet(facts.value, file, { portrait: new Uint8Array(), law, seal: NO_SEAL }))
  return printable.ok ? undefined : printable
}
