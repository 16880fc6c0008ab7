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

/** A form that did not come from one of our pages. */
export function foreignFormPage(guest: Guest): VNode {
  const { words } = guest
  return (
    <DeskPage guest={guest} title={words('trouble.foreign-form.title')} at="/desk">
      <StaffHead title={words('trouble.foreign-form.title')} />
      <StaffPanel>
        <p>{words('trouble.foreign-form.text')}</p>
        <p>
          <a href="/desk">{words('desk.to-queue')}</a>
        </p>
      </StaffPanel>
    </DeskPage>
  )
}
