import type { VNode } from 'preact'
import { Button } from '../ui/components/button.tsx'
import { Flow, PageHeading } from '../ui/components/layout.tsx'
import { FreePage, type Framed } from './frame.tsx'

/** An unknown address, and an address that belongs to somebody else: both look like this. */
export function notFoundPage(visit: Framed): VNode {
  const { words, language } = visit
  return (
    <FreePage visit={visit} title={words('trouble.not-found.title')}>
      <PageHeading title={words('trouble.not-found.title')} />
      <Flow>
        <p>{words('trouble.not-found.text')}</p>
        <p>
          <a href={`/${language}/find`}>{words('trouble.not-found.find')}</a>
        </p>
      </Flow>
    </FreePage>
  )
}

/** A form that did not come from one of our pages. */
export function foreignFormPage(visit: Framed): VNode {
  const { words, language } = visit
  return (
    <FreePage visit={visit} title={words('trouble.foreign-form.title')}>
      <PageHeading title={words('trouble.foreign-form.title')} />
      <p>{words('trouble.foreign-form.text')}</p>
      <p>
        <a href={`/${language}`}>{words('trouble.home')}</a>
      </p>
    </FreePage>
  )
}

/** A body that is no form of ours, or too much of one. */
export function unreadablePage(visit: Framed): VNode {
  const { words } = visit
  return troublePage(visit, { title: words('trouble.unreadable.title'), text: words('trouble.unreadable.text') })
}

/** Something of ours failed. Nothing internal is told; what was saved stays saved. */
export function failedPage(visit: Framed): VNode {
  const { words, language } = visit
  return (
    <FreePage visit={visit} title={words('trouble.failed.title')}>
      <PageHeading title={words('trouble.failed.title')} />
      <Flow>
        <p>{words('trouble.failed.text')}</p>
        <p>
          <a href={`/${language}/find`}>{words('trouble.not-found.find')}</a>
        </p>
      </Flow>
    </FreePage>
  )
}

export interface TroubleTexts {
  readonly title: string
  readonly text: string
  readonly action?: { readonly href: string; readonly text: string }
}

/** One trouble with one way out: an expired link, too many tries, somebody else was faster. */
export function troublePage(visit: Framed, texts: TroubleTexts): VNode {
  return (
    <FreePage visit={visit} title={texts.title}>
      <PageHeading title={texts.title} />
      <p>{texts.text}</p>
      {texts.action ? (
        <div class="sapar-button-group">
          <Button text={texts.action.text} href={texts.action.href} />
        </div>
      ) : null}
    </FreePage>
  )
}
