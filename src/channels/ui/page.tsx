import type { VNode } from 'preact'
import type { Assets } from './assets.ts'
import { Band, type BandProps, CaseBar, type CaseBarProps, Header, type HeaderProps, Nav, type NavProps } from './components/frame.tsx'
import { SkipLink } from './components/skip-link.tsx'
import type { Text } from './components/slot.tsx'
import { StaffBar, type StaffBarProps } from './components/staff-frame.tsx'

interface DocumentProps {
  /** The value of the HTML attribute: kk, ru, en, zh-Hans. */
  readonly lang: string
  readonly title: string
  readonly assets: Assets
  readonly staff?: boolean | undefined
  readonly skipLink: string
  readonly children?: Text
}

/** The document around every page. The small script comes first in the body, as govuk-frontend's scripts want its classes there. */
function Document(props: DocumentProps): VNode {
  const { assets } = props
  return (
    <html lang={props.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="theme-color" content="#00778b" />
        <meta name="format-detection" content="telephone=no" />
        <title>{props.title}</title>
        <link rel="stylesheet" href={assets.publicCss} />
        {props.staff ? <link rel="stylesheet" href={assets.staffCss} /> : null}
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
      </head>
      <body class={props.staff ? 'sapar-staff' : undefined}>
        <script src={assets.startJs} />
        <SkipLink href="#main" text={props.skipLink} />
        {props.children}
        <script type="module" src={assets.clientJs} />
      </body>
    </html>
  )
}

/** What is the same on all public pages of one language and address. */
export interface PublicFrame {
  readonly lang: string
  readonly assets: Assets
  readonly skipLink: string
  /** Demonstration notice, name and languages. */
  readonly top: Text
  readonly foot: Text
}

/** The top of a page, for `PublicFrame`. */
export function PageTop(props: { readonly band: BandProps; readonly header: HeaderProps }): VNode {
  return (
    <>
      <Band {...props.band} />
      <Header {...props.header} />
    </>
  )
}

export interface PublicPageProps {
  readonly frame: PublicFrame
  /** The title element, with the error word in front when there are errors. */
  readonly title: string
  /** Outside a form. */
  readonly nav?: NavProps | undefined
  /** Inside a form, in place of nav. */
  readonly caseBar?: CaseBarProps | undefined
  /** Between header and main part, inside main: the home page's hero. */
  readonly hero?: Text
  /** Above the sheet: a back link. */
  readonly before?: Text
  /** 'sheet': children on the white sheet (default). 'form': the same with short lines. 'plain': straight on the ground. */
  readonly layout?: 'sheet' | 'form' | 'plain' | undefined
  /** Cards beside the sheet. */
  readonly aside?: Text
  readonly asideLabel?: string | undefined
  readonly children?: Text
}

export function PublicPage(props: PublicPageProps): VNode {
  const { frame } = props
  return (
    <Document lang={frame.lang} title={props.title} assets={frame.assets} skipLink={frame.skipLink}>
      <header>
        {frame.top}
        {props.nav ? <Nav {...props.nav} /> : null}
        {props.caseBar ? <CaseBar {...props.caseBar} /> : null}
      </header>
      <main class={props.hero ? 'sapar-main sapar-main--hero' : 'sapar-main'} id="main">
        {props.hero}
        {props.before ? <div class="sapar-container sapar-before">{props.before}</div> : null}
        <Body {...props} />
      </main>
      {frame.foot}
    </Document>
  )
}

function Body(props: PublicPageProps): VNode {
  const { layout = 'sheet', aside } = props
  if (layout === 'plain') return <div class="sapar-container sapar-flow--wide">{props.children}</div>
  return (
    <div class={aside ? 'sapar-container sapar-columns' : 'sapar-container'}>
      <div class={layout === 'form' ? 'sapar-sheet' : 'sapar-sheet sapar-flow--wide'}>
        {layout === 'form' ? <div class="sapar-sheet__measure sapar-flow--wide">{props.children}</div> : props.children}
      </div>
      {aside ? (
        <aside class="sapar-aside" aria-label={props.asideLabel}>
          {aside}
        </aside>
      ) : null}
    </div>
  )
}

export interface StaffFrame {
  readonly lang: string
  readonly assets: Assets
  readonly skipLink: string
  readonly bar: StaffBarProps
  readonly foot?: Text
}

export interface StaffPageProps {
  readonly frame: StaffFrame
  readonly title: string
  readonly children?: Text
}

export function StaffPage(props: StaffPageProps): VNode {
  const { frame } = props
  return (
    <Document lang={frame.lang} title={props.title} assets={frame.assets} skipLink={frame.skipLink} staff>
      <StaffBar {...frame.bar} />
      <main class="sapar-staff-main" id="main">
        {props.children}
      </main>
      {frame.foot ? <footer class="sapar-staff-foot">{frame.foot}</footer> : null}
    </Document>
  )
}
