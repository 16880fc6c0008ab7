import type { VNode } from 'preact'
import type { NoticeFacts } from '../../actions/ports/letters.ts'
import { htmlLanguage, LANGUAGES, type Language } from '../../core/kernel/language.ts'
import { Details } from '../ui/components/details.tsx'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { DevPage, type Look } from './frame.tsx'

/** One notice of each kind with made-up facts. */
export type SampleNotices = (language: Language, publicOrigin: string) => readonly NoticeFacts[]

/** Every notice in four languages: its text here, its HTML a click away. */
export function messagesPage(look: Look, samples: SampleNotices): VNode {
  const { words, context } = look
  const title = words('dev.nav.messages')
  const byLanguage = LANGUAGES.map((language) => samples(language, context.origin))
  const kinds = byLanguage[0]?.map((facts) => facts.kind) ?? []
  return (
    <DevPage look={look} title={title} at="/dev/messages" place="messages">
      <StaffHead title={title}>
        <p class="sapar-muted">{words('dev.messages.text', { count: kinds.length })}</p>
      </StaffHead>
      {kinds.map((kind, index) => (
        <StaffPanel id={kind} title={<span class="sapar-code">{kind}</span>}>
          {byLanguage
            .flatMap((facts) => facts[index] ?? [])
            .map((facts) => (
              <OneNotice look={look} facts={facts} />
            ))}
        </StaffPanel>
      ))}
    </DevPage>
  )
}

function OneNotice({ look, facts }: { readonly look: Look; readonly facts: NoticeFacts }): VNode {
  const { subject, text } = look.context.deps.letters.notice(facts)
  const lang = htmlLanguage(facts.language)
  return (
    <Details summaryText={<span lang={lang}>{subject}</span>}>
      <p>
        <a href={`/dev/messages/${facts.kind}/${facts.language}`}>{look.words('dev.outbox.html')}</a>
      </p>
      <pre class="sapar-plain-mail" lang={lang}>
        {text}
      </pre>
    </Details>
  )
}
