import { createServer, type Server } from 'node:http'
import { collectDefaultMetrics, Counter, Histogram, Registry } from '@prometheus-io/client'

export interface Metrics {
  request(seen: { readonly route: string; readonly method: string; readonly status: number; readonly seconds: number }): void
  job(seen: { readonly job: string; readonly ok: boolean }): void
  /** Listens on a port of its own, which is not for the public. */
  listen(host: string, port: number): Promise<{ readonly port: number; close(): Promise<void> }>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'sapar_http_request_seconds',
    help: 'Time to answer by route pattern',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  const jobs = new Counter({ name: 'sapar_jobs_total', help: 'Jobs run', labelNames: ['job', 'ok'], registers: [registry] })
  return {
    request: ({ route, method, status, seconds }) => requests.observe({ route, method, status: `${Math.floor(status / 100)}xx` }, seconds),
    job: ({ job, ok }) => jobs.inc({ job, ok: String(ok) }),
    listen: (host, port) => listen(registry, host, port),
  }
}

async function listen(registry: Registry, host: string, port: number): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server: Server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    void registry.metrics().then((text: string) => response.writeHead(200, { 'content-type': registry.contentType }).end(text))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const address = server.address()
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { port: typeof address === 'object' && address ? address.port : port, close }
}
