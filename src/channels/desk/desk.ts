import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../ui/http/context.ts'
import { cancelIt, receive, showCancel } from './appointment-posts.tsx'
import { showAppointments } from './appointments-page.tsx'
import { showCase, showForm, showPicture } from './case-page.tsx'
import { findInCollection, showCollection } from './collection-page.tsx'
import { approve, assign, changeCard, decline, overrule, refuseIt, release, sendBack } from './decide-posts.ts'
import { askEnrol, enrol, showEnrol } from './enrol.tsx'
import { showMessages } from './messages-page.tsx'
import { showRates } from './rates-page.tsx'
import { assignFromQueue, findCase, showQueue, takeNext } from './queue-page.tsx'
import { bringBack, handOver, reissue, showPaper } from './paper-posts.ts'
import { type DeskRoutes, lastResort, routesOf } from './routes.ts'
import { askSignIn, showSignIn, signIn, signInPersona, signOut } from './sign-in.tsx'
import { showUnreachable } from './unreachable-page.tsx'

/** The officers' side. */
export function registerDesk(app: FastifyInstance, context: WebContext, options: { readonly onTrouble: (error: unknown) => void }): void {
  const routes = routesOf(app, context)
  routes.open.get('/sign-in', showSignIn)
  routes.open.post('/sign-in', signIn)
  routes.open.post('/sign-in/question', askSignIn)
  routes.open.post('/sign-in/persona', signInPersona)
  routes.open.get('/enrol/:token', showEnrol)
  routes.open.post('/enrol/:token', enrol)
  routes.open.post('/enrol/:token/question', askEnrol)
  routes.post('/sign-out', signOut)
  routes.get('/', showQueue)
  routes.post('/next', takeNext)
  routes.get('/find', findCase)
  routes.post('/assign', assignFromQueue)
  routes.get('/messages', showMessages)
  routes.get('/photo-rules', showRates)
  routes.get('/unreachable', showUnreachable)
  registerWindow(routes)
  routes.get('/case/:code', showCase)
  routes.get('/case/:code/form.pdf', showForm)
  routes.get('/case/:code/picture/:document', showPicture)
  routes.get('/case/:code/picture/:document/:place', showPicture)
  routes.post('/case/:code/overrule', overrule)
  routes.post('/case/:code/approve', approve)
  routes.post('/case/:code/return', sendBack)
  routes.post('/case/:code/refuse', refuseIt)
  routes.post('/case/:code/decline', decline)
  routes.post('/case/:code/release', release)
  routes.post('/case/:code/assign', assign)
  routes.post('/case/:code/card', changeCard)
  lastResort(app, context, options.onTrouble)
}

/** What clerks do at the window: receive who is expected, hand out cards. */
function registerWindow(routes: DeskRoutes): void {
  routes.get('/appointments', showAppointments)
  routes.post('/appointments/:code/visit', receive)
  routes.get('/appointments/:code/cancel', showCancel)
  routes.post('/appointments/:code/cancel', cancelIt)
  routes.get('/collection', showCollection)
  routes.post('/collection/find', findInCollection)
  routes.get('/collection/:item', showPaper)
  routes.post('/collection/:item/hand-over', handOver)
  routes.post('/collection/:item/bring-back', bringBack)
  routes.post('/collection/:item/reissue', reissue)
}
