import { z } from 'zod'
import { fitting } from './api-client.ts'
import { probeProblem, type ProbeRun } from './probe-run.ts'

const letters = z.array(z.looseObject({ text: z.string() }))

async function lettersTo(base: string, recipient: string, signal: AbortSignal): Promise<readonly string[]> {
  const response = await fetch(`${base}/dev/outbox.json?recipient=${encodeURIComponent(recipient)}`, { signal, headers: { accept: 'application/json' } })
  if (!response.ok) throw probeProblem(`${response.status} from the outbox: only a demo can be walked; watch /readyz and the metrics of a production server`)
  return fitting(letters, await response.json()).map(({ text }) => text)
}

/** Fails where there is no outbox, before a case is begun that could not be finished. */
export async function requireOutbox(base: string, recipient: string, { signal }: ProbeRun): Promise<void> {
  await lettersTo(base, recipient, signal)
}

/** The six digits of the newest letter that has any, once it has come. */
export function mailedCode(base: string, recipient: string, run: ProbeRun): Promise<string> {
  return run.until('the letter with the code', async () => {
    const texts = await lettersTo(base, recipient, run.signal)
    // Six digits that stand alone: addresses and tokens may hold some too.
    return texts.map((text) => /(?<![\w/=-])\d{6}(?![\w/=-])/.exec(text)?.[0]).find((code) => code !== undefined)
  })
}
