import { z } from 'zod'
import type { ApiClient } from './api-client.ts'
import type { ProbeRun } from './probe-run.ts'

/** Personas of the demo. */
const SUPERVISOR = '107'
const OFFICER = '118'

const session = z.object({ token: z.string() })
const anything = z.unknown()

/** The supervisor gives the case to an officer, and the officer reads and approves it. */
export async function approveAtDesk(api: ApiClient, run: ProbeRun, code: string): Promise<void> {
  const signIn = (persona: string) => api.call('/desk/sessions', session, { method: 'POST', body: { persona } })
  const path = `/desk/cases/${code}`
  await run.step('assignment by the supervisor', async () => {
    const { token } = await signIn(SUPERVISOR)
    await api.call(`${path}/assignment`, anything, { method: 'POST', token, body: { staffNumber: OFFICER, reason: 'Synthetic check of the service' } })
  })
  const { token } = await run.step('sign-in of the officer', () => signIn(OFFICER))
  await run.step('reading the file', () => api.call(path, anything, { token }))
  await run.step('approval', () => api.call(`${path}/approval`, anything, { method: 'POST', token, body: { samePerson: true } }))
}
