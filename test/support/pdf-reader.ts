import { inflateSync } from 'node:zlib'

/**
 * Reads the PDFs that our own typesetter writes, well enough to see in a test what a reader, a screen reader or a search would find: the tagged structure with its
 * texts, decoded through the fonts' own Unicode tables. No general PDF reader: objects must stand in the open, only streams may be compressed.
 */
export interface ReadPdf {
  /** One line per tagged element: two spaces a level, tag, language when it changes, alternative text, text. */
  readonly outline: string
  /** All texts in reading order, runs joined without a space. */
  readonly text: string
  /** PostScript names of the embedded fonts, without the tag of the subset. */
  readonly fonts: readonly string[]
  readonly pages: number
  /** What stands on each page, also what belongs to no element: headers, footers, what lies under the text. */
  readonly drawn: readonly string[]
  /** The XMP metadata. */
  readonly metadata: string
}

interface PdfObject {
  readonly text: string
  readonly stream: Buffer
}
type Objects = ReadonlyMap<number, PdfObject>

export function readPdf(pdf: Uint8Array): ReadPdf {
  const objects = readObjects(Buffer.from(pdf))
  const pages = [...objects].filter(([, { text }]) => /\/Type \/Page\b/.test(text)).map(([id]) => id)
  const marked = new Map(pages.map((id) => [id, markedTexts(objects, id)]))
  const root = [...objects.values()].find(({ text }) => text.includes('/Type /StructTreeRoot'))
  const lines = refsIn(keysOf(root?.text ?? '')).flatMap((ref) => outlineOf({ objects, marked }, ref, 0))
  return {
    outline: lines.map(({ level, head, text }) => `${'  '.repeat(level)}${[head, text].filter(Boolean).join(' ')}`).join('\n'),
    text: lines.map(({ text }) => text).join(''),
    fonts: [...new Set([...objects.values()].flatMap(({ text }) => [...text.matchAll(/\/FontName \/[A-Z]{6}\+(\S+)/g)].map((match) => match[1] ?? '')))].sort(),
    pages: pages.length,
    drawn: pages.map((id) => drawnTexts(objects, id)),
    metadata: [...objects.values()].find(({ text }) => text.includes('/Subtype /XML'))?.stream.toString('utf8') ?? '',
  }
}

function readObjects(pdf: Buffer): Objects {
  const source = pdf.toString('latin1')
  const objects = new Map<number, PdfObject>()
  const start = /(?:^|\n)(\d+) 0 obj\n/g
  for (let found = start.exec(source); found; found = start.exec(source)) {
    const body = start.lastIndex
    const end = source.indexOf('endobj', body)
    const streamAt = source.indexOf('stream\n', body)
    const hasStream = streamAt >= 0 && streamAt < end
    const text = source.slice(body, hasStream ? streamAt : end)
    const length = hasStream ? Number(/\/Length (\d+)/.exec(text)?.[1]) : 0
    const bytes = pdf.subarray(streamAt + 7, streamAt + 7 + length)
    objects.set(Number(found[1]), { text, stream: hasStream && text.includes('/FlateDecode') ? inflateSync(bytes) : bytes })
    start.lastIndex = (hasStream ? streamAt + 7 + length : end) - 1
  }
  return objects
}

const refsIn = (text: string): number[] => [...text.matchAll(/(\d+) 0 R/g)].map((match) => Number(match[1]))
const keysOf = (text: string): string => /\/K (\[[^\]]*\]|\d+ 0 R|\d+)/.exec(text)?.[1] ?? ''

interface Line {
  readonly level: number
  readonly head: string
  readonly text: string
}

function outlineOf(pdf: { objects: Objects; marked: ReadonlyMap<number, ReadonlyMap<number, string>> }, id: number, level: number): Line[] {
  const element = pdf.objects.get(id)?.text ?? ''
  const tag = /\/S \/(\w+)/.exec(element)?.[1]
  // References to annotations carry no text of their own.
  if (!tag || !element.includes('/StructElem')) return []
  const language = /\/Lang \(([^)]*)\)/.exec(element)?.[1]
  const alt = /\/Alt (\((?:\\.|[^\\)])*\)|<[0-9A-F]*>)/.exec(element)?.[1]
  const page = pdf.marked.get(Number(/\/Pg (\d+)/.exec(element)?.[1]))
  const keys = keysOf(element)
  const own = [...keys.replace(/\d+ 0 R/g, '').matchAll(/\d+/g)].map((match) => page?.get(Number(match[0])) ?? '').join('')
  const head = [tag, language && `(${language})`, alt && `{${stringOf(alt)}}`].filter(Boolean).join(' ')
  return [{ level, head, text: own }, ...refsIn(keys).flatMap((child) => outlineOf(pdf, child, level + 1))]
}

function contentOf(objects: Objects, page: number) {
  const dictionary = objects.get(page)?.text ?? ''
  const fonts = new Map([...dictionary.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, unicodeTable(objects, Number(id))]))
  const content = objects.get(Number(/\/Contents (\d+)/.exec(dictionary)?.[1]))?.stream.toString('latin1') ?? ''
  return { fonts, content }
}

/** All strings of a page between the beginning and the end of a text object, each run on a line of its own. */
function drawnTexts(objects: Objects, page: number): string {
  const { fonts, content } = contentOf(objects, page)
  const runs: string[] = []
  let font: ReadonlyMap<number, string> | undefined
  let isText = false
  for (const token of tokensOf(content)) {
    if (token === 'BT' || token === 'ET') isText = token === 'BT'
    else if (fonts.has(token.slice(1))) font = fonts.get(token.slice(1))
    else if (isText && /^[(<][^<]/.test(token)) runs.push(readGlyphs(token, font))
    if (token === 'BT') runs.push('\n')
  }
  return runs.join('')
}

/** The texts of a page by the numbers under which the structure refers to them. */
function markedTexts(objects: Objects, page: number): Map<number, string> {
  const { fonts, content } = contentOf(objects, page)
  const texts = new Map<number, string>()
  let font: ReadonlyMap<number, string> | undefined
  let mark: number | undefined
  for (const token of tokensOf(content)) {
    if (/^\d+$/.test(token) && mark === -1) mark = Number(token)
    else if (token === '/MCID') mark = -1
    else if (token === 'EMC') mark = undefined
    else if (fonts.has(token.slice(1))) font = fonts.get(token.slice(1))
    // Strings outside of a text object are language codes.
    else if (token === 'BT') texts.set(mark ?? -1, texts.get(mark ?? -1) ?? '')
    else if (/^[(<][^<]/.test(token) && mark !== undefined && texts.has(mark)) texts.set(mark, texts.get(mark) + readGlyphs(token, font))
  }
  return texts
}

function readGlyphs(token: string, font: ReadonlyMap<number, string> | undefined): string {
  return glyphsOf(token)
    .map((glyph) => font?.get(glyph) ?? '\ufffd')
    .join('')
}

/** Words, names, numbers and whole strings of a content stream. Brackets inside a string need no escape when they pair up. */
function tokensOf(content: string): string[] {
  const tokens: string[] = []
  const next = /\(|<[0-9A-Fa-f]*>|[^\s()<>[\]]+/g
  for (let found = next.exec(content); found; found = next.exec(content)) {
    if (found[0] !== '(') {
      tokens.push(found[0])
      continue
    }
    let end = next.lastIndex
    for (let depth = 1; depth > 0; end++) {
      if (content[end] === '\\') end++
      else if (content[end] === '(') depth++
      else if (content[end] === ')') depth--
    }
    tokens.push(content.slice(found.index, end))
    next.lastIndex = end
  }
  return tokens
}

function unicodeTable(objects: Objects, font: number): Map<number, string> {
  const table = objects.get(Number(/\/ToUnicode (\d+)/.exec(objects.get(font)?.text ?? '')?.[1]))?.stream.toString('latin1') ?? ''
  return new Map(
    [...table.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)].map(([, glyph, text]) => [
      Number.parseInt(glyph ?? '', 16),
      utf16(Buffer.from(text ?? '', 'hex')),
    ]),
  )
}

function glyphsOf(token: string): number[] {
  const bytes = bytesOf(token)
  return Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readUInt16BE(i * 2))
}

function stringOf(token: string): string {
  const bytes = bytesOf(token)
  return bytes.readUInt16BE(0) === 0xfeff ? utf16(bytes.subarray(2)) : bytes.toString('latin1')
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** A literal string in brackets with its escapes, or a hexadecimal one in angle brackets. */
function bytesOf(token: string): Buffer {
  if (token.startsWith('<')) return Buffer.from(token.slice(1, -1), 'hex')
  const plain = token
    .slice(1, -1)
    .replace(/\\(\d{1,3}|[\s\S])/g, (_, escape: string) => (/^\d/.test(escape) ? String.fromCharCode(Number.parseInt(escape, 8)) : (ESCAPES[escape] ?? escape)))
  return Buffer.from(plain, 'latin1')
}

function utf16(bytes: Buffer): string {
  return Buffer.from(bytes).swap16().toString('utf16le')
}
