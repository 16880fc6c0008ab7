import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5'

type Element = Tree.Element

export interface ReadMail {
  /** Codes of everything that is not well-formed. */
  readonly errors: readonly string[]
  readonly lang: string
  /** Names of all elements, each once. */
  readonly elements: readonly string[]
  /** Those of them that ask something of the world outside, or of the reader. */
  readonly fetching: readonly string[]
  /** Values of href, src, action and the like. */
  readonly addresses: readonly string[]
  readonly styles: readonly string[]
  /** What stands in each heading, paragraph, list item, cell and link, as it is read; what is hidden from screen readers is left out. */
  readonly lines: readonly string[]
}

const LINES = new Set(['h1', 'h2', 'p', 'li', 'th', 'td', 'div', 'a'])
const FETCHING = new Set(['img', 'link', 'script', 'iframe', 'object', 'embed', 'video', 'audio', 'form', 'input', 'svg', 'base'])
const ADDRESSES = new Set(['href', 'src', 'action', 'background', 'srcset', 'poster', 'formaction', 'xlink:href', 'ping'])

/** Reads a mail as a mail program does. */
export function readMail(html: string): ReadMail {
  const errors: string[] = []
  const document = parse(html, { onParseError: ({ code, startLine }) => errors.push(`${code} in line ${startLine}`) })
  const all = descendants(document)
  const attributes = all.flatMap((element) => element.attrs)
  const elements = [...new Set(all.map(({ tagName }) => tagName))]
  return {
    errors: [...errors, ...unbalanced(html)],
    lang: all.find(({ tagName }) => tagName === 'html')?.attrs.find(({ name }) => name === 'lang')?.value ?? '',
    elements,
    fetching: elements.filter((name) => FETCHING.has(name)),
    addresses: attributes.filter(({ name }) => ADDRESSES.has(name)).map(({ value }) => value),
    styles: attributes.filter(({ name }) => name === 'style').map(({ value }) => value),
    lines: all
      .filter((element) => LINES.has(element.tagName) && !isHidden(element))
      .map((element) => ownText(element).replace(/\s+/g, ' ').trim())
      .filter((line) => /[\p{L}\p{N}]/u.test(line)),
  }
}

const VOID = new Set(['meta', 'br', 'hr', 'img', 'input', 'link'])

/** The parser mends wrong nesting without a word, so every end tag is held against the last open one here. */
function unbalanced(html: string): string[] {
  const open: string[] = []
  const wrong: string[] = []
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (end === '' && !VOID.has(name)) open.push(name)
    else if (end !== '') {
      const last = open.pop()
      if (last !== name) wrong.push(`</${name}> after <${last ?? 'nothing'}>`)
    }
  }
  return [...wrong, ...open.map((name) => `<${name}> stays open`)]
}

function isHidden(element: Element): boolean {
  const hidden = element.attrs.some(({ name, value }) => name === 'aria-hidden' && value === 'true')
  const parent = element.parentNode
  return hidden || (parent !== null && 'attrs' in parent && isHidden(parent))
}

function descendants(node: Tree.ParentNode): Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...descendants(child)] : []))
}

/** Without what stands in a line of its own further in. */
function ownText(node: Tree.ParentNode): string {
  return node.childNodes.map((child) => ('value' in child ? child.value : 'tagName' in child && !LINES.has(child.tagName) ? ownText(child) : '')).join('')
}
