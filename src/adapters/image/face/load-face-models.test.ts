import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'

const WEIGHTS = new URL('./weights/', import.meta.url)

test('the weights are the ones whose origin is written beside them, and no others lie there', async () => {
  const notice = await readFile(new URL('NOTICE.md', WEIGHTS), 'utf8')
  const noted = Object.fromEntries([...notice.matchAll(/^\| `(\w+\.\w+)` \| ([0-9a-f]{64}) \|$/gm)].map(([, name, hash]) => [name, hash]))
  const names = (await readdir(WEIGHTS)).filter((name) => name !== 'NOTICE.md')
  const found = await Promise.all(
    names.map(async (name) => [
      name,
      createHash('sha256')
        .update(await readFile(new URL(name, WEIGHTS)))
        .digest('hex'),
    ]),
  )
  assert.equal(names.length, 6)
  assert.deepEqual(Object.fromEntries(found), noted)
})
