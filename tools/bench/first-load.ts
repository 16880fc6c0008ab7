import type { Asked } from './load.ts'
import { fetched } from './load.ts'

export interface FirstLoad {
  readonly html: number
  readonly css: number
  readonly js: number
  readonly icon: number
}

/** What a browser with an empty cache gets of one page, in bytes of brotli bodies: the page and everything that it names. */
export async function firstLoadOf(page: Asked): Promise<FirstLoad> {
  const html = (await fetched(page, undefined)).toString('utf8')
  const named = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, name]) => name ?? '')
  const sizes = { html: await size(page.url, page), css: 0, js: 0, icon: 0 }
  for (const name of new Set(named)) {
    const kind = name.endsWith('.css') ? 'css' : name.endsWith('.js') ? 'js' : 'icon'
    sizes[kind] += await size(new URL(name, page.url).href)
  }
  return sizes
}

async function size(url: string, page?: Asked): Promise<number> {
  return (await fetched({ ...page, url }, undefined, 'br')).length
}
