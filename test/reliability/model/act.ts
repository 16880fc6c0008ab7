import type { Actor } from '../../../src/core/access/actor.ts'
import type { EventKind } from '../../../src/core/case/history.ts'
import type { CaseState } from '../../../src/core/case/lifecycle.ts'
import type { Result } from '../../../src/core/kernel/result.ts'
import type { ModelCase } from './model-case.ts'
import type { World } from './world.ts'

/** Something that somebody does to a case. */
export interface Act {
  readonly name: string
  /** Who may: the model says it on its own, apart from the product's table. */
  readonly who: 'owner' | 'assigned' | 'supervisor' | 'looking' | 'anyone'
  /** The holder of the case may do it as well as the desk. */
  readonly alsoOwner?: true
  /** How likely somebody does it in a state. */
  readonly states: Partial<Record<CaseState, number>>
  /** The same while the difference of a correction waits to be paid. */
  readonly waiting?: number
  /** So many times likelier with a renewal. */
  readonly renewals?: number
  /** The event that it leaves once for every time it was acknowledged. */
  readonly event?: EventKind
  readonly run: (world: World, it: ModelCase, actor: Actor) => Promise<Result<unknown>>
}
