import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Picture, PictureLimits, PictureProblem } from '../../actions/ports.ts'
import type { Result } from '../../core/kernel/result.ts'

export interface PictureQuestion {
  readonly content: Uint8Array
  readonly limits: PictureLimits
}

/** `retires`: the child has grown and wants to be replaced before the next picture. */
export type PictureAnswer = 'ready' | { readonly result: Result<Picture, PictureProblem>; readonly retires: boolean }

export interface PictureWorker {
  /** Undefined when the child crashed, grew too large or took too long; the next question gets a new child. */
  ask(question: PictureQuestion): Promise<Result<Picture, PictureProblem> | undefined>
  stop(): Promise<void>
}

export interface PictureWorkerOptions {
  readonly memoryMb: number
  readonly timeoutMs: number
  readonly script: URL
}

/** Loading the image library is slow on a busy machine, and no fault of the picture. */
const START_MS = 30_000

/** One child process, started when it is first needed. */
export function pictureWorker(options: PictureWorkerOptions): PictureWorker {
  let child: ChildProcess | undefined

  function forget(gone: ChildProcess): void {
    if (child === gone) child = undefined
  }

  async function started(): Promise<ChildProcess | undefined> {
    if (child) return child
    const fresh = start(options)
    child = fresh.on('exit', () => forget(fresh)).on('error', () => forget(fresh))
    return (await answerOf(fresh, START_MS)) === 'ready' ? fresh : end(fresh)
  }

  function end(ended: ChildProcess): undefined {
    forget(ended)
    ended.kill('SIGKILL')
  }

  return {
    async ask(question) {
      const asked = await started()
      if (!asked) return undefined
      const answer = await asking(asked, question, options.timeoutMs)
      if (answer === undefined || answer === 'ready') return end(asked)
      if (answer.retires) end(asked)
      return answer.result
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

function start({ memoryMb, script }: PictureWorkerOptions): ChildProcess {
  return fork(script, [String(memoryMb)], {
    execPath: process.execPath,
    execArgv: [`--max-old-space-size=${memoryMb}`],
    // Nothing of the parent's environment: whoever breaks out of the decoder finds no secrets. Few arenas keep the native memory together.
    env: { MALLOC_ARENA_MAX: '2' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** An idle child must not keep the process alive; a busy one must. */
function hold(child: ChildProcess, busy: boolean): void {
  const change = busy ? 'ref' : 'unref'
  child[change]()
  child.channel?.[change]()
}

async function asking(child: ChildProcess, question: PictureQuestion, ms: number): Promise<PictureAnswer | undefined> {
  hold(child, true)
  // An error means that the child is gone, which its exit tells as well.
  child.send(question, () => undefined)
  const answer = await answerOf(child, ms)
  hold(child, false)
  return answer
}

/** The next message; undefined when the child ends or `ms` pass first. */
function answerOf(child: ChildProcess, ms: number): Promise<PictureAnswer | undefined> {
  return new Promise((resolve) => {
    const settle = (answer: PictureAnswer | undefined): void => {
      clearTimeout(timer)
      child.off('message', settle).off('exit', gone).off('error', gone)
      resolve(answer)
    }
    const gone = (): void => settle(undefined)
    const timer = setTimeout(gone, ms)
    child.on('message', settle).on('exit', gone).on('error', gone)
  })
}
