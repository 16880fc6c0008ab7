import type { VNode } from 'preact'
import { htmlLanguage, type Language } from '../../core/kernel/language.ts'
import type { Words } from '../../texts/words.ts'
import { BarLanguages } from '../ui/components/bar-languages.tsx'
import type { Text } from '../ui/components/slot.tsx'
import type { WebContext } from '../ui/http/context.ts'
import { StaffPage } from '../ui/page.tsx'

/** One look at a page for developers or at the outbox. */
export interface Look {
  readonly context: WebContext
  readonly language: Language
  readonly words: Words
}

export const PLACES = [
  { name: 'outbox', href: '/dev/outbox' },
  { name: 'sms', href: '/dev/sms' },
  { name: 'messages', href: '/dev/messages' },
  { name: 'lifecycle', href: '/dev/lifecycle' },
  { name: 'refusals', href: '/dev/refusals' },
  { name: 'components', href: '/dev/components' },
] as const

export type Place = (typeof PLACES)[number]['name']

export interface DevPageProps {
  readonly look: Look
  readonly title: string
  /** Address of this page, for the language switch. */
  readonly at: string
  readonly place?: Place | undefined
  readonly children?: Text
}

/** The frame of these pages. A language that was chosen is carried along in the addresses. */
export function DevPage({ look, title, at, place, children }: DevPageProps): VNode {
  const { context, language, words } = look
  return (
    <StaffPage
      title={`${title} · ${words('common.name')}`}
      frame={{
        lang: htmlLanguage(language),
        assets: context.assets,
        skipLink: words('common.skip-link'),
        bar: {
          homeHref: inLanguage(look, '/dev'),
          name: words('common.name'),
          place: words('dev.place'),
          navLabel: words('dev.place'),
          items: PLACES.map(({ name, href }) => ({ href: inLanguage(look, href), text: words.of(`dev.nav.${name}`), current: name === place })),
          who: [],
          out: <BarLanguages label={words('common.language')} current={language} href={(code) => `${at}?lang=${code}`} />,
          demo: words('desk.demo'),
        },
        foot: words('dev.foot'),
      }}
    >
      {children}
    </StaffPage>
  )
}

export function inLanguage({ language }: Pick<Look, 'language'>, path: string): string {
  return `${path}?lang=${language}`
}
