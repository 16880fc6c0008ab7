import type { VNode } from 'preact'
import { writtenMoment } from '../../texts/written.ts'
import { Button } from '../ui/components/button.tsx'
import { DataTable } from '../ui/components/data-table.tsx'
import { Icon } from '../ui/components/icon.tsx'
import { Input } from '../ui/components/input.tsx'
import { Meta, StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { DevPage, inLanguage, type Look } from './frame.tsx'
import type { KeptMail, MailLine } from './mail-outbox.ts'

export interface OutboxPage {
  readonly mails: readonly MailLine[]
  readonly recipient: string
  /** Id to go on with, when there may be older ones. */
  readonly older?: number
}

const outboxPath = (id: number) => `/dev/outbox/${id}`

/** Every mail the demo has sent, newest first. */
export function outboxPage(look: Look, { mails, recipient, older }: OutboxPage): VNode {
  const { words } = look
  const title = words('dev.outbox.title')
  const more = new URLSearchParams({ lang: look.language, ...(recipient ? { recipient } : {}), ...(older ? { before: String(older) } : {}) })
  return (
    <DevPage look={look} title={title} at="/dev/outbox" place="outbox">
      <StaffHead title={title}>
        <p class="sapar-muted">{words('dev.outbox.text')}</p>
      </StaffHead>
      <StaffPanel>
        <form class="sapar-desk-form" method="get" action="/dev/outbox" role="search" aria-label={words('dev.outbox.search')}>
          <input type="hidden" name="lang" value={look.language} />
          <Input name="recipient" type="search" label={{ text: words('dev.outbox.recipient') }} value={recipient} spellcheck={false} autocomplete="off" />
          <Button classes="govuk-button--secondary" text={words('dev.outbox.search')} />
        </form>
      </StaffPanel>
      <StaffPanel>
        {mails.length > 0 ? <MailTable look={look} mails={mails} /> : <p>{words('dev.outbox.none')}</p>}
        {older ? <Button href={`/dev/outbox?${more.toString()}`} classes="govuk-button--secondary" text={words('dev.outbox.older')} /> : null}
      </StaffPanel>
    </DevPage>
  )
}

function MailTable({ look, mails }: { readonly look: Look; readonly mails: readonly MailLine[] }): VNode {
  const { words } = look
  return (
    <DataTable
      caption={words('dev.outbox.title')}
      rowHeader={1}
      columns={[
        { label: words('dev.outbox.when') },
        { label: words('dev.outbox.subject'), quiet: true },
        { label: words('dev.outbox.to') },
        { label: words('dev.outbox.files') },
      ]}
      rows={mails.map((mail) => [
        when(look, mail),
        <a href={inLanguage(look, outboxPath(mail.id))}>{mail.subject}</a>,
        mail.recipient,
        mail.attachments > 0 ? String(mail.attachments) : words('dev.outbox.no-files'),
      ])}
    />
  )
}

function when({ language, context }: Look, mail: Pick<MailLine, 'receivedAt'>): string {
  return writtenMoment(language, mail.receivedAt, context.deps.law().timeZone)
}

/** One mail: its text here, its HTML on a page of its own, where nothing in it can act. */
export function mailPage(look: Look, mail: KeptMail): VNode {
  const { words } = look
  return (
    <DevPage look={look} title={mail.subject} at={outboxPath(mail.id)} place="outbox">
      <p>
        <a class="sapar-back" href={inLanguage(look, '/dev/outbox')}>
          <Icon name="back" />
          {words('dev.outbox.title')}
        </a>
      </p>
      <StaffHead title={mail.subject}>
        <Meta items={[words('dev.outbox.to-whom', { recipient: mail.recipient }), when(look, mail)]} />
      </StaffHead>
      <StaffPanel>
        <Button href={`${outboxPath(mail.id)}/html`}>
          <Icon name="mail" /> {words('dev.outbox.html')}
        </Button>
      </StaffPanel>
      {mail.attachments.length > 0 ? <Attachments look={look} mail={mail} /> : null}
      <StaffPanel id="text" title={words('dev.outbox.plain')}>
        <pre class="sapar-plain-mail">{linked(mail.text)}</pre>
      </StaffPanel>
    </DevPage>
  )
}

function Attachments({ look, mail }: { readonly look: Look; readonly mail: KeptMail }): VNode {
  return (
    <StaffPanel id="files" title={look.words('dev.outbox.files')}>
      <ul>
        {mail.attachments.map(({ position, filename, bytes }) => (
          <li>
            <a class="sapar-back" href={`${outboxPath(mail.id)}/file/${position}`}>
              <Icon name="download" />
              {filename}
            </a>{' '}
            <small>{Math.ceil(bytes / 1000)} kB</small>
          </li>
        ))}
      </ul>
    </StaffPanel>
  )
}

/** Addresses in the text can be followed, as mail programs let them. */
function linked(text: string) {
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,])/).map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part))
}
