/** What was begun and must be ended, in the opposite order. Each end runs once, and one that fails does not keep the others from running. */
export interface Ends {
  add(end: () => Promise<void>): void
  all(): Promise<void>
}

export function ends(): Ends {
  const begun: (() => Promise<void>)[] = []
  let ending: Promise<void> | undefined
  const all = async () => {
    for (let end = begun.pop(); end; end = begun.pop()) await end().catch(() => undefined)
  }
  return { add: (end) => void begun.push(end), all: () => (ending ??= all()) }
}
