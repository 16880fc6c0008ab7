import type { LookedAt, PhotoAnswer, PhotoHelpFacts, PhotoQuestion } from '../../photo/photo-help-facts.ts'

export interface PhotoOffice {
  /** Undefined when the photo could not be measured. */
  look(file: File): Promise<LookedAt | 'left-off' | undefined>
  /** Ends what is under way, with all that is still being fetched; answers whether there was anything. */
  leaveOff(): boolean
}

interface Policies {
  createPolicy(name: string, rules: { readonly createScriptURL: () => string }): { createScriptURL(text: string): string }
}

/** After that, whoever waits has better things to look at. */
const PATIENCE_MS = 60_000

/** Has photos measured in a worker, so that nobody's typing waits for it. The worker and its networks stay for the next photo. */
export function photoOffice({ assets, spec }: PhotoHelpFacts): PhotoOffice {
  const address = workerAddress(assets.worker)
  let worker: Worker | undefined
  let underWay: ((answer: 'left-off') => void) | undefined
  const close = (): void => {
    worker?.terminate()
    worker = undefined
    underWay = undefined
  }
  return {
    async look(file) {
      worker ??= new Worker(address)
      const asked = worker
      const looked = await new Promise<LookedAt | 'left-off' | undefined>((resolve) => {
        underWay = resolve
        asked.addEventListener('message', ({ data }: MessageEvent<PhotoAnswer>) => resolve(data.looked), { once: true })
        asked.addEventListener('error', () => resolve(undefined), { once: true })
        setTimeout(() => resolve(undefined), PATIENCE_MS)
        asked.postMessage({ file, spec, assets } satisfies PhotoQuestion, [])
      })
      if (looked === 'left-off') return looked
      underWay = undefined
      // A worker that lacks a part of what it needs is begun anew with the next photo.
      if (!looked) close()
      return looked
    },
    leaveOff() {
      const tell = underWay
      if (!tell) return false
      close()
      tell('left-off')
      return true
    },
  }
}

/** Browsers that guard addresses of scripts want them from a named policy; this one can name a single address, whatever it is asked for. */
function workerAddress(worker: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Policies }
  return trustedTypes?.createPolicy('sapar-photo-worker', { createScriptURL: () => worker }).createScriptURL(worker) ?? worker
}
