import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** A page as a person who cannot see it gets it: titles, names, values and what is said about them. */
export interface HtmlPage {
  readonly language: string
  readonly title: string
  readonly heading: string
  /** Everything readable, spaces folded. */
  readonly text: string
  /** The links of the error summary. */
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly links: readonly string[]
  /** Method and address of every form. */
  readonly forms: readonly { readonly method: string; readonly action: string; readonly names: readonly string[] }[]
  hasId(id: string): boolean
  /** What the form would send for the name now: text, chosen option, checked value; undefined without such a field. */
  value(name: string): string | undefined
  /** The texts that describe the control with this id, or the group it stands in. */
  describedBy(id: string): readonly string[]
  element(id: string): Element | undefined
}

export function readPage(html: string): HtmlPage {
  const all = [...elements(parse(html))]
  const byId = new Map(all.flatMap((element) => (attribute(element, 'id') ? [[attribute(element, 'id') ?? '', element] as const] : [])))
  const named = (tag: string) => all.filter((element) => element.tagName === tag)
  const summary = all.find((element) => classes(element).includes('govuk-error-summary'))
  return {
    language: attribute(named('html')[0], 'lang') ?? '',
    title: textOf(named('title')[0]),
    heading: textOf(named('h1')[0]),
    text: textOf(named('body')[0]),
    errors: summary ? [...elements(summary)].filter((e) => e.tagName === 'a').map((a) => ({ href: attribute(a, 'href') ?? '', text: textOf(a) })) : [],
    links: named('a').flatMap((a) => attribute(a, 'href') ?? []),
    forms: named('form').map((form) => ({
      method: attribute(form, 'method') ?? 'get',
      action: attribute(form, 'action') ?? '',
      names: [...elements(form)].flatMap((e) => attribute(e, 'name') ?? []),
    })),
    hasId: (id) => byId.has(id),
    value: (name) => valueOf(all.filter((element) => attribute(element, 'name') === name)),
    describedBy: (id) => describing(byId.get(id)).map((other) => textOf(byId.get(other))),
    element: (id) => byId.get(id),
  }
}

/** What describes a control: an option's own hint, and what is said of the group it stands in. */
function describing(element: Element | undefined): readonly string[] {
  const found: string[] = []
  for (let at: Node | null | undefined = element; at && 'tagName' in at; at = at.parentNode)
    found.push(...(attribute(at, 'aria-describedby')?.split(' ') ?? []))
  return found
}

function valueOf(controls: readonly Element[]): string | undefined {
  const [first] = controls
  if (!first) return undefined
  if (first.tagName === 'textarea') return textOf(first, false).replace(/^\n/, '')
  if (first.tagName === 'select') {
    const chosen = [...elements(first)].find((option) => option.tagName === 'option' && attribute(option, 'selected') !== undefined)
    return chosen ? (attribute(chosen, 'value') ?? '') : ''
  }
  const type = attribute(first, 'type')
  if (type !== 'radio' && type !== 'checkbox') return attribute(first, 'value') ?? ''
  const checked = controls.find((control) => attribute(control, 'checked') !== undefined)
  return checked ? (attribute(checked, 'value') ?? '') : ''
}

function* elements(node: Node): Generator<Element> {
  if ('tagName' in node) yield node
  if ('childNodes' in node) for (const child of node.childNodes) yield* elements(child)
}

function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((attr) => attr.name === name)?.value
}

function classes(element: Element): readonly string[] {
  return (attribute(element, 'class') ?? '').split(' ')
}

function textOf(node: Node | undefined, folded = true): string {
  const text = node ? rawText(node) : ''
  return folded ? text.replace(/\s+/g, ' ').trim() : text
}

function rawText(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  if (!('childNodes' in node) || node.nodeName === 'script') return ''
  return node.childNodes.map(rawText).join('')
}
