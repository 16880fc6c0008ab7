import type { OptionList } from '../../ui/option-list.ts'
import type { Routes } from '../routes.ts'

export interface StatusTools {
  readonly lists: Readonly<Record<string, OptionList>>
}

/** The case after its submission. */
export function registerStatus(_routes: Routes, _tools: StatusTools): void {}
