import { z } from 'zod'
import { type ApiClient } from './api-client.ts'
import { mailedCode } from './outbox.ts'
import { probeProblem, type ProbeRun } from './probe-run.ts'
import type { Traveller } from './traveller.ts'
import { demoSpecimen } from '../specimen.ts'

const page = z.object({
  id: z.string(),
  kind: z.enum(['questions', 'upload', 'confirm-email']),
  fields: z.array(z.object({ name: z.string(), kind: z.string(), required: z.boolean(), options: z.array(z.string()).optional(), min: z.number().optional() })),
  document: z.string().optional(),
})
export const definition = z.object({
  id: z.string(),
  pages: z.array(page),
  validity: z.object({ kind: z.enum(['stay', 'renewal', 'fixed']) }),
})
type Page = z.infer<typeof page>

export const status = z.object({
  case: z.looseObject({ code: z.string(), state: z.string() }),
  nextPage: z.string().optional(),
  card: z.object({ number: z.string() }).optional(),
})
const anything = z.unknown()

export interface Draft {
  readonly api: ApiClient
  readonly run: ProbeRun
  readonly code: string
  readonly token: string
  readonly traveller: Traveller
}

const SETTLED = 'settled'

/** Follows the server from page to page, as it names the next one, until nothing is missing. */
export async function fillForm(draft: Draft, pages: readonly Page[]): Promise<void> {
  const { api, run, code, token } = draft
  const ask = async () => {
    const { nextPage } = await api.call(`/cases/${code}`, status, { token })
    return pages.find(({ id }) => id === nextPage)
  }
  const done = new Set<string>()
  let page = await run.step('first page', ask)
  while (page) {
    const now: Page = page
    page = await run.step(`page ${now.id}`, async () => {
      const again = done.has(now.id)
      if (again && (now.kind !== 'upload' || done.has(SETTLED))) throw probeProblem('the page is asked for again although it was filled in')
      done.add(again ? SETTLED : now.id)
      await (again ? keepWhatWasTyped(draft) : answer(draft, now))
      return ask()
    })
  }
}

/** The drawn passport has one number and each walk another: the difference is settled as a person would. */
async function keepWhatWasTyped({ api, code, token }: Draft): Promise<void> {
  await api.call(`/cases/${code}/passport-settlement`, anything, { method: 'POST', token, body: { choices: { passportNumber: 'typed' } } })
}

function answer(draft: Draft, page: Page): Promise<void> {
  if (page.kind === 'questions') return saveAnswers(draft, page)
  return page.kind === 'upload' ? upload(draft, page) : confirmEmail(draft)
}

async function saveAnswers({ api, code, token, traveller }: Draft, { id, fields }: Page): Promise<void> {
  const answers = Object.fromEntries(fields.flatMap((field) => valueFor(field, traveller)))
  await api.call(`/cases/${code}/pages/${id}`, anything, { method: 'PUT', token, body: { answers } })
}

/** What the traveller says, or the first thing that will do: a service that was added yesterday can be walked today. */
function valueFor({ name, kind, required, options = [], min = 1 }: Page['fields'][number], { answers }: Traveller): readonly (readonly [string, string])[] {
  const known = answers[name]
  if (known !== undefined) return [[name, known]]
  if (!required) return []
  const anyOf: Readonly<Record<string, string | undefined>> = {
    choice: options[0],
    tick: 'yes',
    'whole-number': String(min),
    text: 'Probe',
    'long-text': 'Probe',
  }
  const value = anyOf[kind]
  if (value === undefined) throw probeProblem(`nothing to answer to ${name}`)
  return [[name, value]]
}

async function upload({ api, code, token }: Draft, { document = '' }: Page): Promise<void> {
  await api.call(`/cases/${code}/documents/${document}`, anything, { method: 'PUT', token, body: await demoSpecimen(document) })
}

async function confirmEmail({ api, run, code, token, traveller }: Draft): Promise<void> {
  await api.call(`/cases/${code}/email-codes`, anything, { method: 'POST', token })
  const digits = await mailedCode(api.base, traveller.email, run)
  await api.call(`/cases/${code}/email-confirmation`, anything, { method: 'POST', token, body: { digits } })
}
