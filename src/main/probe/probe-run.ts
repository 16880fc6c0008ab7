import { setTimeout as pause } from 'node:timers/promises'

/** Why a walk ended early: the step it was at, and a code that names no person. */
export interface ProbeFailure extends Error {
  readonly step: string
}

/** Thrown within a step. `code` is for operators and logs: status and code of an answer, never what was typed. */
export function probeProblem(code: string): Error {
  return new Error(code)
}

export interface ProbeRun {
  /** Ends every request and every wait when the time is up. */
  readonly signal: AbortSignal
  /** Runs one step and tells how long it took. Throws a ProbeFailure. */
  step<T>(name: string, act: () => Promise<T>): Promise<T>
  /** Asks again and again until there is an answer, one minute at most. `what` says what was waited for. */
  until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T>
}

const WAIT_MS = 60_000

/** `tell` gets one line for each step. */
export function probeRun(timeoutMs: number, tell: (line: string) => void): ProbeRun {
  const signal = AbortSignal.timeout(timeoutMs)
  return {
    signal,
    async step(name, act) {
      const begun = performance.now()
      const seconds = () => ((performance.now() - begun) / 1000).toFixed(2)
      try {
        const value = await act()
        tell(`  ✔ ${name} (${seconds()} s)`)
        return value
      } catch (error) {
        const why = signal.aborted ? `timeout after ${timeoutMs / 1000} s` : problemOf(error)
        tell(`  ✖ ${name} (${seconds()} s): ${why}`)
        throw Object.assign(new Error(why), { step: name }) satisfies ProbeFailure
      }
    },
    async until(what, ask) {
      const deadline = performance.now() + WAIT_MS
      for (let wait = 100; ; wait = Math.min(wait * 1.5, 1000)) {
        const answer = await ask()
        if (answer !== undefined) return answer
        if (performance.now() > deadline) throw probeProblem(`${what} did not come within ${WAIT_MS / 1000} s`)
        await pause(wait, undefined, { signal })
      }
    },
  }
}

/** Of errors that are not ours only the kind is told. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const cause = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : undefined
  if (error.name === 'TypeError' && error.message === 'fetch failed') return `no answer (${cause ?? 'network'})`
  return error.name === 'TimeoutError' ? 'an answer took too long' : error.message
}
