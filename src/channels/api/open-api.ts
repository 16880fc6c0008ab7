import { z } from 'zod'
import type { ApiRoute } from './api-route.ts'
import { problem } from './schemas.ts'

type Json = Readonly<Record<string, unknown>>

const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', unrepresentable: 'any', io: 'input' })
  return rest
}

/** OpenAPI 3.1 from the same routes and shapes that the server uses. */
export function openApi(routes: readonly ApiRoute[], origin: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(route)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sapar',
      version: '1.0.0',
      description:
        'The same actions as the pages. Every write needs an Idempotency-Key. Errors are RFC 9457 problems with a stable code, in the language of Accept-Language (en, ru, kk, zh); `errors` names every place that is wrong, and the address in `type` answers the words of the code. A case that is not yours looks like one that does not exist.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [],
    paths,
    components: {
      securitySchemes: {
        caseToken: { type: 'http', scheme: 'bearer', description: 'Token of one’s own cases' },
        staffToken: { type: 'http', scheme: 'bearer', description: 'Token of a staff session' },
      },
      schemas: { Problem: schemaOf(problem) },
    },
  }
}

function operation(route: ApiRoute): Json {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const security = route.who === 'anyone' ? {} : { security: [{ [route.who === 'staff' ? 'staffToken' : 'caseToken']: [] }] }
  const { status, schema, type } = route.answers
  return {
    operationId: route.id,
    summary: route.summary,
    parameters: [...names.map(pathParameter), ...queryParameters(route), ...(route.method === 'GET' || route.id === 'take-notification' ? [] : [IDEMPOTENCY])],
    ...requestBody(route),
    responses: {
      [status]: { description: 'Done', ...content(type ?? 'application/json', schema ? schemaOf(schema) : {}) },
      default: { description: 'A problem, by its code', ...content('application/problem+json', { $ref: '#/components/schemas/Problem' }) },
    },
    ...security,
  }
}

const IDEMPOTENCY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 8, maxLength: 128 },
  description:
    'The same key and body get the first answer again. Without a token it must be at least 20 characters that nobody else uses, such as a random UUID',
}

function pathParameter(name: string): Json {
  return { name, in: 'path', required: true, schema: { type: 'string' } }
}

function queryParameters(route: ApiRoute): readonly Json[] {
  if (!route.query) return []
  const { properties, required } = schemaOf(route.query) as { properties?: Record<string, Json>; required?: readonly string[] }
  return Object.entries(properties ?? {}).map(([name, schema]) => ({ name, in: 'query', required: required?.includes(name) ?? false, schema }))
}

function requestBody(route: ApiRoute): Json {
  if (route.binary) return { requestBody: { required: true, ...content('application/octet-stream', { type: 'string', format: 'binary' }) } }
  return route.body ? { requestBody: { required: true, ...content('application/json', schemaOf(route.body)) } } : {}
}

function content(type: string, schema: Json): Json {
  return { content: { [type]: { schema } } }
}
