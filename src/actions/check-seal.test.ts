import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import type { World } from '../../test/reliability/model/world.ts'
import { held, type LedCase, ledCase, quietWorld, SYSTEM, value } from '../../test/support/model-office.ts'
import { childPictures } from '../adapters/image/child-pictures.ts'
import { typstDocuments } from '../adapters/pdf/typst-documents.ts'
import { makeRevocationList } from '../adapters/signer/make-keys.ts'
import { sealRules } from '../countries/kz-demo/seals.ts'
import { FONT_FOLDERS } from '../main/paths.ts'
import { sealingOffice } from '../main/sealing-office.ts'
import { changeCardState } from './change-card-state.ts'
import { checkSealPicture } from './check-seal.ts'
import { approveCase } from './decide-case.ts'
import type { Deps } from './deps.ts'
import { issueCard } from './issue-card.ts'
import { publishTrust } from './publish-trust.ts'

const pictures = childPictures({ workers: 1, memoryMb: 512, timeoutMs: 30_000 })
let world: World
let deps: Deps
before(async () => {
  world = await quietWorld()
  deps = { ...world.deps, pictures }
})
after(async () => {
  await pictures.close()
  await world.close()
})

const STRANGER = { kind: 'public' } as const
const papers = typstDocuments({ fontDirs: FONT_FOLDERS })

interface Issued {
  readonly led: LedCase
  readonly number: string
  readonly vds: Uint8Array
}

async function issued(): Promise<Issued> {
  const led = await ledCase(world, 'in-review')
  value(await approveCase(world.deps, await held(world, led), { code: led.code, samePerson: true }))
  const number = value(await issueCard(world.deps, SYSTEM, { caseId: led.it.id }))
  const card = (await world.cases.cardOfCase(led.it.id)) ?? assert.fail('no card')
  const seal = (await world.deps.seals.ofCard(card.id)) ?? assert.fail('no seal')
  return { led, number, vds: seal.vds }
}

/** A photo of a screen: the code somewhere on a grey ground. */
async function photoOf(content: Uint8Array): Promise<Uint8Array> {
  const code = await sharp(Buffer.from(await papers.screenCode(content)), { density: 300 })
    .resize(700, 700)
    .png()
    .toBuffer()
  return sharp({ create: { width: 1200, height: 1600, channels: 3, background: '#b8b4ae' } })
    .composite([{ input: code, left: 230, top: 410 }])
    .jpeg({ quality: 82 })
    .toBuffer()
}

let visitors = 0
const check = (content: Uint8Array, by: Deps = deps) => checkSealPicture(by, STRANGER, { content, network: `network ${visitors++}` })

test('a photo of the code on a phone proves the card, and says what stands on it', async () => {
  const { number, vds, led } = await issued()
  const seen = value(await check(await photoOf(vds)))
  const card = await world.cases.cardOfCase(led.it.id)
  assert.deepEqual([seen.number, seen.initials, seen.validUntil], [number, card?.initials, card?.validUntil])
  assert.ok(seen.verdict === 'valid' || seen.verdict === 'not-yet-valid', seen.verdict)
})

test('one changed character is a broken seal, and the facts of the card are not told', async () => {
  const { vds } = await issued()
  const forged = Uint8Array.from(vds)
  forged[30] = (forged[30] ?? 0) ^ 1
  const seen = value(await check(await photoOf(forged)))
  assert.deepEqual(Object.keys(seen).toSorted(), ['sub', 'verdict'])
  assert.equal(seen.verdict, 'seal-invalid')
  const gullible: Deps = {
    ...deps,
    sealReader: { check: async (content, at) => ({ ...(await deps.sealReader.check(content === undefined ? content : vds, at)) }) },
  }
  assert.notEqual(value(await check(await photoOf(forged), gullible)).verdict, 'seal-invalid')
})

test('a card that was taken out of use is not valid, however good its seal', async () => {
  const { led, vds } = await issued()
  value(await changeCardState(world.deps, world.staff.supervisor, { code: led.code, act: 'revoke', reason: 'Passport reported lost' }))
  value(await publishTrust(world.deps, SYSTEM))
  assert.equal(value(await check(await photoOf(vds))).verdict, 'not-valid')
})

test('a picture without a code, with another code, or that is none is told at its field', async () => {
  const plain = await sharp({ create: { width: 800, height: 800, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  const other = await photoOf(new TextEncoder().encode('https://example.org/a-poster'))
  const codes = ['no-code-found', 'no-code-found', 'file-missing', 'file-type-not-allowed']
  for (const [at, content] of [plain, other, new Uint8Array(), new TextEncoder().encode('no picture at all')].entries()) {
    const seen = await check(content)
    assert.deepEqual([seen.ok, seen.ok ? '' : seen.code, seen.ok ? '' : seen.field], [false, codes[at], 'photo'])
  }
})

test('who sends pictures without end has to wait', async () => {
  const content = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  const seen: string[] = []
  for (let n = 0; n < 12; n++) {
    const result = await checkSealPicture(deps, STRANGER, { content, network: 'one and the same' })
    seen.push(result.ok ? '' : result.code)
  }
  assert.equal(seen.filter((code) => code === 'no-code-found').length, 10)
  assert.deepEqual(seen.slice(10), ['too-many-requests', 'too-many-requests'])
})

test('what cannot be judged is not called a forgery, and neither is a seal whose key was taken back', async () => {
  const { vds } = await issued()
  const photo = await photoOf(vds)
  const unsure: Deps = {
    ...deps,
    sealReader: { check: async (content, at) => ({ ...(await deps.sealReader.check(content, at)), status: 'UNDECIDED', sub: 'UNSUPPORTED_ALGORITHM' }) },
  }
  assert.equal(value(await check(photo, unsure)).verdict, 'seal-unknown')
  const { keys, clock } = world.deps
  const lost = (await keys.all()).find(({ role }) => role === 'tourist') ?? assert.fail('no key')
  await keys.setRevoked(lost.id, clock.now())
  const office = sealingOffice({ pool: world.pool, master: Buffer.alloc(32, 9), rules: sealRules(true), config: {} })
  value(await makeRevocationList(office.shop, clock.now()))
  const seen = value(await check(photo))
  assert.deepEqual([seen.verdict, seen.sub, seen.number], ['seal-revoked', 'REVOKED_CERTIFICATE', undefined])
})
