import { runCommandLine } from './command-line.ts'
import type { Terminal } from './terminal.ts'

/** The process as a terminal. Nothing else in the product reads process.env. */
const terminal: Terminal = {
  environment: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  onStop(act) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => act(signal))
    // bin/sapar.mjs holds the other end: when it is killed, nobody would be left to pass a signal on.
    process.on('disconnect', () => act('parent-gone'))
    process.channel?.unref()
  },
  leave: () => process.exit(130),
}

process.exitCode = await runCommandLine(process.argv.slice(2), terminal)
// What a command left open by mistake must not keep the shell waiting.
setTimeout(() => process.exit(), 2_000).unref()
