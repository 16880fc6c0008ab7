/** What one side of a comparison does once, all of its items in turn. */
export interface Work {
  readonly run: () => void | Promise<void>
  /** Things done in one run. */
  readonly items: number
}

export interface Rounds {
  /** Rounds that nobody counts: the first thousands of calls are spent on compiling, as they are on a device that has just been switched on. */
  readonly warmUp: number
  readonly rounds: number
  /** How often the works take turns in a round: what disturbs the machine for a while then disturbs them alike. */
  readonly turns: number
}

/** Processor time of this process in microseconds: waiting for a core that others use does not count. */
async function cpuMicros(run: Work['run']): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

/** Processor microseconds for one item: for each work one number a round. The works run in turn. */
export async function interleaved<Name extends string>(
  works: Readonly<Record<Name, Work>>,
  { warmUp, rounds, turns }: Rounds,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(works) as Name[]
  const micros = Object.fromEntries(names.map((name) => [name, [] as number[]])) as unknown as Record<Name, number[]>
  for (let round = -warmUp; round < rounds; round += 1) {
    const spent = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>
    for (let turn = 0; turn < turns; turn += 1) for (const name of names) spent[name] += await cpuMicros(works[name].run)
    for (const name of names) if (round >= 0) micros[name].push(spent[name] / (turns * works[name].items))
  }
  return micros
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** One ratio a round, since what disturbs the machine disturbs both sides of one round alike. */
export function ratios(over: readonly number[], under: readonly number[]): readonly number[] {
  return over.map((value, round) => value / (under[round] ?? Number.NaN))
}
