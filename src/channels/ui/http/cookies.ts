import type { FastifyReply, FastifyRequest } from 'fastify'

/** Cookies of sessions: not readable by scripts, sent to this host only, and with the __Host- prefix wherever TLS is in front. */
export interface CookieJar {
  read(request: FastifyRequest, name: string): string | undefined
  write(reply: FastifyReply, name: string, value: string): void
  remove(reply: FastifyReply, name: string): void
}

export function cookieJar(secure: boolean): CookieJar {
  const full = (name: string) => (secure ? `__Host-${name}` : name)
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    read: (request, name) => parseCookies(request.headers.cookie)[full(name)],
    write: (reply, name, value) => void reply.header('set-cookie', `${full(name)}=${value}; ${attributes}; Max-Age=604800`),
    remove: (reply, name) => void reply.header('set-cookie', `${full(name)}=; ${attributes}; Max-Age=0`),
  }
}

function parseCookies(header: string | undefined): Readonly<Record<string, string>> {
  const cookies: Record<string, string> = {}
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0) cookies[part.slice(0, at).trim()] ??= part.slice(at + 1).trim()
  }
  return cookies
}
