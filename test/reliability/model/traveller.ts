import type { Actor } from '../../../src/core/access/actor.ts'
import { addDays } from '../../../src/core/kernel/plain-date.ts'
import { ok, type Result } from '../../../src/core/kernel/result.ts'
import { uploadDocument } from '../../../src/actions/upload-document.ts'
import { confirmEmail, sendEmailCode } from '../../../src/actions/email.ts'
import { saveAnswers } from '../../../src/actions/save-answers.ts'
import { startApplication } from '../../../src/actions/start-application.ts'
import { progress } from '../../../src/actions/submit-application.ts'
import { between } from '../seeded-random.ts'
import { type ModelCase, modelCase } from './model-case.ts'
import { pick } from './pick.ts'
import type { World } from './world.ts'

export const PUBLIC: Actor = { kind: 'public' }
/** There was nothing to do, and nothing was done. */
export const NOTHING = ok('nothing')

/** Cases in which something can still happen, as far as anybody has looked. */
export function livingCases({ people, remembered }: World): readonly ModelCase[] {
  return people.filter(({ id, gone }) => !gone && !remembered.ended.has(id))
}

export function isRenewal({ code }: ModelCase): boolean {
  return code.startsWith('RC')
}

/** The session that its owner has: it opens everything that this person holds. */
export function ownerOf(world: World, it: ModelCase): Actor {
  return { kind: 'applicant', caseIds: world.people.filter((other) => other.owner === it.owner).map(({ id }) => id) }
}

export async function startCase(world: World): Promise<void> {
  const language = pick(world, ['en', 'ru', 'kk', 'zh'] as const)
  const started = await startApplication(world.deps, PUBLIC, { service: 'tourist-card', language, channel: 'portal', answers: {} })
  if (!started.ok) throw new Error(`no draft: ${started.code}`)
  const { caseId: id, code } = started.value
  world.people.push(modelCase({ id, code, owner: world.people.length, answers: newAnswers(world) }))
}

/** A traveller with a passport of their own; some come from where a paper more is asked for. */
function newAnswers(world: World): Record<string, string> {
  const number = `X${Math.floor(between(world.random, 1_000_000, 9_999_999))}`
  const point = pick(
    world,
    world.law.borderPoints.map(({ id }) => id),
  )
  return {
    email: `${number.toLowerCase()}@example.org`,
    surname: 'EXAMPLE',
    givenNames: 'ANNA MARIA',
    sex: 'F',
    birthDate: '1990-05-12',
    birthPlace: 'Lima',
    nationality: pick(world, ['PER', 'PER', 'UTO', 'NGA', 'MLI']),
    occupation: 'Teacher',
    travelDocument: 'ordinary-passport',
    passportNumber: number,
    passportIssuedOn: '2024-01-10',
    passportExpiresOn: '2033-01-10',
    purpose: 'tourism',
    entryOn: tripDay(world),
    daysOfStay: '30',
    entries: pick(world, ['single', 'multiple']),
    entryPoint: point,
    exitPoint: point,
    addressOfStay: 'Hotel Example, Astana',
    speed: pick(world, ['standard', 'express']),
  }
}

function tripDay(world: World): string {
  const { clock } = world.deps
  return addDays(clock.dayOf(clock.now()), Math.floor(between(world.random, 10, 60)))
}

/** Everything that is open, page by page, as a patient person does it; also what a long wait has made wrong. */
export async function fillForm(world: World, it: ModelCase, actor: Actor): Promise<Result<unknown>> {
  const { deps } = world
  for (let pages = 0; pages < 20; pages++) {
    const file = await deps.cases.findById(it.id)
    const page = file && (await progress(deps, file)).next
    if (!page) return NOTHING
    if (page.id === 'trip') it.answers.entryOn = tripDay(world)
    const done =
      page.kind === 'questions'
        ? await saveAnswers(deps, actor, { code: it.code, page: page.id, typed: it.answers })
        : page.kind === 'upload'
          ? await upload(world, it, { actor, document: page.document ?? '' })
          : await confirm(world, it, actor)
    if (!done.ok) return done
  }
  return NOTHING
}

export function upload(world: World, it: ModelCase, act: { readonly actor: Actor; readonly document: string }): Promise<Result<unknown>> {
  const content = Uint8Array.from({ length: 64 }, () => Math.floor(between(world.random, 0, 256)))
  return uploadDocument(world.deps, act.actor, { code: it.code, document: act.document, content, place: 'all' })
}

/** Asks for a code, waits for the letter, types what it says. Sometimes a finger slips. */
export async function confirm(world: World, it: ModelCase, actor: Actor): Promise<Result<unknown>> {
  const asked = await sendEmailCode(world.deps, actor, { code: it.code })
  if (!asked.ok || asked.value.emailConfirmedAt) return asked
  await takeLetters(world, it)
  const to = asked.value.email ?? ''
  const letter = world.mail.taken.findLast((mail) => mail.to === to && mail.text.includes('/confirm/') && mail.text.includes(it.code))
  const digits =
    /(?<!\d)(\d{3}) ?(\d{3})(?!\d)/
      .exec(letter?.text ?? '')
      ?.slice(1)
      .join('') ?? '000000'
  if (world.random() < 0.15) await confirmEmail(world.deps, actor, { code: it.code, digits: '000000' })
  if (letter) it.confirmed.add(to)
  return confirmEmail(world.deps, actor, { code: it.code, digits })
}

/** The worker sends what waits for this case. */
export async function takeLetters(world: World, it: ModelCase): Promise<void> {
  const notices = new Set((await world.cases.notices(it.id)).map(({ id }) => id))
  for (const job of await world.jobs.waiting()) {
    if (job.queue === 'send-notice' && notices.has(job.data.noticeId ?? '')) await world.jobs.run(job).catch(() => undefined)
  }
}
