import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode

// Spaces between these are visible, so they count; around all other elements they do not.
const INLINE = new Set(['a', 'b', 'code', 'em', 'span', 'strong'])

/** HTML in one canonical spelling: attributes sorted, comments and data-unwrap markers gone, white space reduced to what a reader could see. */
export function normalised(html: string): string {
  return children(parseFragment(html).childNodes)
}

function children(nodes: readonly Node[]): string {
  const flat = merged(nodes.flatMap(unwrapped))
  return flat.map((node, index) => (isText(node) ? text(node.value, flat[index - 1], flat[index + 1]) : element(node))).join('')
}

function unwrapped(node: Node): readonly Node[] {
  if (node.nodeName === '#comment' || node.nodeName === '#documentType') return []
  const marked = 'attrs' in node && node.attrs.some((attribute) => attribute.name === 'data-unwrap')
  return marked && 'childNodes' in node ? node.childNodes.flatMap(unwrapped) : [node]
}

function merged(nodes: readonly Node[]): readonly Node[] {
  const out: Node[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (last && isText(last) && isText(node)) out[out.length - 1] = { ...last, value: last.value + node.value }
    else out.push(node)
  }
  return out
}

function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text'
}

function text(value: string, before: Node | undefined, after: Node | undefined): string {
  let out = value.replace(/[ \t\r\n]+/g, ' ')
  if (!before || !INLINE.has(before.nodeName)) out = out.trimStart()
  if (!after || !INLINE.has(after.nodeName)) out = out.trimEnd()
  return out.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function element(node: Node): string {
  if (!('attrs' in node)) return ''
  const attributes = node.attrs.map(({ name, value }) => ` ${name}="${name === 'class' ? value.trim().replace(/\s+/g, ' ') : value}"`).sort()
  return `<${node.nodeName}${attributes.join('')}>${children(node.childNodes)}</${node.nodeName}>`
}
