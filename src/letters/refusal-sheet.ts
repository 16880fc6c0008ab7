import type { LawBook } from '../actions/ports/law.ts'
import type { LetterSheet } from '../actions/ports.ts'
import type { CaseFile, Decision } from '../core/case/case-file.ts'
import { addDays, type PlainDate } from '../core/kernel/plain-date.ts'
import type { Words } from '../texts/words.ts'
import { writtenDay } from '../texts/written.ts'
import { tellReasons, type ToldReason } from './given-reasons.ts'
import { letterFrame, officeName } from './letter-frame.ts'

interface RefusalInput {
  readonly words: Words
  readonly file: CaseFile
  readonly law: LawBook
  readonly publicOrigin: string
}

/** The refusal on paper: each reason with its legal basis and remedy, then appeal and retry. */
export function writeRefusalSheet({ words, file, law, publicOrigin }: RefusalInput): LetterSheet {
  const { decision } = file
  if (decision?.kind !== 'refuse' || !file.decidedAt) throw new Error('a refusal letter for a case that was not refused')
  const day = (date: PlainDate) => writtenDay(words.language, date)
  const appealUntil = appealDay(law, decision)
  const reasons = tellReasons(words, law, decision.reasons)
  const agency = words.of('country.agency.name')
  const root = `${publicOrigin}/${words.language}`
  const heading = words('letters.refusal.heading')
  return {
    ...letterFrame(words, law),
    heading,
    paragraphs: [words('letters.refusal.intro', { agency }), ...reasons.flatMap((reason, i) => reasonParagraphs(words, reason, i + 1))],
    facts: [
      { label: words('letters.fact.case-code'), value: file.code },
      ...(file.holderName ? [{ label: words('letters.fact.applicant'), value: file.holderName }] : []),
      { label: words('letters.fact.service'), value: words.of(`service.${file.service}.name`) },
      { label: words('letters.fact.decided-on'), value: day(decision.on) },
      ...(appealUntil ? [{ label: words('letters.day.appeal-until'), value: day(appealUntil) }] : []),
      { label: words('letters.fact.office'), value: officeName(words, law, file) },
    ],
    closing: [
      ...(reasons.some((reason) => reason.correctable) ? [words('letters.refusal.retry', { site: publicOrigin, find: words('common.nav.find') })] : []),
      ...(appealUntil ? [words('letters.appeal.how', { agency, help: `${root}/help` })] : []),
      words('letters.fee.kept'),
      words('letters.data', { privacy: `${root}/privacy` }),
    ],
    writtenAt: file.decidedAt,
    documentTitle: `${heading} ${file.code}`,
  }
}

/** The last day to appeal: the longest term among the reasons given; undefined when none can be appealed. */
function appealDay(law: LawBook, decision: Decision): PlainDate | undefined {
  const days = decision.reasons.map(({ code }) => law.reasons.find((reason) => reason.code === code)?.appealableDays ?? 0)
  const longest = Math.max(0, ...days)
  return longest > 0 ? addDays(decision.on, longest) : undefined
}

function reasonParagraphs(words: Words, reason: ToldReason, number: number): readonly string[] {
  const { title, explain, code } = reason
  const lines = [
    reason.told ? words('letters.refusal.reason', { number, title, code, explain }) : words('letters.refusal.reason-untold', { number, title, explain }),
    reason.target ? words('letters.reason.concerns', { target: reason.target }) : '',
    reason.note ? words('letters.reason.note', { note: reason.note }) : '',
    reason.basis ? words('letters.reason.basis', { basis: reason.basis }) : '',
    reason.remedy ? words('letters.refusal.remedy', { remedy: reason.remedy }) : '',
  ]
  return lines.filter((line) => line !== '')
}
