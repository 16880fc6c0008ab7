import type { OfficeTimes, WeeklyHours } from '../../core/appointment/office-times.ts'
import { day } from '../../core/kernel/plain-date.ts'

const WORKDAYS = [1, 2, 3, 4, 5]
const WHOLE_DAY: WeeklyHours = { weekdays: WORKDAYS, from: '09:00', to: '18:00' }
const LUNCH: WeeklyHours = { weekdays: WORKDAYS, from: '13:00', to: '14:00' }

const PLAIN = {
  validFrom: day('2024-01-01'),
  openings: [WHOLE_DAY],
  breaks: [],
  closures: [],
  movedDayAs: 1,
  slotMinutes: 20,
  windows: { public: 3, intern: 4 },
  // Who books today could not be told by letter before; four weeks ahead is as far as people can plan.
  bookable: { startInDays: 1, endInDays: 28 },
  freeAgainMinutes: 30,
} as const

/** When the made-up offices of the demo are open, and what of that can be booked. Read through `readOfficeTimes`. */
export const officeTimes: readonly OfficeTimes[] = [
  { ...PLAIN, officeId: 'AST' },
  { ...PLAIN, officeId: 'ALA', closures: [{ from: day('2026-12-31'), to: day('2026-12-31') }] },
  { ...PLAIN, officeId: 'KRG', breaks: [LUNCH], windows: { public: 1, intern: 2 } },
  {
    ...PLAIN,
    officeId: 'SHY',
    openings: [WHOLE_DAY, { weekdays: [6], from: '10:00', to: '14:00' }],
    breaks: [LUNCH],
    windows: { public: 2, intern: 2 },
    slotMinutes: 30,
  },
]
