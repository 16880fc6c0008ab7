import { renewCard } from '../../../src/actions/renew-card.ts'
import { addDays, addMonths } from '../../../src/core/kernel/plain-date.ts'
import { between } from '../seeded-random.ts'
import { type ModelCase, modelCase } from './model-case.ts'
import { pick } from './pick.ts'
import type { World } from './world.ts'

/** What somebody answers whose life is as it was a year ago. */
export const AS_BEFORE = { passportKept: 'same', blankPages: 'yes', housing: 'own', speed: 'standard' }

/** A card of another register that its holder begins to renew, often in several windows at once: they are in one and the same case. */
export async function startRenewal(world: World): Promise<ModelCase> {
  const { deps, random } = world
  const at = deps.clock.now()
  const [number, passportNumber] = [1, 2].map(() => String(Math.floor(between(random, 1_000_000, 9_999_999)))) as [string, string]
  const validUntil = addDays(deps.clock.dayOf(at), Math.floor(between(random, -14, 28)))
  const birthDate = pick(world, ['1990-05-12', '1990-05-12', '2018-03-01'] as const)
  const person = { surname: 'EXAMPLE', givenNames: 'ANNA', sex: 'F', birthDate, nationality: 'PER' }
  const passport = { passportNumber: `U${passportNumber}`, passportExpiresOn: '2033-01-10' }
  const home = {
    region: pick(world, ['KZ-71', 'KZ-23', 'KZ-11']),
    address: 'Example street 1',
    category: birthDate < '2010' ? pick(world, ['adult', 'student', 'student', 'worker']) : 'child',
  }
  const answers = { ...person, ...passport, ...home }
  const card = { id: deps.chance.uuid(at), number: `OLD-${number}`, service: 'registration-card', state: 'active', language: 'en', answers } as const
  const [validFrom, email] = [addMonths(validUntil, -12), `u${passportNumber}@example.org`]
  await deps.heldCards.keep([{ ...card, validFrom, validUntil, email }], { file: 'model', at })
  const proof = { number: card.number, birthDate, passportNumber: answers.passportNumber, language: 'en', channel: 'portal' } as const
  const windows = Array.from({ length: random() < 0.4 ? 3 : 1 }, (_, n) => renewCard(deps, { kind: 'public' }, { ...proof, network: `${number} ${n}` }))
  // All of them end before anything else is done, also when the process has died: nothing of them may reach into the next step.
  const ended = await Promise.allSettled(windows)
  for (const window of ended) if (window.status === 'rejected') throw window.reason
  const begun = ended.flatMap((window) => (window.status === 'fulfilled' && window.value.ok ? [window.value.value] : []))
  const [first] = begun
  if (!first || begun.length < windows.length) throw new Error('a renewal could not begin')
  if (new Set(begun.map(({ code }) => code)).size > 1) throw new Error('one card has two renewals')
  const it = modelCase({ id: first.caseId, code: first.code, owner: world.people.length, answers: { ...answers, ...AS_BEFORE, email } })
  world.people.push(it)
  world.tally.add('renewals')
  return it
}
