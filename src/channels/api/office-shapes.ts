import { z } from 'zod'
import type { OfficeSlots } from '../../actions/free-times.ts'
import { type FreeSlot, writeSlot } from '../../core/appointment/slots.ts'
import * as shape from './schemas.ts'

/** Offices and their times, as several calls tell them. */

export const slot = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .describe('Day and time by the clock of the agency, such as 2026-12-01T09:20')
const inFour = z.object({ en: z.string(), ru: z.string(), kk: z.string(), zh: z.string() })
export const office = z.object({
  id: z.string(),
  name: inFour,
  region: z.string().optional().describe('ISO 3166-2'),
  position: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  address: inFour.optional(),
  hours: inFour.optional(),
})
export const week = z
  .array(z.object({ firstWeekday: z.number(), lastWeekday: z.number(), spans: z.array(z.object({ from: z.string(), to: z.string() })) }))
  .describe('Opening hours of an ordinary week, Monday 1 to Sunday 7')
export const freeSlot = z.object({ slot, free: z.number().describe('How many people can still book it') })
export const freeDays = z.array(z.object({ day: shape.day, slots: z.array(freeSlot) })).describe('Every day with a free time, the soonest first')

export const shownSlot = (one: FreeSlot): z.infer<typeof freeSlot> => ({ slot: writeSlot(one), free: one.free })

export function shownDays(days: OfficeSlots['days']): z.infer<typeof freeDays> {
  return days.map(({ day, slots }) => ({ day, slots: slots.map(shownSlot) }))
}
