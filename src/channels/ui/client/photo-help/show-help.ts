import type { PortraitFinding } from '../../../../core/photo/judge-portrait.ts'
import { measureLines } from '../../photo/measure-lines.ts'
import type { LookedAt, PhotoHelpWords } from '../../photo/photo-help-facts.ts'

export interface ShownHelp {
  nothing(): void
  measuring(): void
  found(looked: LookedAt): void
}

/** Beneath the file field: what the device found, and the photo with what was measured drawn over it. It is advice, so it neither stops the form nor takes the focus. */
export function showHelp(form: HTMLFormElement, words: PhotoHelpWords): ShownHelp {
  const box = made('div', 'sapar-photo-help')
  box.hidden = true
  // In the page before it has words: some listeners hear only what changes in a place that they know.
  const spoken = made('div', 'sapar-photo-help__words')
  spoken.setAttribute('role', 'status')
  box.append(spoken)
  const field = form.querySelector('.govuk-form-group')
  const camera = form.querySelector('.sapar-camera-offer')
  ;(camera ?? field)?.after(box)
  const show = (said: readonly Node[], drawn: readonly Node[] = []): void => {
    spoken.replaceChildren(...said)
    box.replaceChildren(spoken, ...drawn)
    box.hidden = said.length === 0
  }
  return {
    nothing: () => show([]),
    measuring: () => show([made('p', '', words.measuring)]),
    found: (looked) => show(toSay(looked.findings, words), [drawnOver(looked, words.lines)]),
  }
}

function toSay(findings: readonly PortraitFinding[], { good, bad, rules }: PhotoHelpWords): readonly Node[] {
  const toMend = findings.filter(({ shown }) => shown)
  if (toMend.length === 0) return [made('p', 'sapar-photo-help__good', good)]
  const list = made('ul', 'sapar-list')
  for (const { rule } of toMend) {
    const item = made('li', '')
    item.dataset['rule'] = rule
    item.append(made('strong', '', rules[rule].bad), made('div', '', rules[rule].fix))
    list.append(item)
  }
  return [made('p', '', bad[toMend.length - 1] ?? ''), list]
}

/** Words beside it say what the lines show, and whoever chose the photo knows it: to listeners it would be noise. */
function drawnOver({ picture, outline, findings }: LookedAt, caption: string): Node {
  const { width, height } = picture
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture)
  const lines = svg('svg', { viewBox: `0 0 ${width} ${height}`, fill: 'none' })
  if (outline) lines.append(...measureLines({ outline, size: { width, height }, findings, crop: false }).map((line) => svg('path', { ...line })))
  const frame = made('div', 'sapar-photo-help__picture')
  frame.setAttribute('aria-hidden', 'true')
  frame.append(canvas, lines)
  const figure = made('figure', 'sapar-portrait')
  figure.append(frame, ...(outline ? [made('figcaption', '', caption)] : []))
  return figure
}

function made<K extends keyof HTMLElementTagNameMap>(tag: K, classes: string, text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (classes) element.className = classes
  element.textContent = text
  return element
}

function svg(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}
