import { z } from 'zod'
import type { ApiClient } from './api-client.ts'
import { probeProblem, type ProbeRun } from './probe-run.ts'
import { newTraveller, type Traveller } from './traveller.ts'

export interface Begun {
  readonly code: string
  readonly token: string
  readonly traveller: Traveller
}

export interface Beginning {
  readonly api: ApiClient
  readonly run: ProbeRun
  readonly service: string
  readonly language: string
}

const eligible = z.object({ outcome: z.enum(['apply', 'apply-with-extra']) })
const started = z.object({ case: z.string(), token: z.string() })
const demoCard = z.object({ number: z.string(), birthDate: z.string(), passportNumber: z.string() })
const lookedUp = z.object({ renewal: z.enum(['can-begin', 'has-begun']) })

/** How a case of a service begins follows from the days that its cards are good for. */
export type Validity = 'stay' | 'renewal' | 'fixed'

/** `traveller`: whose outbox was asked for already. */
export function begin(way: Beginning, validity: Validity, traveller: Traveller): Promise<Begun> {
  if (validity === 'renewal') return beginRenewal(way, traveller)
  return beginDraft(way, traveller, { asks: validity === 'stay' })
}

async function beginDraft({ api, run, service, language }: Beginning, traveller: Traveller, { asks }: { readonly asks: boolean }): Promise<Begun> {
  const { nationality = '', travelDocument = '', daysOfStay = '', entryOn = '', speed = '' } = traveller.answers
  const query = new URLSearchParams({ nationality, travelDocument, daysOfStay, entryOn })
  if (asks) await run.step('eligibility', () => api.call(`/services/${service}/eligibility?${query}`, eligible))
  const body = { service, language, answers: { nationality, travelDocument, daysOfStay, speed } }
  const { case: code, token } = await run.step('a new draft', () => api.call('/cases', started, { method: 'POST', body }))
  return { code, token, traveller }
}

/** With a card of the demo's own making: it looks the card up, and its holder moved to an address of the probe. */
async function beginRenewal({ api, run, language }: Beginning, { email }: Traveller): Promise<Begun> {
  const { number, birthDate, passportNumber } = await run.step('a card to renew', async () => {
    const made = await fetch(`${api.base}/dev/cards.json`, { method: 'POST', signal: run.signal })
    if (!made.ok) throw probeProblem(`${made.status}: only a demonstration makes cards to try`)
    return demoCard.parse(await made.json())
  })
  await run.step('looking the card up', () => api.call('/card-lookups', lookedUp, { method: 'POST', body: { number, birthDate } }))
  const { case: code, token } = await run.step('a new renewal', () =>
    api.call('/renewals', started, { method: 'POST', body: { number, birthDate, passportNumber, language } }),
  )
  // The card's own address is nobody's outbox.
  await run.step('a new address', () => api.call(`/cases/${code}/pages/contact`, z.unknown(), { method: 'PUT', token, body: { answers: { email } } }))
  const traveller = { ...newTraveller(api.today()), email, birthDate, passportNumber }
  return { code, token, traveller: { ...traveller, answers: { ...traveller.answers, email, passportNumber } } }
}
