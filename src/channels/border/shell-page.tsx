import type { VNode } from 'preact'
import { htmlLanguage } from '../../core/kernel/language.ts'
import type { Words } from '../../texts/words.ts'
import type { Assets } from '../ui/assets.ts'

/** The page that the device keeps: the same for everybody, without any data. The script fills it in the officer's language, also without a network. */
export function ShellPage({ words, assets }: { readonly words: Words; readonly assets: Assets }): VNode {
  return (
    <html lang={htmlLanguage(words.language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#14212b" />
        <meta name="format-detection" content="telephone=no" />
        <title>{words('border.title')}</title>
        <link rel="stylesheet" href={assets.borderCss} />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="manifest" href="/border/manifest.webmanifest" />
      </head>
      <body class="b-page">
        <a class="b-skip" id="skip" href="#main">
          {words('border.skip')}
        </a>
        <header id="frame">
          <div class="b-bar">
            <b>{words('border.title')}</b>
            <p class="b-demo">{words('border.demo')}</p>
          </div>
        </header>
        <main id="main" data-reader={assets.readerWasm}>
          <div class="b-sheet">
            <p>{words('border.loading')}</p>
            <noscript>
              <p>{words('border.no-script')}</p>
            </noscript>
          </div>
        </main>
        <script type="module" src={assets.borderJs} />
      </body>
    </html>
  )
}
