/** What a server answered. */
export interface Seen {
  readonly status: number
  readonly text: string
  readonly bytes: Uint8Array
  readonly headers: Headers
  /** Where a redirect leads: a path on the same site, else the whole address. */
  readonly to: string | undefined
}

export type Fields = Readonly<Record<string, string>> | readonly (readonly [string, string])[]

/** A browser without a window: keeps its cookies, sends its origin, follows nothing by itself. */
export interface Visitor {
  readonly origin: string
  readonly cookies: Map<string, string>
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Seen>
  /** As a form sends it. */
  post(path: string, fields?: Fields, headers?: Readonly<Record<string, string>>): Promise<Seen>
  /** As a form with a file sends it. */
  upload(path: string, parts: Readonly<Record<string, string | File>>): Promise<Seen>
  send(path: string, init: RequestInit): Promise<Seen>
}

export function visitor(origin: string): Visitor {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit): Promise<Seen> => {
    const headers = new Headers({ origin })
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value)
    const response = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const to = response.headers.get('location')?.replace(origin, '')
    return { status: response.status, bytes, text: Buffer.from(bytes).toString('utf8'), headers: response.headers, to }
  }
  return {
    origin,
    cookies,
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = {}) => send(path, { method: 'POST', headers, body: bodyOf(fields) }),
    upload: (path, parts) => send(path, { method: 'POST', body: multipart(parts) }),
  }
}

function keep(cookies: Map<string, string>, cookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
  if (value === '') cookies.delete(name)
  else cookies.set(name, value)
}

function bodyOf(fields: Fields): URLSearchParams {
  const pairs = (Array.isArray(fields) ? fields : Object.entries(fields)) as readonly (readonly [string, string])[]
  const body = new URLSearchParams()
  for (const [name, value] of pairs) body.append(name, value)
  return body
}

function multipart(parts: Readonly<Record<string, string | File>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) form.append(name, value)
  return form
}
