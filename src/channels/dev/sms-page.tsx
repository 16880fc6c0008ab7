import type { VNode } from 'preact'
import { DataTable } from '../ui/components/data-table.tsx'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { DevPage, type Look } from './frame.tsx'

/** What the page needs of the demo's telephones. */
export interface SmsOutbox {
  /** Newest first. */
  list(limit: number): Promise<readonly { readonly to: string; readonly text: string }[]>
}

/** The newest text messages, for people who have none of the telephones. */
export function smsPage(look: Look, texts: Awaited<ReturnType<SmsOutbox['list']>>): VNode {
  const { words } = look
  const title = words('dev.nav.sms')
  return (
    <DevPage look={look} title={title} at="/dev/sms" place="sms">
      <StaffHead title={title}>
        <p class="sapar-muted">{words('dev.about.sms')}</p>
      </StaffHead>
      <StaffPanel>
        {texts.length === 0 ? (
          <p>{words('dev.sms.none')}</p>
        ) : (
          <DataTable
            caption={title}
            columns={[{ label: words('dev.outbox.to') }, { label: words('dev.sms.text'), quiet: true }]}
            rows={texts.map(({ to, text }) => [to, text])}
          />
        )}
      </StaffPanel>
    </DevPage>
  )
}
