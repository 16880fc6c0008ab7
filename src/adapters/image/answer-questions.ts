import type { ChildAnswer } from './child-worker.ts'

export interface Answering<Q, A> {
  readonly answer: (question: Q) => Promise<A>
  /** Share of its memory above which the child asks to be replaced once it has answered. */
  readonly retiresAbove: number
}

/** The child's side of a `childWorker`: one question at a time, asked and answered over the channel to its parent. The program's one argument is the memory it may use, in MB. */
export function answerQuestions<Q, A>({ answer, retiresAbove }: Answering<Q, A>): void {
  const limit = Number(process.argv[2]) * 1024 * 1024
  process.on('message', async (question: Q) => {
    // The heap limit of Node does not see what libvips and WebAssembly take. Decoding runs on another thread, so this one can watch.
    const watch = setInterval(() => process.memoryUsage.rss() > limit && process.exit(1), 20)
    const result = await answer(question)
    clearInterval(watch)
    send<A>({ result, retires: process.memoryUsage.rss() > limit * retiresAbove })
  })
  // Ctrl-C reaches the whole group, but a picture under way is still wanted: the parent decides when this ends, and this ends with the parent.
  process.on('SIGINT', () => undefined)
  process.on('disconnect', () => process.exit(0))
  send<A>('ready')
}

function send<A>(message: ChildAnswer<A>): void {
  process.send?.(message)
}
