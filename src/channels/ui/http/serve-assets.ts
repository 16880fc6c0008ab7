import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { withWorkerPolicy } from './security-headers.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
}

/** Built files by their content-hashed names: they never change, so browsers keep them for a year. Served from memory, compressed at build. */
export function serveAssets(app: FastifyInstance, dir: string): void {
  const kept = new Map<string, Promise<Buffer>>()
  const read = (file: string) => {
    let content = kept.get(file)
    if (!content) kept.set(file, (content = readFile(file)))
    return content
  }
  app.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const { name } = request.params
    const file = path.join(dir, name)
    const type = TYPES[path.extname(name)]
    if (!/^[\w.-]+$/.test(name) || name.startsWith('.') || !type || !existsSync(file)) return reply.callNotFound()
    reply.header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding').type(type)
    if (name.startsWith('photo-worker-')) withWorkerPolicy(reply)
    const accepted = request.headers['accept-encoding'] ?? ''
    const encoding = accepted.includes('br') && existsSync(`${file}.br`) ? 'br' : accepted.includes('gzip') && existsSync(`${file}.gz`) ? 'gz' : undefined
    if (encoding) reply.header('content-encoding', encoding === 'br' ? 'br' : 'gzip')
    return reply.send(await read(encoding ? `${file}.${encoding}` : file))
  })
}
