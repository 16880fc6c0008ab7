import type { PlainDate } from '../kernel/plain-date.ts'

/**
 * `confirmed`: its holder has shown whose card it is, and the place is theirs. `no-show`: nobody came. There is no state of a place that is only held:
 * whoever could hold places without showing a card could hold all of them.
 */
export const APPOINTMENT_STATES = ['confirmed', 'arrived', 'served', 'no-show', 'cancelled'] as const
export type AppointmentState = (typeof APPOINTMENT_STATES)[number]

export type AppointmentAct = 'arrive' | 'serve' | 'miss' | 'cancel'

const MOVES: Readonly<Record<AppointmentAct, { readonly from: readonly AppointmentState[]; readonly to: AppointmentState }>> = {
  arrive: { from: ['confirmed', 'no-show'], to: 'arrived' },
  serve: { from: ['arrived'], to: 'served' },
  miss: { from: ['confirmed'], to: 'no-show' },
  cancel: { from: ['confirmed'], to: 'cancelled' },
}

/** The state after the act; undefined when it cannot be done from this one. Somebody who comes late after all is taken back in. */
export function stateAfter(state: AppointmentState, act: AppointmentAct): AppointmentState | undefined {
  const { from, to } = MOVES[act]
  return from.includes(state) ? to : undefined
}

/** What can be done with it now. `began`: its time has come. `today`: it is for this day. */
export function actsNow(state: AppointmentState, when: { readonly began: boolean; readonly today: boolean }): readonly AppointmentAct[] {
  const timely: Readonly<Record<AppointmentAct, boolean>> = { arrive: when.today, serve: when.today, miss: when.began, cancel: !when.began }
  return (Object.keys(MOVES) as AppointmentAct[]).filter((act) => timely[act] && stateAfter(state, act) !== undefined)
}

/** Why an office calls an appointment off; its words are in the texts under `appointment.reason.<reason>`. */
export const CANCEL_REASONS = ['office-closed', 'too-few-staff', 'holder-asked', 'wrong-office'] as const
/** Why one to fetch a card is called off by itself. */
export const GONE_REASONS = ['card-collected', 'card-gone'] as const
export type CancelReason = (typeof CANCEL_REASONS | typeof GONE_REASONS)[number]

/** What people come for. */
export const PURPOSES = ['renewal', 'collection'] as const
export type Purpose = (typeof PURPOSES)[number]

export interface VisitEnd {
  readonly state: AppointmentState
  readonly cancelledBy?: 'office'
  readonly reason?: CancelReason
}

/**
 * What becomes of an appointment to fetch a card that no longer waits: handed over on its day, at whatever hour, it was served; otherwise nobody needs it any
 * more. Undefined: whoever has arrived is at the window already, and the clerk ends it.
 */
export function visitEnd(
  { state, day }: { readonly state: AppointmentState; readonly day: PlainDate },
  how: (typeof GONE_REASONS)[number],
  today: PlainDate,
): VisitEnd | undefined {
  if (how === 'card-collected' && (day === today || state === 'arrived')) return { state: 'served' }
  return stateAfter(state, 'cancel') ? { state: 'cancelled', cancelledBy: 'office', reason: how } : undefined
}
