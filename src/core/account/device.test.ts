import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceOf } from './device.ts'

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko)'

test('A device is told by the families of its browser and system, also where the name holds those of others', () => {
  const seen = (userAgent: string) => Object.values(deviceOf(userAgent)).join(' ')
  assert.equal(seen(`${MAC} Version/18.0 Safari/605.1.15`), 'safari macos')
  assert.equal(seen(`${ANDROID} Chrome/130.0.0.0 Mobile Safari/537.36`), 'chrome android')
  assert.equal(seen(`${ANDROID} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`), 'samsung android')
  assert.equal(
    seen('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 YaBrowser/24.10 Safari/537.36'),
    'yandex windows',
  )
  assert.equal(
    seen('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0'),
    'edge windows',
  )
  assert.equal(
    seen('Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50'),
    'wechat ios',
  )
  assert.equal(seen('Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0'), 'firefox linux')
})

test('What nobody knows is another one, and nothing of its name is kept', () => {
  for (const userAgent of ['', 'curl/8.5.0', '<script>', 'x'.repeat(10_000)]) assert.deepEqual(deviceOf(userAgent), { browser: 'other', system: 'other' })
})
