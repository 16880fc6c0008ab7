import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Form posts as plain records; a name that came twice keeps all its values in `all`. */
export interface FormBody {
  readonly [name: string]: string | undefined
}

const FORM_LIMIT = 64 * 1024

/** Reads HTML forms. Upload pages add their own multipart parser. */
export function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: FORM_LIMIT }, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))),
  )
}

/** The last value of every field, as the browser sent it. */
export function formOf(request: FastifyRequest): FormBody {
  const body = request.body
  return body instanceof URLSearchParams ? Object.fromEntries(body) : {}
}

/** All values of a field that may come several times, such as ticked reasons. */
export function valuesOf(request: FastifyRequest, name: string): readonly string[] {
  return request.body instanceof URLSearchParams ? request.body.getAll(name) : []
}

/**
 * Whether an unsafe request comes from one of our own pages. Browsers say so by Sec-Fetch-Site or Origin; a request that carries
 * neither is no browser form of ours and gets no cookie rights.
 */
export function isSameOrigin(request: FastifyRequest, origin: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return request.headers.origin === origin
}

/** What limits of tries are counted by: the address, an IPv6 one by its /64, because a network hands out the rest freely. */
export function networkOf(request: FastifyRequest): string {
  const { ip } = request
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip
  const [head = ''] = ip.split('::')
  return head.split(':').slice(0, 4).join(':')
}
