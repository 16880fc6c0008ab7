import type { VNode } from 'preact'
import type { WrittenNotice } from '../../actions/ports/letters.ts'
import type { LetterPreview } from '../../actions/preview-decision.ts'
import { htmlLanguage, type Language } from '../../core/kernel/language.ts'
import { Details } from '../ui/components/details.tsx'
import type { Visit } from './visit.ts'

/** The letter as it would leave now, and the same in the officer's own language. */
export function LetterText({ visit, letter }: { readonly visit: Visit; readonly letter: LetterPreview }): VNode {
  const { words, language } = visit
  return (
    <section aria-labelledby="letter" class="sapar-decision__letter">
      <h3 id="letter" class="sapar-panel__title" tabindex={-1}>
        {words('desk.letter.title')} <span class="sapar-note-line">{words.of(`desk.language.${letter.language}`)}</span>
      </h3>
      <Letter written={letter.sent} language={letter.language} label={words('desk.letter.title')} />
      {letter.own ? (
        <Details summaryText={words('desk.letter.own')}>
          <Letter written={letter.own} language={language} label={words('desk.letter.own')} />
        </Details>
      ) : null}
    </section>
  )
}

/** The text part marks its headings by a line of strokes below them. */
const UNDERLINES = /^[=-]{3,}$\n?/gm

/** Scrolls by itself, so that the button below stays near; reachable by keyboard for that. */
function Letter({ written, language, label }: { readonly written: WrittenNotice; readonly language: Language; readonly label: string }): VNode {
  return (
    <div class="sapar-letter sapar-letter--text" role="region" tabindex={0} aria-label={label} lang={htmlLanguage(language)}>
      <p>
        <b>{written.subject}</b>
      </p>
      <p class="sapar-letter-text">{written.text.replace(UNDERLINES, '')}</p>
    </div>
  )
}
