// A Fastify that knows nothing but finished pages, in a process of its own. Its parent sends the pages and asks for the CPU time.
import process from 'node:process'
import Fastify from 'fastify'

export type ToStatic = { readonly pages: Readonly<Record<string, string>> } | { readonly ask: 'cpu' }
export type FromStatic = { readonly origin: string } | { readonly cpuMs: number }

if (process.send) {
  const answer = (message: FromStatic) => process.send?.(message)
  process.on('message', (message: ToStatic) => {
    const { user, system } = process.cpuUsage()
    if ('ask' in message) answer({ cpuMs: (user + system) / 1000 })
    else void serve(message.pages).then((origin) => answer({ origin }))
  })
  process.on('disconnect', () => process.exit(0))
}

async function serve(pages: Readonly<Record<string, string>>): Promise<string> {
  const app = Fastify({ logger: false })
  for (const [path, html] of Object.entries(pages)) {
    const body = Buffer.from(html)
    app.get(path, async (_request, reply) => reply.type('text/html; charset=utf-8').send(body))
  }
  return app.listen({ host: '127.0.0.1', port: 0 })
}
