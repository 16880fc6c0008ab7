import type { GuidanceTools } from '../guidance/guidance-tools.ts'
import type { Routes } from '../routes.ts'
import { backToAppointment, calendar, cancel, change, showAppointment, showFindAppointment } from './appointment-pages.tsx'
import { book, chooseTime } from './book-pages.tsx'
import { backToOffices, showOffices } from './offices-page.tsx'
import { showTimes } from './times-page.tsx'

/** Offices, their free times, and the appointments of holders. */
export function registerAppointments(routes: Routes, tools: GuidanceTools): void {
  routes.get('/offices', (visit) => showOffices(visit, tools))
  routes.get('/offices/:office', showTimes)
  routes.post('/offices/:office', showTimes)
  routes.get('/my-card/appointment', backToOffices)
  routes.post('/my-card/appointment', chooseTime)
  routes.get('/my-card/appointment/book', backToOffices)
  routes.post('/my-card/appointment/book', book)
  routes.get('/appointment', showFindAppointment)
  routes.post('/appointment', showAppointment)
  routes.get('/appointment/cancel', backToAppointment)
  routes.post('/appointment/cancel', cancel)
  routes.get('/appointment/change', backToAppointment)
  routes.post('/appointment/change', change)
  routes.get('/appointment/calendar', backToAppointment)
  routes.post('/appointment/calendar', calendar)
}
