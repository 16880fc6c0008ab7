import type { VNode } from 'preact'
import { escaped } from './escaped.ts'
import { textOf } from './html.ts'
import { markupOf, written } from './jsx-runtime.ts'

/** A character for private use, which no text of ours has: it marks the holes only while a view is drawn for the first time. */
const MARK = '\uE000'

/** Stands for the text with this number. */
export const hole = (number: number): string => `${MARK}${number}${MARK}`

/** A view with holes in its texts and attributes, filled as often as needed: what stands around them is drawn once. The texts are escaped. */
export function prepared(view: VNode): (texts: readonly string[]) => VNode {
  const [first = '', ...rest] = textOf(markupOf(view)).split(MARK)
  return (texts) => {
    let html = first
    for (let at = 0; at < rest.length; at += 2) html += escaped(texts[Number(rest[at])] ?? '') + (rest[at + 1] ?? '')
    return written(html)
  }
}
