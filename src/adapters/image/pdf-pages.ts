import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { PDFiumDocument, PDFiumPage } from '@hyzyla/pdfium'
import type { PictureProblem } from '../../actions/ports.ts'
import { ok, refuse, type Result } from '../../core/kernel/result.ts'
import type { RawPicture } from './raw-picture.ts'

let loading: Promise<PDFiumLibrary> | undefined

/**
 * Draws the pages of a PDF, at most `side` pixels long, and hands them over one by one, so that only one is in memory. It is a build without JavaScript
 * and without forms; files inside the file are never opened. Whoever calls has a limit of time and memory around it: a page can be made to take for ever.
 */
export async function drawPdf(
  content: Uint8Array,
  limits: { readonly maxPages: number; readonly side: number },
  take: (page: RawPicture) => Promise<void>,
): Promise<Result<true, PictureProblem>> {
  // Loaded when the first PDF comes.
  loading ??= PDFiumLibrary.init()
  const opened = await open(await loading, content)
  if (!opened.ok) return opened
  const document = opened.value
  try {
    const pages = document.getPageCount()
    if (pages > limits.maxPages) return refuse('pdf-too-many-pages', { pages, maxPages: limits.maxPages })
    for (let i = 0; i < pages; i++) await take(await draw(document.getPage(i), limits.side))
    return pages > 0 ? ok(true) : refuse('file-not-readable')
  } finally {
    document.destroy()
  }
}

async function open(library: PDFiumLibrary, content: Uint8Array): Promise<Result<PDFiumDocument, PictureProblem>> {
  try {
    return ok(await library.loadDocument(content))
  } catch (error) {
    // The library tells a password only by its message.
    const locked = error instanceof Error && /password|security scheme/i.test(error.message)
    return refuse(locked ? 'pdf-locked' : 'file-not-readable')
  }
}

async function draw(page: PDFiumPage, side: number): Promise<RawPicture> {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  // By the page's own size: a page of a kilometre is drawn no larger than any other, and one of a hair's breadth not at all.
  const scale = side / Math.max(originalWidth, originalHeight)
  const width = Math.round(originalWidth * scale)
  const height = Math.round(originalHeight * scale)
  if (!(Math.min(width, height) >= MIN_SIDE)) throw new Error('no page to draw')
  const drawn = await page.render({ width, height, render: 'bitmap' })
  return { data: drawn.data, width: drawn.width, height: drawn.height }
}

const MIN_SIDE = 16
