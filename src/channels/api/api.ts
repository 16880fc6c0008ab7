import type { FastifyInstance } from 'fastify'
import { refuse } from '../../core/kernel/result.ts'
import type { WebContext } from '../ui/http/context.ts'
import type { ApiRoute } from './api-route.ts'
import { afterRoutes } from './after-routes.ts'
import { appointmentRoutes } from './appointment-routes.ts'
import { cardChangeRoutes } from './card-change-routes.ts'
import { caseRoutes } from './case-routes.ts'
import { collectionRoutes } from './collection-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { openApi } from './open-api.ts'
import { officeRoutes } from './office-routes.ts'
import { paperRoutes } from './paper-routes.ts'
import { notificationRoute, publicRoutes } from './public-routes.ts'
import { problemWords } from './problem-words.ts'
import { renewalRoutes } from './renewal-routes.ts'
import { languageOf, sendProblem, serveNotification, serveRoute } from './serve-route.ts'

/** Every route of the API, in the order of its description. */
export const API_ROUTES: readonly ApiRoute[] = [
  ...publicRoutes,
  ...renewalRoutes,
  ...cardChangeRoutes,
  ...officeRoutes,
  ...appointmentRoutes,
  ...caseRoutes,
  ...afterRoutes,
  ...paperRoutes,
  ...collectionRoutes,
  ...deskRoutes,
]

/** The same actions as the pages, for programs. */
export function registerApi(app: FastifyInstance, context: WebContext, options: { readonly onTrouble: (error: unknown) => void }): void {
  const description = JSON.stringify(openApi([...API_ROUTES, notificationRoute], context.origin))
  app.get('/openapi.json', async (_request, reply) => reply.type('application/json').send(description))
  explainProblems(app, context)
  acceptBytes(app)
  for (const route of API_ROUTES) serveRoute(app, context, route)
  app.register(async (scope) => serveNotification(scope, context, notificationRoute))
  app.setNotFoundHandler((request, reply) => sendProblem(context, { request, reply }, refuse('not-found')))
  app.setErrorHandler((error, request, reply) => {
    const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
    if (status === 413) return sendProblem(context, { request, reply }, refuse('body-too-large'))
    if (status === 415) return sendProblem(context, { request, reply }, refuse('content-type-not-accepted'))
    if (status >= 400 && status < 500) return sendProblem(context, { request, reply }, refuse('body-malformed'))
    options.onTrouble(error)
    return sendProblem(context, { request, reply }, refuse('failed'))
  })
}

/** Where `type` of a problem leads: its words, in the language of whoever follows it. */
function explainProblems(app: FastifyInstance, context: WebContext): void {
  app.get<{ Params: { code: string } }>('/problems/:code', async (request, reply) => {
    const language = languageOf(request)
    const known = problemWords(context.origin, context.texts(language), request.params.code)
    return known ? reply.header('content-language', language).send(known) : sendProblem(context, { request, reply }, refuse('not-found'))
  })
}

/** Pictures come as they are; whatever type is claimed, the content is looked at. */
function acceptBytes(app: FastifyInstance): void {
  const types = ['application/octet-stream', /^image\//]
  for (const type of types) app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}
