/** The process died: whatever it was doing, nobody hears the answer. */
export class Crash extends Error {
  constructor() {
    super('the process died here')
  }
}

/** One way for the process to die: at a call to the world outside, before it is done or after. Dead, it calls nobody any more. */
export interface Faults {
  /** Lets the process die at its `calls`-th call from now; `after`: the call is still done. */
  arm(calls: number, after: boolean): void
  /** Whether it is dead. */
  died(): boolean
  /** A new process. True when the old one had died. */
  restart(): boolean
  /** The same port, at which the process may die. */
  around<T extends object>(port: T): T
}

export function processFaults(): Faults {
  let left = Number.POSITIVE_INFINITY
  let after = false
  let dead = false
  const call = async (work: () => unknown): Promise<unknown> => {
    if (dead) throw new Crash()
    left -= 1
    if (left > 0) return work()
    dead = true
    if (after) await Promise.resolve(work()).catch(() => undefined)
    throw new Crash()
  }
  return {
    arm: (calls, late) => {
      left = calls
      after = late
    },
    died: () => dead,
    restart: () => {
      const died = dead
      left = Number.POSITIVE_INFINITY
      dead = false
      return died
    },
    around: <T extends object>(port: T): T =>
      Object.fromEntries(
        Object.entries(port).map(([name, member]) => [
          name,
          typeof member === 'function' && isAsked(name)
            ? (...given: readonly unknown[]) => call(() => (member as (...all: readonly unknown[]) => unknown)(...given))
            : member,
        ]),
      ) as T,
  }
}

/** Reading what came in asks nobody. */
function isAsked(name: string): boolean {
  return name !== 'parseNotification'
}
