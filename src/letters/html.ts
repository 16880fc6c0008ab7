/** Markup that may stand in a page as it is. Only the tag below makes it, so nothing a person typed can become markup. */
export interface Html {
  readonly markup: string
}

type Filling = string | number | Html | readonly Html[] | undefined

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Tagged template: what is filled in is escaped, in text and in quoted attributes alike. Undefined writes nothing. */
export function html(strings: TemplateStringsArray, ...fillings: readonly Filling[]): Html {
  return { markup: strings.map((literal, i) => literal + markupOf(fillings[i])).join('') }
}

function markupOf(filling: Filling): string {
  if (filling === undefined) return ''
  if (typeof filling === 'string' || typeof filling === 'number') return String(filling).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
  return isMarkup(filling) ? filling.markup : filling.map((one) => one.markup).join('')
}

function isMarkup(filling: Html | readonly Html[]): filling is Html {
  return 'markup' in filling
}
