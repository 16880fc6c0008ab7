import type { TrustedHtml } from './components/slot.tsx'

export interface Option {
  readonly value: string
  readonly text: string
}

/** Options of a long select as HTML, kept per list, language and chosen value: writing 250 countries anew takes almost half of a page's time. */
export type OptionList = (language: string, chosen: string | undefined) => TrustedHtml

/** More chosen values than a list has options cannot be real; a stranger's form value must not fill the memory. */
function kept(options: readonly Option[], chosen: string | undefined): string {
  return chosen !== undefined && options.some((option) => option.value === chosen) ? chosen : ''
}

/** `optionsOf` gives the options in one language, in the order to show; the same for every call. */
export function optionList(optionsOf: (language: string) => readonly Option[]): OptionList {
  const lists = new Map<string, { readonly options: readonly Option[]; readonly written: Map<string, TrustedHtml> }>()
  return (language, chosen) => {
    const list = lists.get(language) ?? { options: optionsOf(language), written: new Map<string, TrustedHtml>() }
    lists.set(language, list)
    const key = kept(list.options, chosen)
    const html = list.written.get(key) ?? (list.options.map((option) => write(option, key)).join('') as TrustedHtml)
    list.written.set(key, html)
    return html
  }
}

function write(option: Option, chosen: string): string {
  return `<option value="${escape(option.value)}"${option.value === chosen ? ' selected' : ''}>${escape(option.text)}</option>`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
}
