import { z } from 'zod'
import { cancelCard } from '../../actions/cancel-card.ts'
import { changeCard, type Changed, goOnWithCard } from '../../actions/change-card.ts'
import type { Started } from '../../actions/start-application.ts'
import { type ApiAnswer, type ApiCall, type ApiRoute, done, route } from './api-route.ts'
import { startedAnswer } from './case-answers.ts'
import * as shape from './schemas.ts'
import { wrongFacts } from './wrong-parameters.ts'

const proofBody = z.object({ number: z.string().max(40), birthDate: shape.day, passportNumber: z.string().max(40) })
const goOnBody = proofBody.extend({ language: shape.language })
const changeBody = goOnBody.extend({
  service: z.string().max(60).describe('One of `changes` of the card'),
  said: z.enum(['lost', 'stolen']).optional().describe('For a card that is out of its holder’s hands'),
  confirmed: z.boolean().optional().describe('Such a card may be blocked at once'),
})
const cancelBody = proofBody.extend({ confirmed: z.boolean() })

const changed = z.object({
  kind: z
    .enum(['begun', 'own-case', 'blocked'])
    .describe('`begun`: a case is open; `own-case`: what is wrong is said in the case that the card came from; `blocked`: no case is open for this change'),
  blocked: z.boolean().describe('The card is out of use'),
  listed: z.boolean().optional().describe('It stands in the published lists'),
  started: shape.started.optional(),
  other: shape.started.extend({ service: z.string() }).optional().describe('Another application for the card, which goes on'),
})

/** Nobody is signed in to an account here: there is always a token. */
const shownStart = ({ code, token }: Started) => ({ case: code, token })

function changeAnswer(change: Changed): ApiAnswer {
  if (change.kind !== 'blocked') return done({ kind: change.kind, blocked: change.blocked, started: shownStart(change.started) })
  const { kind, listed, other } = change
  return done({ kind, blocked: true, listed, ...(other ? { other: { ...shownStart(other.started), service: other.service } } : {}) })
}

async function change(call: ApiCall<z.infer<typeof changeBody>, unknown>): Promise<ApiAnswer> {
  const wrong = wrongFacts(call.body)
  if (wrong) return wrong
  const { said, confirmed = false, ...known } = call.body
  const word = said ? { said } : {}
  const made = await changeCard(call.context.deps, call.actor, { ...known, ...word, confirmed, channel: 'api', network: call.network })
  return made.ok ? changeAnswer(made.value) : made
}

async function cancel(call: ApiCall<z.infer<typeof cancelBody>, unknown>): Promise<ApiAnswer> {
  const wrong = wrongFacts(call.body)
  if (wrong) return wrong
  const cancelled = await cancelCard(call.context.deps, call.actor, { ...call.body, network: call.network })
  return cancelled.ok ? done(cancelled.value) : cancelled
}

async function goOn(call: ApiCall<z.infer<typeof goOnBody>, unknown>): Promise<ApiAnswer> {
  const wrong = wrongFacts(call.body)
  if (wrong) return wrong
  return startedAnswer(await goOnWithCard(call.context.deps, call.actor, { ...call.body, channel: 'api', network: call.network }))
}

/** Something has changed for the holder of a card. */
export const cardChangeRoutes: readonly ApiRoute[] = [
  route<z.infer<typeof changeBody>>({
    method: 'POST',
    path: '/card-changes',
    id: 'change-card',
    summary: 'Begin the change of a card, or open the one that has begun. A card that is lost or stolen is blocked at once, whatever follows',
    who: 'anyone',
    body: changeBody,
    answers: { status: 200, schema: changed },
    handle: change,
  }),
  route<z.infer<typeof cancelBody>>({
    method: 'POST',
    path: '/card-cancellations',
    id: 'cancel-card',
    summary: 'Give a card back: it is good for nothing from now on',
    who: 'anyone',
    body: cancelBody,
    answers: { status: 200, schema: z.object({ number: z.string(), listed: z.boolean(), told: z.boolean().describe('A letter says so') }) },
    handle: cancel,
  }),
  route<z.infer<typeof goOnBody>>({
    method: 'POST',
    path: '/card-continuations',
    id: 'go-on-with-card',
    summary: 'Open what is open for a card, whichever service it is',
    who: 'anyone',
    body: goOnBody,
    answers: { status: 201, schema: shape.started },
    handle: goOn,
  }),
]
