/** One file on its way, part by part. */
export interface Bringing {
  /** Where uploads of this document are opened; each has its own address below it. */
  readonly address: string
  readonly partBytes: number
  readonly file: Blob
  /** An upload of the same file that was begun before. */
  readonly known: string | undefined
  readonly opened: (upload: string) => void
  readonly onProgress: (share: number) => void
  readonly onWaiting: () => void
  readonly ask?: typeof fetch
  readonly pause?: (ms: number) => Promise<void>
}

/** The server will not take it: trying again is no use. */
class Refused extends Error {}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 15_000

/** Brings the whole file and answers its name. Waits as long as the connection is gone; throws when the server refuses. */
export async function bringFile(way: Bringing): Promise<string> {
  const upload = await beginning(way)
  let offset = await persistently(way, () => offsetOf(way, upload))
  while (offset < way.file.size) {
    way.onProgress(offset / way.file.size)
    offset = await persistently(way, () => bring(way, upload, offset))
  }
  way.onProgress(1)
  return upload
}

async function beginning(way: Bringing): Promise<string> {
  // An upload that the server has forgotten meanwhile is begun anew.
  if (way.known && (await persistently(way, () => isKnown(way, way.known ?? '')))) return way.known
  const upload = await persistently(way, () => open(way))
  way.opened(upload)
  return upload
}

/** Again and again while the connection is gone or the server is not itself, with longer and longer pauses. */
async function persistently<T>(way: Bringing, act: () => Promise<T>): Promise<T> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await act()
    } catch (error) {
      if (error instanceof Refused) throw error
      way.onWaiting()
      await (way.pause ?? wait)(pause)
    }
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    // No need to wait out the pause when the device says that it is back.
    addEventListener('online', done, { once: true })
    function done(): void {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
  })
}

async function send(way: Bringing, path: string, init: RequestInit): Promise<Response> {
  const response = await (way.ask ?? fetch)(`${way.address}${path}`, { ...init, credentials: 'same-origin' })
  if (response.status >= 500) throw new Error('try again')
  return response
}

async function open(way: Bringing): Promise<string> {
  const response = await send(way, '', { method: 'POST', headers: { 'upload-length': String(way.file.size) } })
  if (!response.ok) throw new Refused()
  const { upload } = (await response.json()) as { readonly upload: string }
  return upload
}

async function isKnown(way: Bringing, upload: string): Promise<boolean> {
  return (await send(way, `/${upload}`, { method: 'HEAD' })).ok
}

async function offsetOf(way: Bringing, upload: string): Promise<number> {
  const response = await send(way, `/${upload}`, { method: 'HEAD' })
  if (!response.ok) throw new Refused()
  return Number(response.headers.get('upload-offset'))
}

/** One part; answers where to go on. A part that arrived although its answer was lost is told by the offset. */
async function bring(way: Bringing, upload: string, offset: number): Promise<number> {
  const part = way.file.slice(offset, offset + way.partBytes)
  const headers = { 'content-type': 'application/partial-upload', 'upload-offset': String(offset) }
  const response = await send(way, `/${upload}`, { method: 'PATCH', headers, body: part })
  const next = response.headers.get('upload-offset')
  if (next === null || (!response.ok && response.status !== 409)) throw new Refused()
  return Number(next)
}
