import { ok, refuse } from '../../../src/core/kernel/result.ts'
import type { Capture } from '../../../src/actions/ports/capture.ts'
import type { Documents, Pictures } from '../../../src/actions/ports.ts'

/** Every picture is one, of the shape that its page asks for. */
export const fakePictures: Pictures = {
  read: async (content, { minWidth, minHeight }) => ok([{ jpeg: content, width: minWidth, height: minHeight, sniffed: 'jpeg' }]),
}

/** Every portrait is in order, and no passport can be read. */
export const fakeCapture: Capture = {
  portrait: async (_, { id, version }) =>
    ok({ spec: { id, version }, width: 826, height: 1062, measures: {}, findings: [], outline: undefined, crop: undefined }),
  crop: async () => refuse('no-face'),
  passportPage: async () => refuse('mrz-not-found'),
}

/** Sheets as they are, and fonts that lack what they are told to lack. */
export function fakeDocuments(missing: () => string): Documents {
  const bytes = (sheet: object) => Promise.resolve(Buffer.from(JSON.stringify(sheet)))
  return {
    missingGlyphs: (texts) => [...missing()].filter((character) => texts.some((text) => text.includes(character))),
    card: (sheet) => bytes({ ...sheet, portraitJpeg: undefined }),
    letter: bytes,
    form: bytes,
    screenCode: async () => new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  }
}
