/** `mend`: Sapar cannot work, or not safely, before this is mended. `note`: worth knowing. `skipped`: does not apply here. */
export type Mark = 'good' | 'note' | 'mend' | 'skipped'

export interface Finding {
  readonly what: string
  readonly mark: Mark
  readonly says: string
  /** The command or setting that mends it. */
  readonly mend?: string
}

export type Seen = Omit<Finding, 'what'>

export interface Check {
  readonly what: string
  readonly look: () => Promise<Seen>
}

export const good = (says: string): Seen => ({ mark: 'good', says })
export const skipped = (says: string): Seen => ({ mark: 'skipped', says })
export const note = (says: string, mend: string): Seen => ({ mark: 'note', says, mend })
export const broken = (says: string, mend: string): Seen => ({ mark: 'mend', says, mend })

/** A check that breaks has found something too. */
export async function findingOf({ what, look }: Check): Promise<Finding> {
  const seen = await look().catch((error: unknown) => broken(error instanceof Error ? error.message : String(error), 'see docs/operations.md'))
  return { what, ...seen }
}

const MARKS: Readonly<Record<Mark, string>> = { good: '✔', note: '!', mend: '✖', skipped: '–' }
const WIDTH = 18

/** One line, and a second one that says how to mend it. */
export function written({ what, mark, says, mend }: Finding): string {
  const indent = `\n${' '.repeat(WIDTH + 3)}`
  const text = says.replaceAll('\n', indent)
  return `${MARKS[mark]} ${what.padEnd(WIDTH)} ${text}${mend ? `${indent}→ ${mend.replaceAll('\n', indent)}` : ''}`
}
