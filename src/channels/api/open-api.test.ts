import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { ACCESS } from '../../core/access/table.ts'
import { API_ROUTES } from './api.ts'
import { openApi } from './open-api.ts'
import { notificationRoute } from './public-routes.ts'

const routes = [...API_ROUTES, notificationRoute]
const description = openApi(routes, 'https://sapar.example')
const golden = new URL('./open-api.golden.json', import.meta.url)

interface Operation {
  readonly operationId: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[]
  readonly requestBody?: unknown
  readonly security?: unknown
}

const operations = Object.entries(description.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
)

test('the description of the API is the reviewed one', () => {
  const text = `${JSON.stringify(description, null, 2)}\n`
  if (process.env.GOLDEN === '1') writeFileSync(golden, text)
  assert.equal(text, readFileSync(golden, 'utf8'))
})

test('every operation is an act of the access table, under the same name, and described once', () => {
  const acts = new Set<string>(Object.keys(ACCESS))
  assert.deepEqual(
    operations.map((operation) => operation.operationId).filter((id) => !acts.has(id) && id !== 'sign-in-as-persona'),
    [],
  )
  assert.equal(new Set(operations.map((operation) => operation.operationId)).size, operations.length)
  assert.equal(operations.length, routes.length)
  assert.ok(operations.length > 35)
})

test('every write asks for an Idempotency-Key, every parameter of a path is described, and every reference leads somewhere', () => {
  for (const { path, method, operationId, parameters } of operations) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    assert.deepEqual(
      parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name),
      names,
      operationId,
    )
    const key = parameters.some((parameter) => parameter.name === 'Idempotency-Key' && parameter.required)
    assert.equal(key, method !== 'get' && operationId !== 'take-notification', operationId)
  }
  const components = description.components as { readonly schemas: Record<string, unknown> }
  for (const [, name = ''] of JSON.stringify(description).matchAll(/"#\/components\/schemas\/(\w+)"/g)) assert.ok(components.schemas[name], name)
})

test('whoever is not named as anyone needs a token', () => {
  for (const route of routes) {
    const operation = operations.find((item) => item.operationId === route.id)
    assert.equal(operation?.security !== undefined, route.who !== 'anyone', route.id)
  }
})
