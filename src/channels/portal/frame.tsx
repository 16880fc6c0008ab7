import type { VNode } from 'preact'
import { htmlLanguage, type Language, LANGUAGES } from '../../core/kernel/language.ts'
import type { Words } from '../../texts/words.ts'
import { Footer, type NavProps } from '../ui/components/frame.tsx'
import type { Text } from '../ui/components/slot.tsx'
import { hole, prepared } from '../ui/jsx/prepared.ts'
import { PageTop, PublicPage, type PublicFrame, type PublicPageProps } from '../ui/page.tsx'
import type { Visit } from './visit.ts'

/** What the frame needs of a visit; error pages have no more than this. */
export type Framed = Pick<Visit, 'context' | 'language' | 'words' | 'path'>

const NAMES = { kk: 'Қазақша', ru: 'Русский', en: 'English', zh: '中文' } as const
const ORDER = ['kk', 'ru', 'en', 'zh'] as const

interface Edges {
  readonly top: (path: readonly string[]) => VNode
  readonly foot: (path: readonly string[]) => VNode
}

/** Top and foot of a page are the same for everybody in a language, but for the address behind the languages: they are drawn once. */
const edges = new WeakMap<Words, Edges>()

export function frameOf({ context, language, words, path }: Framed): PublicFrame {
  let known = edges.get(words)
  if (!known) edges.set(words, (known = { top: prepared(topOf(language, words)), foot: prepared(footOf(language, words)) }))
  return { lang: htmlLanguage(language), assets: context.assets, skipLink: words('common.skip-link'), top: known.top([path]), foot: known.foot([]) }
}

function topOf(language: Language, words: Words): VNode {
  const items = ORDER.filter((item) => LANGUAGES.includes(item)).map((item) => ({
    lang: htmlLanguage(item),
    name: NAMES[item],
    href: `/${item}${hole(0)}`,
    current: item === language,
  }))
  const header = {
    homeHref: `/${language}`,
    name: words('common.name'),
    agency: words.of('country.agency.name'),
    languages: { label: words('common.language'), items },
  }
  return <PageTop band={{ tag: words('common.demo-tag'), text: words('common.demo-band') }} header={header} />
}

function footOf(language: Language, words: Words): VNode {
  const link = (to: string, text: Text) => ({ href: `/${language}${to}`, text })
  const links = [
    link('/help', words('common.footer.help')),
    link('/privacy', words('common.footer.privacy')),
    link('/accessibility', words('common.footer.accessibility')),
    link('/real-site', words('common.footer.real-site')),
    link('/fees-and-rules', words('common.footer.fees')),
  ]
  return <Footer links={links} note={words.of('country.agency.statement')} />
}

export type NavPlace = 'services' | 'find' | 'check' | 'help' | 'account' | undefined

export function navOf({ language, words }: Framed, current: NavPlace): NavProps {
  const item = (to: string, name: Exclude<NavPlace, undefined>) => ({
    href: `/${language}${to}`,
    text: words.of(`common.nav.${name}`),
    current: current === name,
  })
  const account = { ...item('/account', 'account'), end: true }
  return { label: words('common.nav'), items: [item('', 'services'), item('/find', 'find'), item('/check', 'check'), item('/help', 'help'), account] }
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
