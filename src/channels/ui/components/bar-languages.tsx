import type { VNode } from 'preact'
import { htmlLanguage, type Language } from '../../../core/kernel/language.ts'

const NAMES = [
  ['kk', 'Қазақша'],
  ['ru', 'Русский'],
  ['en', 'English'],
  ['zh', '中文'],
] as const

/** The language switch of a staff bar. `href` gives the address of this page in another language. */
export function BarLanguages(props: { readonly label: string; readonly current: Language; readonly href: (language: Language) => string }): VNode {
  return (
    <nav class="sapar-bar__languages" aria-label={props.label}>
      <ul>
        {NAMES.map(([code, name]) => (
          <li>
            <a href={props.href(code)} lang={htmlLanguage(code)} hreflang={htmlLanguage(code)} aria-current={code === props.current ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
