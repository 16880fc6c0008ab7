import type { VNode } from 'preact'
import { StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { DeskPage } from './frame.tsx'
import type { Guest } from './visit.ts'

/** An unknown case, and one that belongs to somebody else: both look like this. */
export function notFoundPage(guest: Guest): VNode {
  const { words } = guest
  return (
    <DeskPage guest={guest} title={words('desk.not-found.title')} at="/desk">
      <StaffHead title={words('desk.not-found.title')} />
      <StaffPanel>
        <p>{words('desk.not-found.text')}</p>
        <p>
          <a href="/desk">{words('desk.to-queue')}</a>
        </p>
      </StaffPanel>
    </DeskPage>
  )
}

/** A form of another site, one that cannot be read, and a failure of ours: said in the words of the public pages. */
export function troublePage(guest: Guest, what: 'foreign-form' | 'unreadable' | 'failed'): VNode {
  const { words } = guest
  const title = words(`trouble.${what}.title`)
  return (
    <DeskPage guest={guest} title={title} at="/desk">
      <StaffHead title={title} />
      <StaffPanel>
        <p>{words(`trouble.${what}.text`)}</p>
        <p>
          <a href="/desk">{words('desk.to-queue')}</a>
        </p>
      </StaffPanel>
    </DeskPage>
  )
}
