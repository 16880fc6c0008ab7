import type { FeeItem, Receipt } from '../actions/ports/cases.ts'
import type { LawBook } from '../actions/ports/law.ts'
import type { LetterSheet } from '../actions/ports.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { FeeLine } from '../core/fee/price.ts'
import type { Money } from '../core/kernel/money.ts'
import type { Words } from '../texts/words.ts'
import { writtenDay, writtenMoment, writtenMoney, writtenNumber } from '../texts/written.ts'
import { letterFrame, officeName } from './letter-frame.ts'

interface ReceiptInput {
  readonly words: Words
  readonly receipt: Receipt
  readonly file: CaseFile
  /** What was paid for; a credit note may stand without it. */
  readonly item: FeeItem | undefined
  readonly law: LawBook
}

/** A receipt that explains every amount, or a credit note for money that goes back. */
export function writeReceiptSheet(input: ReceiptInput): LetterSheet {
  const { words, receipt, file, item, law } = input
  const credit = receipt.kind === 'credit-note'
  const title = words(credit ? 'letters.receipt.credit-title' : 'letters.receipt.title')
  const lines = credit || !item ? [] : item.lines
  return {
    ...letterFrame(words, law),
    heading: title,
    paragraphs: [words(credit ? 'letters.receipt.credit-text' : 'letters.receipt.text')],
    facts: [
      { label: words(credit ? 'letters.receipt.credit-number' : 'letters.receipt.number'), value: receipt.number },
      { label: words('letters.fact.check-code'), value: receipt.checkCode },
      ...lines.map((line) => lineFact(words, line, { item, currency: receipt.currency })),
      ...(credit ? correctedFee(words, file, receipt) : []),
      { label: words('letters.receipt.total'), value: writtenMoney(words.language, { minor: receipt.amountMinor, currency: receipt.currency }) },
      {
        label: words(credit ? 'letters.receipt.credit-at' : 'letters.receipt.paid-at'),
        value: writtenMoment(words.language, item?.paidAt && !credit ? item.paidAt : receipt.issuedAt, law.timeZone),
      },
      { label: words('letters.fact.case-code'), value: file.code },
      ...(file.holderName ? [{ label: words('letters.fact.applicant'), value: file.holderName }] : []),
      { label: words('letters.fact.service'), value: words.of(`service.${file.service}.name`) },
      { label: words('letters.fact.office'), value: officeName(words, law, file) },
    ],
    closing: [...indexNotes(words, lines, receipt.currency), words(credit ? 'letters.receipt.credit-closing' : 'letters.receipt.closing')],
    writtenAt: receipt.issuedAt,
    documentTitle: `${title} ${receipt.number}`,
  }
}

/** What a credit note gives back after a correction: the fee as it was and as it is. */
function correctedFee(words: Words, { price }: CaseFile, { amountMinor, currency }: Receipt): LetterSheet['facts'] {
  const before = price?.before
  if (!before || before.totalMinor - price.totalMinor !== amountMinor) return []
  const written = (minor: number) => writtenMoney(words.language, { minor, currency })
  return [
    { label: words('letters.receipt.fee-before'), value: written(before.totalMinor) },
    { label: words('letters.receipt.fee-now'), value: written(price.totalMinor) },
  ]
}

/** `7 × 4,325 ₸ = 30,275 ₸`, or the plain amount. */
function lineFact(words: Words, line: FeeLine, more: { readonly item: FeeItem | undefined; readonly currency: string }): LetterSheet['facts'][number] {
  const money = (minor: number) => writtenMoney(words.language, { minor, currency: more.currency } satisfies Money)
  const name = words(more.item?.kind === 'stay-change' ? 'letters.receipt.line.stay-change' : (`letters.receipt.line.${line.item}` as const))
  // The difference of a correction: the new lines, and what was paid before taken off.
  const label = line.minor < 0 ? words('letters.receipt.taken-off', { name }) : name
  const value =
    line.basis === 'index'
      ? words('letters.receipt.index-line', {
          multiplier: writtenNumber(words.language, (Math.sign(line.minor) * line.multiplierHundredths) / 100),
          value: money(line.indexMinor),
          amount: money(line.minor),
        })
      : money(line.minor)
  return { label, value }
}

function indexNotes(words: Words, lines: readonly FeeLine[], currency: string): readonly string[] {
  const line = lines.find((one) => one.basis === 'index')
  if (line?.basis !== 'index') return []
  const value = writtenMoney(words.language, { minor: line.indexMinor, currency })
  const from = writtenDay(words.language, line.indexValidFrom)
  return [words('letters.receipt.index-mci', { value, from }), ...(line.indexConfirmed ? [] : [words('letters.receipt.index-open')])]
}
