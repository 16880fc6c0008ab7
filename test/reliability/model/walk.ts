import type { Actor } from '../../../src/core/access/actor.ts'
import type { CaseFile } from '../../../src/core/case/case-file.ts'
import { between } from '../seeded-random.ts'
import type { Act } from './act.ts'
import { APPLICANT_ACTS, PUBLIC_ACTS } from './applicant-acts.ts'
import { calmDown } from './calm.ts'
import { DESK_ACTS } from './desk-acts.ts'
import { Crash } from './faults.ts'
import { judgeCase } from './judge-case.ts'
import { rowsOfFiles } from './judge-time.ts'
import { count, type ModelCase } from './model-case.ts'
import { pick, weighed } from './pick.ts'
import { hurryRenewal } from './hurry-renewal.ts'
import { startRenewal } from './start-renewal.ts'
import { isRenewal, livingCases, ownerOf, PUBLIC, startCase } from './traveller.ts'
import { HAPPENINGS } from './world-steps.ts'
import { openWorld, type Twin, type World } from './world.ts'

export interface WalkPlan {
  readonly seed: number
  /** Stretches of trouble; after each the world calms down and everything is judged. */
  readonly rounds: number
  readonly steps: number
  readonly twin?: Twin
  /** Asked before every step: nobody needs this walk any more. */
  readonly isOver?: () => boolean
}

export interface WalkReport {
  readonly seed: number
  readonly findings: readonly string[]
  readonly done: ReadonlyMap<string, number>
}

const ACTS = [...APPLICANT_ACTS, ...PUBLIC_ACTS, ...DESK_ACTS]

/** A walk stops at its first finding: what comes after may follow from it. */
export async function walk({ seed, rounds, steps, twin, isOver = () => false }: WalkPlan): Promise<WalkReport> {
  const world = await openWorld(seed, twin)
  const findings: string[] = []
  const goesOn = () => findings.length === 0 && !isOver()
  try {
    for (let round = 0; round < rounds && goesOn(); round++) {
      for (let step = 0; step < steps && goesOn(); step++) {
        findings.push(...(await oneStep(world)).map((what) => `round ${round + 1}, step ${step + 1}: ${what}`))
      }
      if (goesOn()) findings.push(...(await calmDown(world)).map((what) => `after round ${round + 1}: ${what}`))
    }
    await tallyRecord(world)
  } finally {
    await world.close()
  }
  return { seed, findings, done: world.tally.done }
}

/** What the whole walk has left on record. */
async function tallyRecord({ pool, tally }: World): Promise<void> {
  const { rows } = await pool.query<{ what: string; n: number }>(
    `select 'event ' || kind as what, count(*)::int as n from case_event group by 1
    union all select 'refund ' || reason, count(*)::int from refund group by 1
    union all select 'card ' || state, count(*)::int from card group by 1
    union all select 'corrected ' || case sign((data -> 'fee' ->> 'newTotalMinor')::int - (data -> 'fee' ->> 'oldTotalMinor')::int)
        when 1 then 'dearer' when 0 then 'the same' else 'cheaper' end, count(*)::int
      from case_event where kind = 'resubmit' and data ? 'fee' group by 1
    union all select 'difference ended by ' || kind, count(*)::int
      from (select kind, lag(kind) over (partition by case_id order by seq) as before from case_event
        where kind in ('ask-fee-difference', 'drop-fee-difference', 'resubmit', 'lapse', 'withdraw')) as step
      where before = 'ask-fee-difference' group by 1`,
  )
  for (const { what, n } of rows) tally.add(what, n)
}

interface Deed {
  readonly act: Act
  readonly it: ModelCase
  readonly actor: Actor
  readonly right: boolean
}

async function oneStep(world: World): Promise<readonly string[]> {
  world.forward(between(world.random, 500, 40_000))
  if (world.people.length === 0) {
    await startCase(world)
    await (world.random() < 0.25 ? startRenewal(world) : hurryRenewal(world))
  }
  if (world.random() < 0.06) world.faults.arm(Math.ceil(between(world.random, 0, 12)), world.random() < 0.5)
  world.tally.add('steps')
  const touched: ModelCase[] = []
  const findings = world.random() < 0.42 ? await happening(world) : await deeds(world, touched)
  const orphaned = await restarted(world)
  const about =
    findings.length > 0 ? findings : (await Promise.all((touched.length > 0 ? touched : world.people.slice(-3)).map((it) => judgeCase(world, it)))).flat()
  return orphaned ? about.map((what) => `${what} (after a crash)`) : about
}

async function happening(world: World): Promise<readonly string[]> {
  const { name, run } = weighed(world, HAPPENINGS)
  try {
    await run(world)
    return []
  } catch (error) {
    return error instanceof Crash ? [] : [`${name}: ${String((error as Error).stack)}`]
  }
}

/** One deed, the same one several times at once, or two that know nothing of each other. */
async function deeds(world: World, touched: ModelCase[]): Promise<readonly string[]> {
  const living = livingCases(world)
  // The newest renewals have more of the attention: what is corrected in them comes at the end of a long way.
  const renewals = living.filter(isRenewal).slice(-2)
  const known = renewals.length > 0 && world.random() < 0.3 ? renewals : living
  const it = pick(world, living.length > 0 && world.random() < 0.96 ? known : world.people)
  const first = await choose(world, it)
  const dice = world.random()
  const all = dice < 0.72 ? [first] : dice < 0.88 ? Array.from({ length: world.random() < 0.5 ? 2 : 3 }, () => first) : [first, await choose(world, it)]
  if (all.length > 1) world.tally.add('at once', all.length)
  touched.push(it)
  const outcomes = await Promise.all(all.map((deed) => perform(world, deed)))
  const died = world.faults.died()
  for (const [index, { act, right }] of all.entries()) {
    const outcome = outcomes[index]
    if (act.event && right && (died || outcome === 'died')) count(it.unknown, act.event)
    else if (act.event && right && outcome === 'ok') count(it.acknowledged, act.event)
  }
  return outcomes.filter((outcome) => outcome.startsWith('!')).map((outcome) => outcome.slice(1))
}

async function choose(world: World, it: ModelCase): Promise<Deed> {
  const file = await world.cases.findById(it.id)
  // Mostly what somebody would do now; else anything, at the wrong time.
  const act = world.random() < 0.85 ? weighed(world, sensibleIn(it, file)) : pick(world, ACTS)
  return { act, it, ...actorFor(world, { it, act, assignedTo: file?.assignedTo }) }
}

/** A case that nobody holds is first given to somebody. */
function sensibleIn(it: ModelCase, file: CaseFile | undefined): readonly (Act & { readonly weight: number })[] {
  const held = file?.assignedTo !== undefined
  const waiting = file?.pendingChange?.kind === 'correction'
  return ACTS.flatMap((act) => {
    const idle = act.who === 'assigned' && !held ? 0.1 : act.name === 'assign' && held ? 0.2 : 1
    const weight = (waiting ? act.waiting : undefined) ?? act.states[file?.state ?? 'draft']
    return weight === undefined ? [] : [{ ...act, weight: weight * idle * (isRenewal(it) ? (act.renewals ?? 1) : 1) }]
  })
}

/** The one who may, or now and then somebody who may not. */
function actorFor(
  world: World,
  { it, act, assignedTo }: Pick<Deed, 'act' | 'it'> & { readonly assignedTo: string | undefined },
): Pick<Deed, 'actor' | 'right'> {
  const { officers, supervisor, strangers, auditor } = world.staff
  const holder = officers.find(({ id }) => id === assignedTo)
  const others = officers.filter(({ id }) => id !== assignedTo)
  const owner = ownerOf(world, it)
  const another = world.people.find((other) => other.owner !== it.owner)
  const nobody: readonly Actor[] = [PUBLIC, ...(another ? [ownerOf(world, another)] : []), ...strangers]
  const who: Readonly<Record<Act['who'], { readonly may: readonly Actor[]; readonly mayNot: readonly Actor[] }>> = {
    anyone: { may: [PUBLIC], mayNot: [] },
    owner: { may: [owner], mayNot: [...nobody, ...officers, supervisor, auditor] },
    supervisor: { may: [supervisor], mayNot: [...nobody, owner, ...officers, auditor] },
    looking: { may: holder ? [holder, supervisor] : [supervisor, auditor], mayNot: [...nobody, owner, ...others] },
    assigned: { may: holder ? [holder] : [], mayNot: [...nobody, ...(act.alsoOwner ? [] : [owner]), ...others, auditor] },
  }
  const { may, mayNot } = who[act.who]
  const right = may.length > 0 && (mayNot.length === 0 || world.random() > 0.1)
  return { right, actor: pick(world, right ? may : mayNot) }
}

/** How it went: a code, or with an exclamation mark what must never be. */
async function perform(world: World, { act, it, actor, right }: Deed): Promise<string> {
  try {
    const result = await act.run(world, it, actor)
    if (world.faults.died()) return 'died'
    const outcome = result.ok ? (result.value === 'nothing' ? 'nothing' : 'ok') : result.code
    world.tally.add(`${act.name} ${outcome}`)
    if (right || outcome === 'not-found' || outcome === 'nothing' || (await givenMeanwhile(world, it, actor))) return outcome
    return `!${it.code}: ${act.name} answered ${outcome} to ${actor.kind} ${actor.kind === 'staff' ? actor.number : ''}, who may not`
  } catch (error) {
    return error instanceof Crash ? 'died' : `!${it.code}: ${act.name} threw ${String((error as Error).stack)}`
  }
}

/** Of two deeds at once the other may have been to give this officer the case: then what they did was their right. Time stands still during a step. */
async function givenMeanwhile({ cases, deps }: World, it: ModelCase, actor: Actor): Promise<boolean> {
  if (actor.kind !== 'staff') return false
  const now = deps.clock.now()
  return (await cases.events(it.id)).some(({ kind, data, at }) => kind === 'assign' && data.to === actor.number && at === now)
}

/** A new process after a death. Files that the old one had put away and told nobody of stay behind, sealed for good. */
async function restarted(world: World): Promise<boolean> {
  if (!world.faults.restart()) return false
  const known = new Set(await rowsOfFiles(world))
  for (const key of world.files.stored.keys()) if (!known.has(key)) world.remembered.orphans.add(key)
  world.tally.add('deaths')
  return true
}
