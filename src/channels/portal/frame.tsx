import type { VNode } from 'preact'
import { htmlLanguage, LANGUAGES } from '../../core/kernel/language.ts'
import type { NavProps } from '../ui/components/frame.tsx'
import type { Text } from '../ui/components/slot.tsx'
import { PublicPage, type PublicFrame, type PublicPageProps } from '../ui/page.tsx'
import type { Visit } from './visit.ts'

/** What the frame needs of a visit; error pages have no more than this. */
export type Framed = Pick<Visit, 'context' | 'language' | 'words' | 'path'>

const NAMES = { kk: 'Қазақша', ru: 'Русский', en: 'English', zh: '中文' } as const
const ORDER = ['kk', 'ru', 'en', 'zh'] as const

export function frameOf({ context, language, words, path }: Framed): PublicFrame {
  const link = (to: string, text: Text) => ({ href: `/${language}${to}`, text })
  const items = ORDER.filter((item) => LANGUAGES.includes(item)).map((item) => ({
    lang: htmlLanguage(item),
    name: NAMES[item],
    href: `/${item}${path}`,
    current: item === language,
  }))
  return {
    lang: htmlLanguage(language),
    assets: context.assets,
    skipLink: words('common.skip-link'),
    band: { tag: words('common.demo-tag'), text: words('common.demo-band') },
    header: {
      homeHref: `/${language}`,
      name: words('common.name'),
      agency: words.of('country.agency.name'),
      languages: { label: words('common.language'), items },
    },
    footer: {
      links: [
        link('/help', words('common.footer.help')),
        link('/privacy', words('common.footer.privacy')),
        link('/accessibility', words('common.footer.accessibility')),
        link('/real-site', words('common.footer.real-site')),
        link('/fees-and-rules', words('common.footer.fees')),
      ],
      note: words.of('country.agency.statement'),
    },
  }
}

export type NavPlace = 'services' | 'find' | 'check' | 'help' | undefined

export function navOf({ language, words }: Framed, current: NavPlace): NavProps {
  const item = (to: string, name: Exclude<NavPlace, undefined>) => ({
    href: `/${language}${to}`,
    text: words.of(`common.nav.${name}`),
    current: current === name,
  })
  return { label: words('common.nav'), items: [item('', 'services'), item('/find', 'find'), item('/check', 'check'), item('/help', 'help')] }
}

type FreePageProps = Omit<PublicPageProps, 'frame' | 'title' | 'nav'> & {
  readonly title: string
  readonly place?: NavPlace
  readonly hasProblems?: boolean
  readonly children?: Text
}

/** A public page outside a form, with the navigation. `title` is the heading's words. */
export function FreePage(props: FreePageProps & { readonly visit: Framed }): VNode {
  const { visit, place, title, hasProblems, ...rest } = props
  const error = hasProblems ? `${visit.words('common.error-prefix')} ` : ''
  return <PublicPage {...rest} frame={frameOf(visit)} nav={navOf(visit, place)} title={`${error}${title} · ${visit.words('common.name')}`} />
}
