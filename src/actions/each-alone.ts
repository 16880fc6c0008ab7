/**
 * Does the work for every one of them, also when it fails for some: one that cannot be worked off must not hold up the others. Throws the first
 * failure once all are done, so that somebody hears of it.
 */
export async function eachAlone<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = []
  for (const one of all) await work(one).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}
