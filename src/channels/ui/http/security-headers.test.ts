import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentPolicy } from './security-headers.ts'

const parts = (policy: string) => policy.split('; ').toSorted()
const added = (policy: string) => parts(policy).filter((part) => !parts(contentPolicy()).includes(part))

test('a page gets what it needs beyond every page, and nothing else', () => {
  assert.deepEqual(added(contentPolicy({ formsTo: 'https://bank.example' })), ["form-action 'self' https://bank.example"])
  assert.deepEqual(added(contentPolicy({ measures: true })), ['trusted-types sapar-photo-worker', "worker-src 'self'"])
  assert.ok(!contentPolicy({ formsTo: 'https://bank.example', measures: true }).includes('eval'))
})
