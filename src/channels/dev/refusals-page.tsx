import type { VNode } from 'preact'
import { PROBLEM_CODES } from '../../core/form/problem.ts'
import { htmlLanguage, LANGUAGES } from '../../core/kernel/language.ts'
import { CATALOGUE } from '../../texts/catalogue.gen.ts'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { DevPage, type Look } from './frame.tsx'

const NAMES = { en: 'English', ru: 'Русский', kk: 'Қазақша', zh: '中文' } as const

interface Told {
  readonly code: string
  /** Key of the message. */
  readonly key: string
}

/** Every code that a person may be told, as it is written in the four languages. */
export function refusalsPage(look: Look): VNode {
  const { words, context } = look
  const title = words('dev.nav.refusals')
  const reasons = context.deps
    .law()
    .reasons.flatMap(({ code }) => ['title', 'remedy'].map((part) => ({ code: `${code} ${part}`, key: `country.reason.${code}.${part}` })))
  return (
    <DevPage look={look} title={title} at="/dev/refusals" place="refusals">
      <StaffHead title={title} />
      <Codes look={look} id="problems" title={words('dev.refusals.problems')} told={keysUnder('problem.')} />
      <Codes look={look} id="desk" title={words('dev.refusals.desk')} told={keysUnder('desk.problem.')} />
      <Codes look={look} id="reasons" title={words('dev.refusals.reasons')} told={reasons} />
    </DevPage>
  )
}

/** Codes of the form come from core; one without its own words would show here as its key. */
function keysUnder(prefix: string): readonly Told[] {
  const named = prefix === 'problem.' ? PROBLEM_CODES.map((code) => `${prefix}${code}`) : []
  const keys = new Set([...named, ...Object.keys(CATALOGUE.en).filter((key) => key.startsWith(prefix))])
  return [...keys].sort().map((key) => ({ code: key.slice(prefix.length), key }))
}

function Codes({ look, id, title, told }: { readonly look: Look; readonly id: string; readonly title: string; readonly told: readonly Told[] }): VNode {
  const { context } = look
  const message = (language: (typeof LANGUAGES)[number], key: string) => CATALOGUE[language][key] ?? context.texts(language).of(key)
  return (
    <StaffPanel id={id} title={title} note={String(told.length)}>
      <dl class="sapar-codes">
        {told.map(({ code, key }) => (
          <div>
            <dt class="sapar-code">{code}</dt>
            {LANGUAGES.map((language) => (
              <dd lang={htmlLanguage(language)} title={NAMES[language]}>
                {message(language, key)}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </StaffPanel>
  )
}
