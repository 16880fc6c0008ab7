import type { CardSheet, Documents, LetterSheet } from '../../actions/ports.ts'
import type { FormSheet } from '../../actions/ports/form-sheet.ts'
import { readCoverage } from './coverage.ts'
import type { MissingGlyphs } from './coverage.ts'
import { portraitFiles } from './portrait-files.ts'
import { cardCodes, qrSvg } from './codes.ts'
import { typesetter } from './typesetter.ts'

/**
 * Cards and letters as PDF/A-2a, application forms as PDF/UA-1. `fontDirs`: folders with Noto Sans and Noto Sans SC, weights 400 and 700, as TTF.
 * The same sheet gives the same bytes. A sheet with a character that no font has makes `card`, `letter` and `form` throw: ask `missingGlyphs` first.
 */
export function typstDocuments({ fontDirs }: { readonly fontDirs: readonly string[] }): Documents {
  const typeset = typesetter(fontDirs)
  let coverage: MissingGlyphs | undefined
  return {
    missingGlyphs(texts) {
      coverage ??= readCoverage(fontDirs)
      return coverage(texts)
    },
    async card(sheet: CardSheet) {
      const { portraitJpeg, seal, ...texts } = sheet
      const codes = await cardCodes(seal)
      return typeset({ template: 'card.typ', sheet: { ...texts, ...codes }, files: portraitFiles(portraitJpeg), createdAt: sheet.issuedAt })
    },
    screenCode: async (content) => new TextEncoder().encode(await qrSvg(content)),
    async letter(sheet: LetterSheet) {
      const qr = sheet.qrText === undefined ? undefined : await qrSvg(sheet.qrText)
      return typeset({ template: 'letter.typ', sheet: { ...sheet, qr }, files: {}, createdAt: sheet.writtenAt })
    },
    async form(sheet: FormSheet) {
      const qr = sheet.code === '' ? undefined : await qrSvg(sheet.code)
      return typeset({ template: 'form.typ', sheet: { ...sheet, qr }, files: {}, createdAt: sheet.writtenAt, standard: 'ua-1' })
    },
  }
}
