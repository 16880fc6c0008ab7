import { approveCase, declineCorrection, refuseCase, returnCase } from '../../../src/actions/decide-case.ts'
import { assignCase, releaseCase } from '../../../src/actions/desk-queue.ts'
import { readDocument } from '../../../src/actions/documents.ts'
import { readCase } from '../../../src/actions/read-case.ts'
import type { Act } from './act.ts'
import type { ModelCase } from './model-case.ts'
import { pick } from './pick.ts'
import { isRenewal } from './traveller.ts'
import type { World } from './world.ts'

const RETURNS = ['F-01', 'P-01', 'N-01', 'T-01', 'T-02', 'P-03'] as const
/** Most of them change the fee. */
const RENEWAL_RETURNS = ['C-01', 'R-03', 'C-01', 'R-03', 'C-01', 'R-03', 'C-01', 'R-01', 'P-03'] as const
const REFUSALS = ['A-01', 'S-01', 'E-02', 'P-04'] as const

/** What the desk does to one case; taking the next one is not about a case that anybody chose. */
export const DESK_ACTS: readonly Act[] = [
  {
    name: 'assign',
    who: 'supervisor',
    states: { 'in-review': 8 },
    run: (world, it, actor) =>
      assignCase(world.deps, actor, { code: it.code, staffNumber: pick(world, world.staff.officers).number, reason: 'The model says so' }),
  },
  { name: 'release', who: 'assigned', states: { 'in-review': 0.5 }, run: ({ deps }, it, actor) => releaseCase(deps, actor, { code: it.code }) },
  {
    name: 'open-file',
    who: 'looking',
    states: { 'in-review': 3, returned: 1, issued: 0.5 },
    run: ({ deps }, it, actor) => readCase(deps, actor, { code: it.code }),
  },
  {
    name: 'look-at-picture',
    alsoOwner: true,
    who: 'assigned',
    states: { 'in-review': 2 },
    run: ({ deps }, it, actor) => readDocument(deps, actor, { code: it.code, document: 'portrait' }),
  },
  {
    name: 'approve',
    who: 'assigned',
    states: { 'in-review': 7 },
    event: 'approve',
    run: ({ deps }, it, actor) => approveCase(deps, actor, { code: it.code, samePerson: true }),
  },
  {
    name: 'refuse',
    who: 'assigned',
    states: { 'in-review': 2 },
    event: 'refuse',
    run: (world, it, actor) => refuseCase(world.deps, actor, { code: it.code, reasons: [{ code: pick(world, REFUSALS), note: 'As discussed' }] }),
  },
  {
    name: 'return',
    who: 'assigned',
    states: { 'in-review': 8 },
    renewals: 2.5,
    event: 'return',
    run: (world, it, actor) => returnCase(world.deps, actor, { code: it.code, reasons: reasonsToReturn(world, it) }),
  },
  {
    name: 'decline-correction',
    who: 'assigned',
    states: { 'in-review': 2 },
    event: 'decline-correction',
    run: ({ deps }, it, actor) => declineCorrection(deps, actor, { code: it.code, note: 'The passport says the same' }),
  },
]

/** One reason, now and then two. */
export function reasonsToReturn(world: World, it: ModelCase): readonly { readonly code: string; readonly target?: string }[] {
  const one = pick(world, isRenewal(it) ? RENEWAL_RETURNS : RETURNS)
  const other = !isRenewal(it) ? { code: 'N-02', target: 'nationality' } : one === 'R-03' ? { code: 'C-01' } : { code: 'R-03' }
  return world.random() < 0.8 ? [{ code: one }] : [{ code: one }, other]
}
