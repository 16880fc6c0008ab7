import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { LANGUAGES } from '../../src/core/kernel/language.ts'
import type { SaparHome } from '../../test/support/sapar-process.ts'
import type { PreparedCase } from '../../test/support/prepared-cases.ts'
import { type Asked, fetched, load } from './load.ts'
import type { FromStatic, ToStatic } from './static-server.ts'

/** CPU of the server process for one request, microseconds, one number a round. */
export interface PageRounds {
  readonly page: readonly number[]
  readonly bare: readonly number[]
  /** Bytes of the page before compression, on average. */
  readonly bytes: number
}

export interface MeasuredPage {
  readonly cases: readonly PreparedCase[]
  /** Behind the case, such as `/personal`. */
  readonly below: string
}

/** Warm enough that the compiler of the run-time is done: a server serves for days, and the first thousands of requests also pay for the compiling. */
const REQUESTS = { page: 3200, bare: 9600, warmUp: 12_800 }

/** The pages of some cases in four languages against a bare Fastify with the same bytes: page, bare, page, bare. No compression on either side. */
export async function measurePages(home: SaparHome, pages: readonly MeasuredPage[], rounds: number): Promise<readonly PageRounds[]> {
  const sides = await Promise.all(pages.map((page) => openSides(home, page)))
  for (const side of sides) {
    await load(side.asked, REQUESTS.warmUp)
    await load(side.bare.asked, REQUESTS.warmUp)
  }
  const results = sides.map((side) => ({ page: [] as number[], bare: [] as number[], bytes: side.bytes }))
  for (let round = 0; round < rounds; round++) {
    for (const [index, side] of sides.entries()) {
      results[index]?.page.push(await cpuPerRequest(() => productCpuMs(home), side.asked, REQUESTS.page))
      results[index]?.bare.push(await cpuPerRequest(side.bare.cpuMs, side.bare.asked, REQUESTS.bare))
    }
  }
  for (const side of sides) side.bare.child.disconnect()
  return results
}

async function cpuPerRequest(cpuMs: () => Promise<number>, asked: readonly Asked[], count: number): Promise<number> {
  const before = await cpuMs()
  const { requests } = await load(asked, count)
  return (((await cpuMs()) - before) * 1000) / requests
}

interface Bare {
  readonly child: ChildProcess
  readonly asked: readonly Asked[]
  cpuMs(): Promise<number>
}

async function openSides(
  home: SaparHome,
  { cases, below }: MeasuredPage,
): Promise<{ readonly asked: readonly Asked[]; readonly bytes: number; readonly bare: Bare }> {
  const asked = cases.flatMap(({ code, token }) =>
    LANGUAGES.map((language) => ({ url: `${home.origin}/${language}/case/${code}${below}`, cookie: `sapar=${token}` })),
  )
  const bodies: Record<string, string> = {}
  for (const one of asked) bodies[new URL(one.url).pathname] = (await fetched(one, undefined)).toString('utf8')
  const bytes = Object.values(bodies).reduce((sum, html) => sum + Buffer.byteLength(html), 0) / asked.length
  return { asked, bytes, bare: await startBare(bodies) }
}

async function startBare(bodies: Readonly<Record<string, string>>): Promise<Bare> {
  const child = fork(path.join(import.meta.dirname, 'static-server.ts'))
  const ask = async (message: ToStatic): Promise<FromStatic> => {
    const heard = once(child, 'message')
    child.send(message)
    const [answer] = (await heard) as [FromStatic]
    return answer
  }
  const begun = await ask({ pages: bodies })
  const origin = 'origin' in begun ? begun.origin : ''
  return {
    child,
    asked: Object.keys(bodies).map((below) => ({ url: origin + below })),
    cpuMs: async () => {
      const answer = await ask({ ask: 'cpu' })
      return 'cpuMs' in answer ? answer.cpuMs : Number.NaN
    },
  }
}

/** All threads of the product's process since it started: pages, jobs, garbage collection. */
async function productCpuMs(home: SaparHome): Promise<number> {
  const text = (await fetched({ url: home.metrics }, undefined)).toString('utf8')
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]) * 1000
}
