import { ok } from '../../../src/core/kernel/result.ts'
import type { Documents, Pictures } from '../../../src/actions/ports.ts'

/** Every picture is one, of the shape that its page asks for. */
export const fakePictures: Pictures = {
  read: async (content, { minWidth, minHeight }) => ok({ jpeg: content, width: minWidth, height: minHeight, sniffed: 'jpeg' }),
}

/** Sheets as they are, and fonts that lack what they are told to lack. */
export function fakeDocuments(missing: () => string): Documents {
  const bytes = (sheet: object) => Promise.resolve(Buffer.from(JSON.stringify(sheet)))
  return {
    missingGlyphs: (texts) => [...missing()].filter((character) => texts.some((text) => text.includes(character))),
    card: (sheet) => bytes({ ...sheet, portraitJpeg: undefined }),
    letter: bytes,
    screenCode: async () => new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  }
}
