import type { Routes } from '../routes.ts'
import { showAccessibility } from './accessibility-page.tsx'
import { showBefore, showFail, showFaq } from './advice-pages.tsx'
import { showAnyService } from './any-service-page.tsx'
import { sendToCard, showCard, showCardCheck } from './check-card-pages.tsx'
import { checkPhoto, showPhotoCheck } from './check-photo-page.tsx'
import { saveMessageCheck, showMessageCheck } from './check-message-page.tsx'
import { showBlocked } from './change-done.tsx'
import { backToStart, chooseChange, goOnWithMyCard, makeChange } from './change-pages.tsx'
import { showEligibility } from './eligibility-page.tsx'
import { showFees } from './fees-page.tsx'
import type { GuidanceTools } from './guidance-tools.ts'
import { saveCaseMessage, saveHelp, showCaseMessage, showHelp } from './help-pages.tsx'
import { showHome } from './home-page.tsx'
import { lookUpMyCard, renewMyCard, showMyCard } from './my-card-page.tsx'
import { showPrivacy } from './privacy-page.tsx'
import { showRealSite } from './real-site-page.tsx'
import { showService } from './service-page.tsx'

/** Everything a traveller reads before giving personal data, and the ways to ask and to check. */
export function registerGuidance(routes: Routes, tools: GuidanceTools): void {
  routes.get('', (visit) => showHome(visit, tools))
  routes.get('/tourist-card', showService)
  routes.get('/tourist-card/eligibility', (visit) => showEligibility(visit, tools))
  routes.get('/faq', showFaq)
  routes.get('/why-applications-fail', showFail)
  routes.get('/before-you-travel', showBefore)
  routes.get('/fees-and-rules', showFees)
  routes.get('/help', showHelp)
  routes.post('/help', saveHelp)
  routes.get('/case/:code/message', showCaseMessage)
  routes.post('/case/:code/message', saveCaseMessage)
  routes.get('/my-card', showMyCard)
  routes.post('/my-card', (visit) => lookUpMyCard(visit))
  routes.post('/my-card/renew', renewMyCard)
  routes.get('/my-card/change', backToStart)
  routes.post('/my-card/change', chooseChange)
  routes.get('/my-card/change/:way', backToStart)
  routes.post('/my-card/change/:way', makeChange)
  routes.post('/my-card/go-on', goOnWithMyCard)
  routes.get('/my-card/blocked', showBlocked)
  routes.get('/check', showCardCheck)
  routes.post('/check', sendToCard)
  routes.get('/check/:number', showCard)
  routes.get('/check-photo', showPhotoCheck)
  routes.post('/check-photo', checkPhoto)
  routes.get('/check-message', showMessageCheck)
  routes.post('/check-message', saveMessageCheck)
  routes.get('/real-site', showRealSite)
  routes.get('/privacy', showPrivacy)
  routes.get('/accessibility', showAccessibility)
  routes.get('/:service', (visit) => showAnyService(visit, tools))
}
