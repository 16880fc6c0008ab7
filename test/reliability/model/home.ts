import { saveAnswers } from '../../../src/actions/save-answers.ts'
import type { Actor } from '../../../src/core/access/actor.ts'
import type { CaseFile } from '../../../src/core/case/case-file.ts'
import type { Result } from '../../../src/core/kernel/result.ts'
import type { ModelCase } from './model-case.ts'
import { pick } from './pick.ts'
import type { World } from './world.ts'

interface Home {
  readonly region: string
  readonly category: string
}

/** Minor units, for 2026 and, until its index is published, 2027. */
const INDEX = 4_325_00
/** Hundredths of the index in a city; each place is so much cheaper. */
const CITY: Readonly<Record<string, number>> = { adult: 380, worker: 420, student: 320, child: 280, pensioner: 280 }
const CHEAPER: Readonly<Record<string, number>> = { 'KZ-71': 0, 'KZ-75': 0, 'KZ-23': 20, 'KZ-27': 20, 'KZ-11': 40, 'KZ-10': 40 }

/** The fee of a renewal without its fine, in minor units, as the published table gives it and apart from the rules of the product. */
export function feeByHand({ region = '', category = '' }: Partial<Home>): number {
  return (((CITY[category] ?? Number.NaN) - (CHEAPER[region] ?? Number.NaN)) * INDEX) / 100
}

/** Whoever lives or works elsewhere than they said pays another fee, or the same. Only what the officer has named is open. */
export async function correctHome(world: World, it: ModelCase, act: { readonly file: CaseFile; readonly actor: Actor }): Promise<Result<unknown>> {
  const home = newHome(world, act.file)
  const saved = await saveAnswers(world.deps, act.actor, { code: it.code, page: 'home', typed: { ...it.answers, ...home } })
  if (saved.ok && saved.value.problems.length === 0) Object.assign(it.answers, home)
  return saved
}

function newHome(world: World, { answers, price, returned }: CaseFile): Home {
  const { region = '', category = '' } = answers
  const named = (field: string) => returned?.some(({ target }) => target === field)
  const regions = named('region') ? Object.keys(CHEAPER) : [region]
  const categories = named('category') ? Object.keys(CITY).filter((one) => one !== 'child' || category === 'child') : [category]
  const all = regions.flatMap((one) => categories.map((other) => ({ region: one, category: other })))
  const paid = feeByHand(price?.answers ?? answers)
  const direction = pick(world, [1, 1, 1, 0, 0, -1])
  const others = all.filter((home) => home.region !== price?.answers?.region || home.category !== price.answers.category)
  const wanted = others.filter((home) => Math.sign(feeByHand(home) - paid) === direction)
  // In that direction there may be no other; then it is any, also the one that stood there.
  return pick(world, wanted.length > 0 ? wanted : all)
}
