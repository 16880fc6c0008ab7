import type { OptionList } from '../../ui/option-list.ts'
import type { Routes } from '../routes.ts'

export interface GuidanceTools {
  readonly lists: Readonly<Record<string, OptionList>>
}

/** Everything a traveller reads before giving personal data. */
export function registerGuidance(_routes: Routes, _tools: GuidanceTools): void {}
