import pg from 'pg'

/** One connection for a task of its own, closed at the end, with neither the pool's time-outs nor its type parsers. */
export async function withClient<T>(url: string, task: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: `sapar-${task}`, connectionTimeoutMillis: 10_000, keepAlive: true })
  // When the server goes away, the statement that waits is told; the event alone would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await use(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
