import type { ComponentType, VNode } from 'preact'
import { escaped } from './escaped.ts'
import { type Html, plus, rawHtml } from './html.ts'

/**
 * What the compiler makes of JSX in server views: markup at once, without a tree in between. On a form page that takes a third of the time of a tree
 * and its renderer, whose output it equals: a test compares both on generated trees (docs/decisions/0013). The types are Preact's.
 */
export type { JSX } from 'preact/jsx-runtime'

/** Finished markup. Only this file makes it: whatever else stands between tags is text, and is escaped. */
class Markup {
  readonly html: Html
  constructor(html: Html) {
    this.html = html
  }
}

type Properties = Readonly<Record<string, unknown>>

/** An element or a component; its children come finished, as the compiler writes them inside out. */
export function jsx(type: string | ComponentType<object>, properties: Properties): VNode {
  const made = typeof type === 'string' ? new Markup(element(type, properties)) : (type as (given: Properties) => unknown)(properties)
  return (made instanceof Markup ? made : new Markup(htmlOf(made))) as unknown as VNode
}

export const jsxs = jsx

export function Fragment(properties: { readonly children?: unknown }): VNode {
  return new Markup(htmlOf(properties.children)) as unknown as VNode
}

/** The markup of a finished view: one text, or pieces where long written lists are within. */
export function markupOf(view: VNode): Html {
  return htmlOf(view)
}

/** For `prepared.ts` alone: markup put together from markup. */
export function written(html: string): VNode {
  return new Markup(html) as unknown as VNode
}

/** Elements without an end tag (HTML, section 13.1.2). */
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])
/** A name that would break out of its tag is never written, wherever it comes from. */
const NAME = /^[a-zA-Z][\w:.-]*$/
/** Of these `true` and `false` are words, not presence and absence: aria-, data- and two of HTML's own. */
const SPELLED_OUT = /^(?:[a-z]{4}-.*|draggable|spellcheck)$/
interface Kind {
  readonly is: 'plain' | 'spelled-out' | 'unsafe'
  /** ` name="` */
  readonly open: string
}
const kinds = new Map<string, Kind>()
const MOST_KINDS = 1000

function element(tag: string, properties: Properties): Html {
  let html = `<${tag}`
  let raw: string | undefined
  for (const name in properties) {
    const value = properties[name]
    if (value == null || name === 'children' || name === 'key') continue
    if (name === 'dangerouslySetInnerHTML') raw = String((value as { readonly __html: unknown }).__html)
    else html += attribute(name, value)
  }
  if (VOID.has(tag)) return `${html}/>`
  return plus(plus(`${html}>`, raw === undefined ? htmlOf(properties.children) : rawHtml(raw)), `</${tag}>`)
}

function attribute(name: string, value: unknown): string {
  const { is, open } = kindOf(name)
  if (is === 'unsafe' || typeof value === 'function') return ''
  if (is === 'plain' && value === false) return ''
  if (value === '' || (is === 'plain' && value === true)) return ` ${name}`
  return `${open}${escaped(String(value))}"`
}

function kindOf(name: string): Kind {
  const known = kinds.get(name)
  if (known !== undefined) return known
  if (kinds.size >= MOST_KINDS) kinds.clear()
  const kind: Kind = { is: !NAME.test(name) ? 'unsafe' : SPELLED_OUT.test(name) ? 'spelled-out' : 'plain', open: ` ${name}="` }
  kinds.set(name, kind)
  return kind
}

function htmlOf(child: unknown): Html {
  if (typeof child === 'string') return escaped(child)
  if (child instanceof Markup) return child.html
  if (child == null || typeof child === 'boolean') return ''
  if (typeof child === 'number') return String(child)
  if (!Array.isArray(child)) throw new TypeError('what stands between tags must be text or markup')
  let html: Html = ''
  for (const one of child) html = plus(html, htmlOf(one))
  return html
}
