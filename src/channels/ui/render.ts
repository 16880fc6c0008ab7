import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A whole page as HTML. The only place that renders, so that nobody sends a page without its doctype. */
export function renderPage(page: VNode): string {
  return `<!doctype html>\n${renderToString(page)}`
}

/** A part of a page as HTML, for a table row that is sent on its own and for tests. */
export function renderPart(part: VNode): string {
  return renderToString(part)
}
