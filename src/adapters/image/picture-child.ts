import type { PictureAnswer, PictureQuestion } from './picture-worker.ts'
import { allowThreeLoaders, reencode } from './reencode.ts'

/** The program of the child process: one picture at a time, asked and answered over the channel to its parent. Its one argument is the memory it may use, in MB. */

const limit = Number(process.argv[2]) * 1024 * 1024
const usedUp = (): boolean => process.memoryUsage.rss() > limit

allowThreeLoaders()

process.on('message', async ({ content, limits }: PictureQuestion) => {
  // The heap limit of Node does not see what libvips takes. Decoding runs on another thread, so this one can watch.
  const watch = setInterval(() => usedUp() && process.exit(1), 20)
  const result = await reencode(content, limits)
  clearInterval(watch)
  answer({ result, retires: process.memoryUsage.rss() > limit / 2 })
})
// Ctrl-C reaches the whole group, but a picture under way is still wanted: the parent decides when this ends, and this ends with the parent.
process.on('SIGINT', () => undefined)
process.on('disconnect', () => process.exit(0))
answer('ready')

function answer(message: PictureAnswer): void {
  process.send?.(message)
}
