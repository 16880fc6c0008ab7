/**
 * The part that makes the page start without a network. It keeps exactly the files that the server listed when it wrote `sw.js`, under a name made of their
 * contents: a new build is a new name, taken as a whole or not at all.
 */
interface Files {
  readonly version: string
  readonly shell: string
  readonly files: readonly string[]
}

interface LaterEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface AskEvent extends LaterEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

interface WorkerScope {
  readonly saparFiles: Files
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LaterEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: AskEvent) => void): void
}

const scope = globalThis as unknown as WorkerScope
const { version, shell, files } = scope.saparFiles
const PREFIX = 'sapar-border-'

scope.addEventListener('install', (event) => event.waitUntil(install()))
scope.addEventListener('activate', (event) => event.waitUntil(takeOver()))
scope.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== scope.location.origin) return
  if (event.request.mode === 'navigate' && url.pathname.replace(/\/$/, '') === shell) event.respondWith(kept(shell, event.request))
  else if (files.includes(url.pathname)) event.respondWith(kept(url.pathname, event.request))
})

async function install(): Promise<void> {
  const cache = await caches.open(PREFIX + version)
  // Past the browser's own cache: what is kept must be what this version lists.
  await cache.addAll([shell, ...files].map((file) => new Request(file, { cache: 'reload' })))
  await scope.skipWaiting()
}

async function takeOver(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + version)
  await Promise.all(old.map((name) => caches.delete(name)))
  await scope.clients.claim()
}

/** From what was kept, so that a slow line costs no time; from the network only if the browser threw it away. */
async function kept(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(PREFIX + version)
  return (await cache.match(file)) ?? fetch(request)
}
