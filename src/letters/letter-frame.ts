import type { LawBook } from '../actions/ports/law.ts'
import type { LetterSheet } from '../actions/ports.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { Words } from '../texts/words.ts'

/** What every letter on paper begins with. */
export function letterFrame(words: Words, law: LawBook): Pick<LetterSheet, 'demoBand' | 'agency' | 'language'> {
  return { demoBand: law.demo ? words('common.demo-band') : '', agency: words.of('country.agency.name'), language: words.language }
}

export function officeName(words: Words, law: LawBook, file: CaseFile): string {
  return law.offices.find((office) => office.id === file.officeId)?.name[words.language] ?? file.officeId
}
