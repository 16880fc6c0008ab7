import { readCalendar } from '../../core/calendar/calendar.ts'
import data from './calendar.json' with { type: 'json' }

/** Working days of 2024 to 2027. 2027 is not announced yet, so everything counted into it says so. */
export const calendar = readCalendar(data)
