import type { CaseChange } from '../../actions/ports/cases.ts'
import type { ChainedEvent } from './event-hash.ts'

/**
 * One piece of a change. `rows` answers what the piece has to write, undefined when there is nothing; `sql` turns the JSON parameter that carries
 * those rows into one or more parts of the WITH list. All of them read from `updated`, which is empty when the case was changed meanwhile, so
 * that nothing at all is written then. $3 is the moment of the change.
 */
export interface SavePart {
  readonly rows: (change: CaseChange, events: readonly ChainedEvent[]) => object | undefined
  readonly sql: (json: string) => string
}
