const WORKER = '/border/sw.js'

interface Policies {
  createPolicy(name: string, rules: { readonly createScriptURL: () => string }): { createScriptURL(text: string): string }
}

/**
 * Registers the worker that keeps the page for the time without a network. Browsers that guard addresses of scripts want them from a named policy; this one
 * can name a single address, whatever it is asked for.
 */
export function keepFiles(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Policies }
  const policy = trustedTypes?.createPolicy('sapar-border-worker', { createScriptURL: () => WORKER })
  // The page works without its worker, only not without a network.
  navigator.serviceWorker?.register(policy?.createScriptURL(WORKER) ?? WORKER, { scope: '/border' }).catch(() => undefined)
}
