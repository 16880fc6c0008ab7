import { createHash } from 'node:crypto'
import type { Words } from '../../texts/words.ts'
import type { Assets } from '../ui/assets.ts'

export const SHELL = '/border'
const MANIFEST = '/border/manifest.webmanifest'

/** Everything that the verifier needs to start without a network. */
function filesOf(assets: Assets): readonly string[] {
  return [MANIFEST, assets.borderCss, assets.borderJs, assets.readerWasm, assets.icon]
}

/**
 * The service worker: the list of files, and the built worker that keeps them. Asset names carry their content, so any change of a file changes these very
 * bytes, by which the browser notices a new version; `shell` is the page's own, whose name stays.
 */
export function workerSource(assets: Assets, shell: Uint8Array): string {
  const files = filesOf(assets)
  const version = createHash('sha256')
    .update(JSON.stringify([files, assets.borderWorkerJs]))
    .update(shell)
    .digest('hex')
    .slice(0, 16)
  return `self.saparFiles = ${JSON.stringify({ version, shell: SHELL, files })}\nimportScripts(${JSON.stringify(assets.borderWorkerJs)})\n`
}

export function manifestOf(words: Words, assets: Assets): object {
  return {
    name: words('border.title'),
    short_name: words('border.title'),
    id: SHELL,
    start_url: SHELL,
    scope: SHELL,
    display: 'standalone',
    background_color: '#14212b',
    theme_color: '#14212b',
    icons: [{ src: assets.icon, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  }
}
