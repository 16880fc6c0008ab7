import type { VNode } from 'preact'
import { BrandMark } from './icon.tsx'
import type { Text } from './slot.tsx'

export interface Link {
  readonly text: Text
  readonly href: string
}

export interface BandProps {
  /** One short word: "DEMO". */
  readonly tag: string
  readonly text: Text
}

/** The demonstration notice, first on every page. */
export function Band(props: BandProps): VNode {
  return (
    <div class="sapar-band">
      <div class="sapar-container">
        <strong class="sapar-band__tag">{props.tag}</strong> <span>{props.text}</span>
      </div>
    </div>
  )
}

export interface LanguageNavProps {
  readonly label: string
  /** `lang` is the value of the HTML attribute: kk, ru, en, zh-Hans. Each name in its own language. */
  readonly items: readonly { readonly lang: string; readonly name: string; readonly href: string; readonly current?: boolean | undefined }[]
}

export function LanguageNav(props: LanguageNavProps): VNode {
  return (
    <nav class="sapar-language" aria-label={props.label}>
      <ul>
        {props.items.map((item) => (
          <li>
            {item.current ? (
              <span class="sapar-language__current" lang={item.lang} aria-current="true">
                {item.name}
              </span>
            ) : (
              <a href={item.href} lang={item.lang} hreflang={item.lang}>
                {item.name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

export interface HeaderProps {
  readonly homeHref: string
  readonly name: string
  readonly agency: string
  readonly languages: LanguageNavProps
}

export function Header(props: HeaderProps): VNode {
  return (
    <div class="sapar-header">
      <div class="sapar-container sapar-header__row">
        <a class="sapar-header__brand" href={props.homeHref}>
          <BrandMark />
          <span>
            <span class="sapar-header__name">{props.name}</span> <span class="sapar-header__agency">{props.agency}</span>
          </span>
        </a>
        <LanguageNav {...props.languages} />
      </div>
      <div class="sapar-header__ornament" />
    </div>
  )
}

export interface NavProps {
  readonly label: string
  /** `end` puts an item at the far side: signing in. */
  readonly items: readonly (Link & { readonly current?: boolean | undefined; readonly end?: boolean | undefined })[]
}

/** The public pages. Not inside a form: there the case bar takes its place. */
export function Nav(props: NavProps): VNode {
  return (
    <nav class="sapar-nav" aria-label={props.label}>
      <div class="sapar-container">
        <ul>
          {props.items.map((item) => (
            <li class={item.end ? 'sapar-nav__end' : undefined}>
              <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                {item.text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}

export interface CaseBarProps {
  readonly service: Text
  /** The case, when it was saved. */
  readonly facts?: readonly Text[] | undefined
  readonly leave?: Link | undefined
}

export function CaseBar(props: CaseBarProps): VNode {
  return (
    <div class="sapar-casebar">
      <div class="sapar-container">
        <span>{props.service}</span>
        {props.facts?.map((fact) => (
          <span class="sapar-muted">{fact}</span>
        ))}
        {props.leave ? (
          <a class="sapar-casebar__leave" href={props.leave.href}>
            {props.leave.text}
          </a>
        ) : null}
      </div>
    </div>
  )
}

export interface FooterProps {
  readonly links: readonly Link[]
  readonly note: Text
}

export function Footer(props: FooterProps): VNode {
  return (
    <footer class="sapar-footer">
      <div class="sapar-container">
        <ul>
          {props.links.map((link) => (
            <li>
              <a href={link.href}>{link.text}</a>
            </li>
          ))}
        </ul>
        <p>{props.note}</p>
      </div>
    </footer>
  )
}
