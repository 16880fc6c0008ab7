import { type Actor, heldBySession } from '../core/access/actor.ts'
import { type CaseFile, confirmedAddress } from '../core/case/case-file.ts'
import type { Result } from '../core/kernel/result.ts'
import { refuse } from '../core/kernel/result.ts'
import type { Answers } from '../core/service/definition.ts'
import { loadCase } from './authorise.ts'
import { carryPictures } from './carry-pictures.ts'
import { definitionOf } from './case-facts.ts'
import type { Deps } from './deps.ts'
import { followsCard } from './holder-card.ts'
import { openDraft, type Started } from './start-application.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'people' | 'accounts' | 'secrets' | 'law'>

/** A further family member starts with the shared answers filled in. */
export async function startFamilyMember(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<Started, 'not-found' | 'service-unknown' | 'card-needed'>> {
  const loaded = await loadCase(deps, actor, { action: 'start-family-member', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  const definition = definitionOf(deps.law(), file)
  // Everybody renews or changes a card of their own.
  if (followsCard(definition)) return refuse('card-needed', {}, 'service')
  const shared = definition.pages.flatMap((page) => page.fields.filter((field) => field.shared).map((field) => field.name))
  return begun(
    await openDraft(deps, actor, {
      ...carry(actor),
      service: file.service,
      language: file.language,
      channel: file.channel,
      answers: withKnownAddress(file, pick(file.answers, shared)),
    }),
  )
}

/**
 * A person of the account starts with everything that was told before; days that lie ahead are asked anew. Pictures are not taken along: a portrait has
 * to be recent.
 */
export async function startForPerson(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<Started, 'not-found' | 'service-unknown' | 'card-needed'>> {
  const loaded = await loadCase(deps, actor, { action: 'start-for-person', code: input.code })
  if (!loaded.ok) return loaded
  if (actor.kind !== 'applicant' || !actor.account) return refuse('not-found')
  const file = loaded.value
  const definition = definitionOf(deps.law(), file)
  // A renewal or a change begins with the card, and the account has a way there.
  if (followsCard(definition)) return refuse('card-needed', {}, 'service')
  const fields = definition.pages.flatMap((page) => page.fields)
  const lasting = fields.filter(({ rules }) => !rules?.some(({ kind }) => kind === 'not-in-past')).map(({ name }) => name)
  return begun(await openDraft(deps, actor, { service: file.service, language: file.language, channel: file.channel, answers: pick(file.answers, lasting) }))
}

/** After a refusal, a lapse or a withdrawal: a new application with everything filled in, and with every picture that was not the reason. */
export async function retryApplication(
  deps: Needs & Pick<Deps, 'objects'>,
  actor: Actor,
  input: { readonly code: string },
): Promise<Result<Started, 'not-found' | 'service-unknown' | 'move-not-allowed'>> {
  const loaded = await loadCase(deps, actor, { action: 'retry-application', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  if (!['refused', 'lapsed', 'withdrawn'].includes(file.state)) return refuse('move-not-allowed', { state: file.state, move: 'retry' })
  const started = await openDraft(deps, actor, {
    ...carry(actor),
    service: file.service,
    language: file.language,
    channel: file.channel,
    answers: withKnownAddress(file, file.answers),
    ...(file.renews ? { renews: file.renews } : {}),
  })
  if (!started.ok && started.code === 'renewal-begun') return refuse('move-not-allowed', { state: file.state, move: 'retry' })
  if (started.ok) await carryPictures(deps, actor, { from: file, to: started.value.caseId })
  return begun(started)
}

function begun(started: Awaited<ReturnType<typeof openDraft>>): Result<Started, 'service-unknown'> {
  return started.ok ? started : refuse('service-unknown', started.facts, 'service')
}

function carry(actor: Actor): { readonly heldCaseIds: readonly string[] } {
  return { heldCaseIds: heldBySession(actor) }
}

/** The link back to the new draft opens everything in it, so it goes to an address that was confirmed, or is asked for anew. */
function withKnownAddress(file: CaseFile, answers: Answers): Answers {
  const { email: _, ...rest } = answers
  const known = confirmedAddress(file)
  return known ? { ...rest, email: known } : rest
}

function pick(answers: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(names.flatMap((name) => (answers[name] ? [[name, answers[name]]] : [])))
}
