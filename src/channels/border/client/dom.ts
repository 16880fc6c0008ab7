type Attribute = string | number | boolean | undefined | ((event: Event) => void)

export type Child = Node | string | undefined

/** An element. `on...` is a listener, false and undefined leave an attribute out. Texts become text nodes: nothing is ever read as HTML. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  children: readonly Child[] | string = [],
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value))
  }
  for (const child of typeof children === 'string' ? [children] : children) if (child !== undefined) element.append(child)
  return element
}

const RING = 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18'
const OCTAGON = 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z'

/** Lines in a square of 24, drawn in the colour of the text. */
const LINES = {
  offline: 'M3 3l18 18M5 12.5a10 10 0 0 1 4.5-2.6M19 12.5a10 10 0 0 0-3-2M8.5 16a5 5 0 0 1 7 0M12 20v.1',
  online: 'M2.5 9.5a14 14 0 0 1 19 0M5.5 13a9.5 9.5 0 0 1 13 0M8.5 16.500a5 5 0 0 1 7 0M12 20v.1',
  pack: 'M4 7h16v13H4zM4 7l2-4h12l2 4M9 12h6',
  ok: `${RING}M8 12.5l3 3 5.5-6.5`,
  stop: `${OCTAGON}M8.5 8.5l7 7m0-7-7 7`,
  look: 'M12 3.5 22 20.5H2zM12 10v4.5M12 17.4v.1',
  ask: `${RING}M9.5 9.500a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1 .9-1 1.7M12 16.8v.1`,
  barred: `${RING}M7.5 12h9`,
  seal: 'M12 2.5 20 6v6c0 5-3.5 8-8 9.500C7.5 20 4 17 4 12V6zM8.5 12l2.5 2.5 4.5-5',
  'seal-bad': 'M12 2.5 20 6v6c0 5-3.5 8-8 9.500C7.5 20 4 17 4 12V6zM9 9l6 6m0-6-6 6',
  door: 'M5 21V3h10v18M3 21h14M11.5 12v.1M18 9l3 3-3 3',
  passport: 'M7 2.500h10a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2zM12 6.500a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M8.5 17h7',
  tick: 'M5 12.5l4.5 4.500L19 7',
  cross: 'M6 6l12 12M18 6L6 18',
  camera: 'M4 8h4l1.5-3h5L16 8h4v11H4zM12 10a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7',
  picture: 'M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 5M15.5 8.500v.1',
} as const

export type IconName = keyof typeof LINES

const SVG = 'http://www.w3.org/2000/svg'

/** A picture beside words. It never stands for a word, so it is hidden from those who listen. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  for (const [key, value] of [
    ['class', 'b-icon'],
    ['viewBox', '0 0 24 24'],
    ['aria-hidden', 'true'],
    ['focusable', 'false'],
  ] as const)
    svg.setAttribute(key, value)
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', LINES[name])
  svg.append(path)
  return svg
}

export function button(
  text: string,
  onclick: () => void,
  { main = false, classes = '' }: { readonly main?: boolean; readonly classes?: string } = {},
): HTMLButtonElement {
  return el('button', { type: 'button', class: `b-button ${main ? 'b-button--main' : ''} ${classes}`.trim().replace(/\s+/g, ' '), onclick }, [text])
}

export function field(id: string, label: string, control: Child): Node {
  return el('p', { class: 'b-field' }, [el('label', { for: id }, label), control])
}

export function note(text: string): Node {
  return el('p', { class: 'b-note', role: 'status' }, text)
}
