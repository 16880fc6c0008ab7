import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from '../../src/adapters/postgres/pool.ts'
import { readConfig } from '../../src/main/config.ts'
import { masterKey } from '../../src/main/keys.ts'
import { casePreparation, type PreparedCase } from '../../test/support/prepared-cases.ts'
import { databaseOf, saparHome, type SaparHome, startSapar } from '../../test/support/sapar-process.ts'
import { fetched } from './load.ts'

export interface BesideCaptures {
  /** Median wait for a form page, ms, with nothing else to do and with ten photos being looked at all the time. */
  readonly aloneMs: number
  readonly besideMs: number
  /** Photos that were looked at meanwhile. */
  readonly photos: number
}

const AT_ONCE = 10
const PAGES = 60
const PORTRAIT = path.resolve(import.meta.dirname, '../../test/samples/portraits/ok-white.jpg')

/** The personal-data page of a whole Sapar, alone and beside ten uploads at once, by turns in one run. */
export async function besideCaptures(rounds: number): Promise<BesideCaptures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sapar-captures-'))
  const home = await saparHome(path.join(folder, 'home'))
  const life = await startSapar(home)
  try {
    const [reader, ...senders] = await drafts(home, 1 + AT_ONCE)
    if (!reader) throw new Error('no draft')
    const alone: number[] = []
    const beside: number[] = []
    await waits(home, reader)
    let photos = 0
    for (let round = 0; round < rounds; round++) {
      alone.push(...(await waits(home, reader)))
      const sending = startSending(home, senders)
      await sending.first
      beside.push(...(await waits(home, reader)))
      photos += await sending.stop()
    }
    return { aloneMs: median(alone), besideMs: median(beside), photos }
  } finally {
    await life.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function drafts(home: SaparHome, count: number): Promise<readonly PreparedCase[]> {
  const { pool, close } = openDatabase(await databaseOf(home), { max: 2 })
  try {
    const read = readConfig(home.env)
    if (!read.ok) throw new Error(read.problems.join(', '))
    const ready = await casePreparation({ pool, master: masterKey(read.config), jobs: { plan: async () => undefined } })
    return await ready.prepare(count)
  } finally {
    await close()
  }
}

/** One reader, a page at a time: what a person waits for. */
async function waits(home: SaparHome, { code, token }: PreparedCase): Promise<readonly number[]> {
  const took: number[] = []
  for (let i = 0; i < PAGES; i++) {
    const begun = performance.now()
    await fetched({ url: `${home.origin}/en/case/${code}/personal`, cookie: `sapar=${token}` }, undefined)
    took.push(performance.now() - begun)
  }
  return took
}

/** Ten people, each sending a portrait as soon as the last was answered. */
function startSending(home: SaparHome, people: readonly PreparedCase[]): { readonly first: Promise<unknown>; stop(): Promise<number> } {
  const content = readFileSync(PORTRAIT)
  let sent = 0
  let stopped = false
  const send = async ({ code, token }: PreparedCase): Promise<void> => {
    const body = new FormData()
    body.append('picture', new File([content], 'photo.jpg'))
    const answer = await fetch(`${home.origin}/en/case/${code}/portrait`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie: `sapar=${token}`, origin: home.origin },
    })
    await answer.arrayBuffer()
    if (answer.status !== 303) throw new Error(`a portrait was answered ${answer.status}`)
    sent++
  }
  const first = people.map(send)
  const all = people.map(async (person, i) => {
    await first[i]
    while (!stopped) await send(person)
  })
  return {
    first: Promise.race(first),
    async stop() {
      stopped = true
      await Promise.all(all)
      return sent
    },
  }
}

function median(values: readonly number[]): number {
  return Math.round((values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0) * 100) / 100
}
