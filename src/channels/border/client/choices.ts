import { LANGUAGES, type Language } from '../../../core/kernel/language.ts'
import type { App } from './app.ts'
import { el, field } from './dom.ts'

const NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', kk: 'Қазақша', zh: '中文' }
const THEMES = ['auto', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]
const THEME = 'sapar-border-theme'

/** Language and brightness: an officer's own, kept on the device. */
export function choices(app: App): Node {
  const { words } = app.state()
  const language = el(
    'select',
    { id: 'language', onchange: () => app.speak(language.value as Language) },
    LANGUAGES.map((code) => el('option', { value: code, lang: code === 'zh' ? 'zh-Hans' : code, selected: code === words.language }, NAMES[code])),
  )
  const theme = el(
    'select',
    { id: 'theme', onchange: () => setTheme(theme.value as Theme) },
    THEMES.map((name) => el('option', { value: name, selected: name === themeHere() }, words(`border.theme.${name}`))),
  )
  return el('div', { class: 'b-pair' }, [field('language', words('border.device.language'), language), field('theme', words('border.device.theme'), theme)])
}

export function themeHere(): Theme {
  const kept = localStorage.getItem(THEME)
  return THEMES.find((name) => name === kept) ?? 'auto'
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(THEME, theme)
  document.documentElement.dataset.theme = theme
}
