import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
/** What can be sent to a child. */
type Cloneable = object

/** `retires`: the child has grown and wants to be replaced before the next question. */
export type ChildAnswer<A> = 'ready' | { readonly result: A; readonly retires: boolean }

/** `late`: it took longer than it may. `ended`: the child crashed, grew too large or could not start. */
export type NoAnswer = 'late' | 'ended'

export interface ChildWorker<Q, A> {
  /** When the child crashed, grew too large or took too long there is no answer, and the next question gets a new child. */
  ask(question: Q): Promise<A | NoAnswer>
  stop(): Promise<void>
}

export interface ChildWorkerOptions {
  /** What one child may use, native memory included. */
  readonly memoryMb: number
  readonly timeoutMs: number
  readonly script: URL
}

/** Loading the image library and the networks is slow on a busy machine, and no fault of the picture. */
const START_MS = 30_000

/** One child process, started when it is first needed. Questions and answers are whatever can be cloned; `script` answers them by `answerQuestions`. */
export function childWorker<Q extends Cloneable, A>(options: ChildWorkerOptions): ChildWorker<Q, A> {
  let child: ChildProcess | undefined

  function forget(gone: ChildProcess): void {
    if (child === gone) child = undefined
  }

  async function started(): Promise<ChildProcess | undefined> {
    if (child) return child
    const fresh = start(options)
    child = fresh.on('exit', () => forget(fresh)).on('error', () => forget(fresh))
    return (await answerOf<A>(fresh, START_MS)) === 'ready' ? fresh : end(fresh)
  }

  function end(ended: ChildProcess): undefined {
    forget(ended)
    ended.kill('SIGKILL')
  }

  return {
    async ask(question) {
      const asked = await started()
      if (!asked) return 'ended'
      const answer = await asking<A>(asked, question, options.timeoutMs)
      if (typeof answer !== 'object' || answer.retires) end(asked)
      if (typeof answer === 'object') return answer.result
      return answer === 'late' ? 'late' : 'ended'
    },
    async stop() {
      const running = child
      if (!running || running.exitCode !== null) return
      const gone = once(running, 'exit')
      hold(running, true)
      end(running)
      await gone
    },
  }
}

function start({ memoryMb, script }: ChildWorkerOptions): ChildProcess {
  const child = fork(script, [String(memoryMb)], {
    execPath: process.execPath,
    execArgv: [`--max-old-space-size=${memoryMb}`],
    // Nothing of the parent's environment: whoever breaks out of the decoder finds no secrets. Few arenas keep the native memory together.
    env: { MALLOC_ARENA_MAX: '2' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // Whoever reads a page goes before whoever sent a picture.
  if (child.pid !== undefined) yieldTo(child.pid)
  return child
}

function yieldTo(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // Gone already, or a system that knows no priorities.
  }
}

/** An idle child must not keep the process alive; a busy one must. */
function hold(child: ChildProcess, busy: boolean): void {
  const change = busy ? 'ref' : 'unref'
  child[change]()
  child.channel?.[change]()
}

async function asking<A>(child: ChildProcess, question: Cloneable, ms: number): Promise<ChildAnswer<A> | 'late' | undefined> {
  hold(child, true)
  // An error means that the child is gone, which its exit tells as well.
  child.send(question, () => undefined)
  const answer = await answerOf<A>(child, ms)
  hold(child, false)
  return answer
}

/** The next message; undefined when the child ends, `late` when `ms` pass first. */
function answerOf<A>(child: ChildProcess, ms: number): Promise<ChildAnswer<A> | 'late' | undefined> {
  return new Promise((resolve) => {
    const settle = (answer: ChildAnswer<A> | 'late' | undefined): void => {
      clearTimeout(timer)
      child.off('message', settle).off('exit', gone).off('error', gone)
      resolve(answer)
    }
    const gone = (): void => settle(undefined)
    const timer = setTimeout(() => settle('late'), ms)
    child.on('message', settle).on('exit', gone).on('error', gone)
  })
}
