import process from 'node:process'
import { joinServer, startPg15, type TestServer } from './test-servers.ts'

export interface TestServers {
  readonly embedded: TestServer
  /** Where there is one. */
  readonly pg15?: TestServer
}

/** For the test runner: both servers, up for as long as it stays joined. Give each round one of the urls as SAPAR_TEST_PG_URL. */
export async function startTestServers(): Promise<TestServers> {
  const [embedded, pg15] = await Promise.all([joinServer(18), startPg15()])
  return pg15 ? { embedded, pg15 } : { embedded }
}

// As a program: prints one JSON line of urls and keeps the servers up until its standard input ends.
if (import.meta.main) {
  const { embedded, pg15 } = await startTestServers()
  process.stdout.write(`${JSON.stringify({ embedded: embedded.url, ...(pg15 && { pg15: pg15.url }) })}\n`)
  process.stdin.resume()
  process.stdin.on('end', () => void Promise.all([embedded.leave(), pg15?.leave()]))
}
