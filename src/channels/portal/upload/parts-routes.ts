import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addUploadPart, openUpload, PART_BYTES, type UploadState, uploadState } from '../../../actions/upload-parts.ts'
import type { Result } from '../../../core/kernel/result.ts'
import type { WebContext } from '../../ui/http/context.ts'
import { isSameOrigin } from '../../ui/http/requests.ts'
import { codeText } from '../../ui/problem-text.ts'
import { visitOf } from '../routes.ts'
import type { Visit } from '../visit.ts'

/** Media type and headers follow the IETF draft on resumable uploads (draft-ietf-httpbis-resumable-upload). */
const PARTIAL = 'application/partial-upload'
/** Room for a body that is a little too long, so that it gets our own answer. */
const BODY_LIMIT = PART_BYTES + 1024

/**
 * Files in parts, for the script of the upload pages: POST opens one of `upload-length` bytes, PATCH brings the part at `upload-offset`, HEAD says how much has
 * arrived. The form itself then names the upload. Answers carry no page, but the words of what went wrong.
 */
export function registerParts(app: FastifyInstance, context: WebContext): void {
  app.register(async (scope) => {
    scope.addContentTypeParser(PARTIAL, { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => done(null, body))
    const route = (method: 'POST' | 'PATCH' | 'HEAD', url: string, act: (visit: Visit) => Promise<Result<UploadState, string>>) =>
      scope.route({
        method,
        url,
        ...(method === 'HEAD' ? {} : { bodyLimit: BODY_LIMIT }),
        handler: async (request, reply) => {
          const visit = await visitOf(context, request)
          if (!visit || (method !== 'HEAD' && !isSameOrigin(request, context.origin))) return reply.code(404).send()
          return answer(visit, reply, await act(visit))
        },
      })
    route('POST', '/:language/case/:code/parts/:document', (visit) => {
      const { code = '', document = '' } = visit.params
      return openUpload(context.deps, visit.actor, { code, document, bytes: wholeNumber(visit.request, 'upload-length') })
    })
    route('PATCH', '/:language/case/:code/parts/:document/:upload', (visit) => {
      const { code = '', upload = '' } = visit.params
      const { body } = visit.request
      const content = Buffer.isBuffer(body) ? new Uint8Array(body) : new Uint8Array()
      return addUploadPart(context.deps, visit.actor, { code, upload, start: wholeNumber(visit.request, 'upload-offset'), content })
    })
    route('HEAD', '/:language/case/:code/parts/:document/:upload', (visit) => {
      const { code = '', upload = '' } = visit.params
      return uploadState(context.deps, visit.actor, { code, upload })
    })
  })
}

/** NaN for everything else. */
function wholeNumber(request: FastifyRequest, name: string): number {
  const text = request.headers[name]
  return typeof text === 'string' && /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
}

const STATUS: Readonly<Record<string, number>> = {
  'not-found': 404,
  'not-editable': 409,
  'offset-differs': 409,
  'file-too-large': 413,
  'too-many-requests': 429,
}

function answer(visit: Visit, reply: FastifyReply, result: Result<UploadState, string>): FastifyReply {
  if (!result.ok) {
    const offset = result.facts.offset
    if (offset !== undefined) reply.header('upload-offset', String(offset))
    return reply.code(STATUS[result.code] ?? 422).send({ code: result.code, text: codeText(visit.words, result) })
  }
  const { id, offset, bytes } = result.value
  return reply
    .code(offset === 0 ? 201 : 200)
    .header('upload-offset', String(offset))
    .header('upload-complete', offset === bytes ? '?1' : '?0')
    .send({ upload: id, offset })
}
