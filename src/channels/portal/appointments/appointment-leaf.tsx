import type { VNode } from 'preact'
import type { OfficeSlot } from '../../../actions/ports/appointments.ts'
import { leafOf } from '../../../texts/written.ts'
import { DueDay } from '../../ui/components/promise.tsx'
import type { Visit } from '../visit.ts'

/** When and where somebody is expected. */
export function AppointmentLeaf({ visit, appointment }: { readonly visit: Visit; readonly appointment: OfficeSlot }): VNode {
  const { language } = visit
  const { day, time } = appointment
  return (
    <DueDay datetime={`${day}T${time}`} {...leafOf(language, day)}>
      <strong>{time}</strong>
      <br />
      {officeName(visit, appointment)}
    </DueDay>
  )
}

export function officeName({ context, language }: Visit, { officeId }: Pick<OfficeSlot, 'officeId'>): string {
  return context.deps.law().offices.find(({ id }) => id === officeId)?.name[language] ?? officeId
}
