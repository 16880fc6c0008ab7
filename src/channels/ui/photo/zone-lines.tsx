import type { VNode } from 'preact'
import type { ZoneRead } from '../../../actions/ports/case-records.ts'
import type { Words } from '../../../texts/words.ts'

/** The two lines as they were read, with the characters marked that may be others. */
export function ZonePicture({ words, zone }: { readonly words: Words; readonly zone: ZoneRead }): VNode {
  const marked = new Set(zone.uncertain.map(({ line, position }) => `${line} ${position}`))
  return (
    <figure class="sapar-zone">
      <p class="sapar-zone__lines" lang="zxx" translate={false}>
        {zone.lines.map((text, line) => (
          <span class="sapar-zone__line">
            {[...text].map((character, position) => (marked.has(`${line} ${position}`) ? <mark>{character}</mark> : character))}
          </span>
        ))}
      </p>
      {marked.size > 0 ? <figcaption>{words('passport.uncertain', { count: marked.size })}</figcaption> : null}
    </figure>
  )
}
