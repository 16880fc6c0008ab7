import type { VNode } from 'preact'
import { type KeptMessage, readMessages } from '../../actions/read-messages.ts'
import { htmlLanguage } from '../../core/kernel/language.ts'
import { writtenMoment } from '../../texts/written.ts'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { DeskPage } from './frame.tsx'
import { type Answer, notFound, page, type Visit } from './visit.ts'

/** What people wrote to the agency. */
export async function showMessages(visit: Visit): Promise<Answer> {
  const messages = await readMessages(visit.context.deps, visit.actor)
  return messages.ok ? page(view(visit, messages.value)) : notFound
}

function view(visit: Visit, messages: readonly KeptMessage[]): VNode {
  const { words } = visit
  const title = words('desk.messages.title')
  return (
    <DeskPage guest={visit} title={title} at="/desk/messages" place="messages">
      <StaffHead title={title}>
        <p class="sapar-muted">{words('desk.messages.count', { count: messages.length })}</p>
      </StaffHead>
      <StaffPanel>
        {messages.length > 0 ? (
          <ol class="sapar-messages">
            {messages.map((message) => (
              <Message visit={visit} message={message} />
            ))}
          </ol>
        ) : (
          <p>{words('desk.messages.none')}</p>
        )}
      </StaffPanel>
    </DeskPage>
  )
}

function Message({ visit, message }: { readonly visit: Visit; readonly message: KeptMessage }): VNode {
  const { words, language, context } = visit
  const { timeZone } = context.deps.law()
  return (
    <li>
      <p class="sapar-meta">
        <time datetime={message.createdAt}>{writtenMoment(language, message.createdAt, timeZone)}</time>
        <a href={`mailto:${message.email}`}>{message.email}</a>
        <span>{message.caseCode ? <b class="sapar-code">{message.caseCode}</b> : words('desk.messages.no-case')}</span>
        <span>{words.of(`desk.language.${message.language}`)}</span>
      </p>
      <p class="sapar-letter-text" lang={htmlLanguage(message.language)}>
        {message.body}
      </p>
    </li>
  )
}
