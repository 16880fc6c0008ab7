import type { VNode } from 'preact'
import type { Assets } from './assets.ts'
import { Hero } from './components/home.tsx'
import { StaffPanel } from './components/staff-frame.tsx'
import { type Example, FORM_EXAMPLES } from './gallery-forms.tsx'
import { GOVUK_EXAMPLES } from './gallery-govuk.tsx'
import { HOME_EXAMPLES } from './gallery-home.tsx'
import { OWN_EXAMPLES } from './gallery-own.tsx'
import { STAFF_EXAMPLES } from './gallery-staff.tsx'
import { Footer } from './components/frame.tsx'
import { PageTop, PublicPage, StaffPage } from './page.tsx'

const BAND = 'Demonstration, not a government service.'

function frameOf(assets: Assets) {
  const names = [
    ['kk', 'Қазақша'],
    ['ru', 'Русский'],
    ['en', 'English'],
    ['zh-Hans', '中文'],
  ] as const
  const header = {
    homeHref: '/',
    name: 'Sapar',
    agency: 'Demo Migration Agency',
    languages: { label: 'Language', items: names.map(([lang, name]) => ({ lang, name, href: `#${lang}`, current: lang === 'en' })) },
  }
  return {
    lang: 'en',
    assets,
    skipLink: 'Skip to main content',
    top: <PageTop band={{ tag: 'DEMO', text: BAND }} header={header} />,
    foot: (
      <Footer links={[{ text: 'Staff components', href: '/dev/components/staff' }]} note="Every component of the public pages, for those who build them." />
    ),
  }
}

/** Every component of the public pages with examples. English only: it is a page for developers. */
export function galleryPage(assets: Assets): VNode {
  return (
    <PublicPage
      frame={frameOf(assets)}
      title="Components · Sapar"
      nav={{
        label: 'Main',
        items: [
          { text: 'Components', href: '/dev/components', current: true },
          { text: 'Staff components', href: '/dev/components/staff', end: true },
        ],
      }}
      hero={<Hero title="Components" lead="Every component of the public pages, with an example. What you see here is what a page may be built of." />}
      layout="plain"
    >
      {group('Fields', FORM_EXAMPLES)}
      {group('Further parts of govuk-frontend', GOVUK_EXAMPLES)}
      {group('Our own', [...OWN_EXAMPLES, ...HOME_EXAMPLES])}
    </PublicPage>
  )
}

function group(title: string, examples: readonly Example[]): VNode {
  return (
    <div class="sapar-sheet sapar-flow--wide">
      <h2 class="sapar-heading-l">{title}</h2>
      {examples.map(({ name, example }) => (
        <section>
          <h3 class="sapar-caption">{name}</h3>
          {example}
        </section>
      ))}
    </div>
  )
}

/** The same for the desk. */
export function staffGalleryPage(assets: Assets): VNode {
  const bar = {
    homeHref: '#',
    name: 'Sapar',
    place: 'Desk',
    navLabel: 'Desk',
    items: [
      { text: 'Components', href: '/dev/components' },
      { text: 'Staff components', href: '/dev/components/staff', current: true },
    ],
    who: ['Case officer 118', 'Tourist cards, Astana'],
    demo: BAND,
  }
  return (
    <StaffPage title="Staff components · Sapar" frame={{ lang: 'en', assets, skipLink: 'Skip to main content', bar, foot: 'For those who build the desk.' }}>
      <h1 class="sapar-head__title">Staff components</h1>
      {STAFF_EXAMPLES.map(({ name, example }, index) => (
        <StaffPanel id={`example-${index}`} title={name}>
          {example}
        </StaffPanel>
      ))}
    </StaffPage>
  )
}
