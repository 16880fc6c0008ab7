import type { Terminal } from './terminal.ts'

const WIDTH = 30

/** Drawn anew when it grows by a hundredth, so that a log does not fill up. `share` is from 0 to 1, `words` stand behind the bar. */
export function progressBar(terminal: Pick<Terminal, 'err'>): (share: number, words: string) => void {
  let shown = -1
  return (share, words) => {
    const percent = Math.floor(share * 100)
    if (percent === shown) return
    shown = percent
    const filled = Math.round(share * WIDTH)
    terminal.err(`\r[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${percent} %  ${words}`)
  }
}
