import { z } from 'zod'
import { apiClient } from './api-client.ts'
import { begin } from './begin.ts'
import { approveAtDesk } from './decide.ts'
import { definition, fillForm, status } from './fill-form.ts'
import { payOnHostedPage, WORKING_CARD } from './hosted-page.ts'
import { requireOutbox } from './outbox.ts'
import { probeProblem, type ProbeRun } from './probe-run.ts'
import { newTraveller, type Traveller } from './traveller.ts'

export interface Walk {
  /** Scheme and host, without a slash at the end. */
  readonly base: string
  readonly service: string
  readonly language: string
  /** The test card to pay with; the one that works unless given. */
  readonly cardNumber?: string
}

export interface Walked {
  readonly code: string
  readonly card: string
  readonly token: string
  readonly traveller: Traveller
}

interface Paying {
  readonly api: ReturnType<typeof apiClient>
  readonly run: ProbeRun
  readonly code: string
  readonly token: string
}

const anything = z.unknown()

/** A whole card of a service over HTTP, as applicant, payer, supervisor and officer. Throws a ProbeFailure. */
export async function walkService(walk: Walk, run: ProbeRun): Promise<Walked> {
  const { service } = walk
  const api = apiClient({ ...walk, signal: run.signal })
  const { pages, validity } = await run.step('guidance', () => api.call(`/services/${service}`, definition))
  const somebody = newTraveller(api.today())
  await run.step('outbox', () => requireOutbox(walk.base, somebody.email, run))
  const { code, token, traveller } = await begin({ api, run, service, language: walk.language }, validity.kind, somebody)
  const begun = { api, run, code, token }
  await fillForm({ ...begun, traveller }, pages)
  await run.step('submission', () => api.call(`/cases/${code}/submission`, anything, { method: 'POST', token, body: { declared: true } }))
  await pay(begun, walk.cardNumber ?? WORKING_CARD)
  await approveAtDesk(api, run, code)
  return { code, token, traveller, card: await collectCard(begun) }
}

async function pay({ api, run, code, token }: Paying, cardNumber: string): Promise<void> {
  const { redirectUrl } = await run.step('start of the payment', () =>
    api.call(`/cases/${code}/payments`, z.object({ redirectUrl: z.string() }), { method: 'POST', token }),
  )
  await run.step("the bank's page", () => payOnHostedPage({ url: redirectUrl, cardNumber, today: api.today() }, run.signal))
  await run.step('payment', () =>
    run.until('the money', async () => {
      const { outcome } = await api.call(`/cases/${code}/payment-checks`, z.object({ outcome: z.enum(['paid', 'failed', 'waiting']) }), {
        method: 'POST',
        token,
      })
      if (outcome === 'failed') throw probeProblem('the payment failed')
      return outcome === 'paid' ? true : undefined
    }),
  )
}

async function collectCard({ api, run, code, token }: Paying): Promise<string> {
  const number = await run.step('issue', () =>
    run.until('the card', async () => {
      const seen = await api.call(`/cases/${code}`, status, { token })
      if (seen.case.state !== 'approved' && seen.case.state !== 'issued') throw probeProblem(`the case is ${seen.case.state}`)
      return seen.case.state === 'issued' ? seen.card?.number : undefined
    }),
  )
  await run.step('the card as PDF', async () => {
    const pdf = await api.file(`/cases/${code}/card`, token)
    if (Buffer.from(pdf.subarray(0, 5)).toString('latin1') !== '%PDF-') throw probeProblem('the card is no PDF')
  })
  await run.step('public check of the card', () => api.call(`/cards/${number}`, z.object({ verdict: z.enum(['valid', 'not-yet-valid']) })))
  return number
}
