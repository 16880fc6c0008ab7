import type { OptionList } from '../../ui/option-list.ts'

export interface GuidanceTools {
  readonly lists: Readonly<Record<string, OptionList>>
}
