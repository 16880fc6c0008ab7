import type { SealModules } from '../run/modules.ts'
import { bitstringTarget, deltaTarget, tokenListTarget } from './list-targets.ts'
import { packDeltaTarget, packTarget, statusFileTarget } from './pack-targets.ts'
import type { Chance } from './random.ts'
import { jsonTarget, vdsNcTarget } from './text-targets.ts'
import type { Target } from './trial.ts'

type Maker = (modules: SealModules, chance: Chance) => Target | Promise<Target>

export const TARGETS = {
  json: jsonTarget,
  'vds-nc': vdsNcTarget,
  'token-list': tokenListTarget,
  'bitstring-list': bitstringTarget,
  delta: deltaTarget,
  pack: packTarget,
  'pack-delta': packDeltaTarget,
  'status-file': statusFileTarget,
} as const satisfies Readonly<Record<string, Maker>>

export type TargetName = keyof typeof TARGETS

export const TARGET_NAMES = Object.keys(TARGETS) as readonly TargetName[]
