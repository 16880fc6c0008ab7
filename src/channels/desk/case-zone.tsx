import type { VNode } from 'preact'
import { StaffPanel } from '../ui/components/staff-frame.tsx'
import { ZonePicture } from '../ui/photo/zone-lines.tsx'
import { codeText } from '../ui/problem-text.ts'
import type { CaseView } from './case-view.ts'

/** The two lines as they were read in the picture of the passport. Their values stand beside the answers. */
export function ZonePanel({ visit, found }: CaseView): VNode | null {
  const { words } = visit
  const { passport } = found
  if (!passport) return null
  const { zone } = passport.measured
  return (
    <StaffPanel id="zone" title={words('desk.passport.title')}>
      {zone.ok ? <ZonePicture words={words} zone={zone} /> : <p>{words('desk.passport.not-read', { why: codeText(words, zone) })}</p>}
    </StaffPanel>
  )
}
