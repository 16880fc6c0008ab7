import type { VNode } from 'preact'
import { bytesOf, plus, textOf } from './jsx/html.ts'
import { markupOf } from './jsx/jsx-runtime.ts'

const DOCTYPE = '<!doctype html>\n'

/** A whole page as HTML. Here and in `pageBytes` alone pages are rendered, so that nobody sends one without its doctype. */
export function renderPage(page: VNode): string {
  return DOCTYPE + textOf(markupOf(page))
}

/** The same as the bytes that go out. */
export function pageBytes(page: VNode): Buffer {
  return bytesOf(plus(DOCTYPE, markupOf(page)))
}

/** A part of a page as HTML, for a table row that is sent on its own and for tests. */
export function renderPart(part: VNode): string {
  return textOf(markupOf(part))
}
