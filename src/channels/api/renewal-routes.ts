import { z } from 'zod'
import { findMyCard } from '../../actions/my-card.ts'
import { renewCard } from '../../actions/renew-card.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import { type ApiRoute, done, route } from './api-route.ts'
import { startedAnswer } from './case-answers.ts'
import * as shape from './schemas.ts'
import { wrongFacts } from './wrong-parameters.ts'

const cardBody = z.object({ number: z.string().max(40), birthDate: shape.day })
const renewalBody = cardBody.extend({ passportNumber: z.string().max(40), language: shape.language })

/** One's own card, and its renewal. */
export const renewalRoutes: readonly ApiRoute[] = [
  route<z.infer<typeof cardBody>>({
    method: 'POST',
    path: '/card-lookups',
    id: 'find-my-card',
    summary: 'One’s own card by its number and the birth date of its holder: days, fees, what being late means',
    who: 'anyone',
    body: cardBody,
    answers: { status: 200, schema: z.looseObject({ card: z.looseObject({ number: z.string(), validUntil: shape.day }) }) },
    handle: async (call) => {
      const { number, birthDate } = call.body
      const wrong = wrongFacts({ birthDate })
      if (wrong) return wrong
      const found = await findMyCard(call.context.deps, call.actor, { number, birthDate: birthDate as PlainDate, network: call.network })
      return found.ok ? done(found.value) : found
    },
  }),
  route<z.infer<typeof renewalBody>>({
    method: 'POST',
    path: '/renewals',
    id: 'renew-card',
    summary: 'Begin the renewal of a card, or open the one that has begun',
    who: 'anyone',
    body: renewalBody,
    answers: { status: 201, schema: shape.started },
    handle: async (call) => {
      const wrong = wrongFacts(call.body)
      if (wrong) return wrong
      return startedAnswer(await renewCard(call.context.deps, call.actor, { ...call.body, channel: 'api', network: call.network }))
    },
  }),
]
