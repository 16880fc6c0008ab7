import { once } from 'node:events'
import { Readable } from 'node:stream'
import type pg from 'pg'

/** pg has the words of the COPY protocol but no streams for them: these two hand the driver a query object that speaks it. */
interface CopyConnection extends pg.Connection {
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

interface CopyQuery extends pg.Submittable {
  submit(connection: pg.Connection): void
  handleError(error: Error): void
  handleCommandComplete(message: { text: string }): void
  handleReadyForQuery(): void
  handleCopyInResponse(): void
  handleCopyData(message: { chunk: Buffer }): void
}

const PIECE_BYTES = 65_536

/** Rows of a `copy ... to stdout`, in pieces. `rows` is known once the stream has ended. */
export function copyOut(client: pg.Client, text: string): { stream: Readable; rows(): number } {
  let connection: pg.Connection | undefined
  let command = ''
  let waiting: Buffer[] = []
  let waitingBytes = 0
  const stream = new Readable({ read: () => void connection?.stream.resume() })
  const flush = () => {
    if (waitingBytes > 0 && !stream.push(Buffer.concat(waiting))) connection?.stream.pause()
    waiting = []
    waitingBytes = 0
  }
  const query: CopyQuery = {
    submit: (to) => {
      connection = to
      to.query(text)
    },
    handleCopyData: ({ chunk }) => {
      // The driver writes over its buffer with the next rows, so what waits must be a copy.
      waiting.push(Buffer.from(chunk))
      waitingBytes += chunk.length
      if (waitingBytes >= PIECE_BYTES) flush()
    },
    handleCommandComplete: (message) => (command = message.text),
    handleReadyForQuery: () => {
      flush()
      stream.push(null)
    },
    handleError: (error) => stream.destroy(error),
    handleCopyInResponse: () => undefined,
  }
  client.query(query)
  return { stream, rows: () => rowsOf(command) }
}

/** Feeds a `copy ... from stdin`; gives the number of rows. Rejects with the server's error or the source's, and then no row was taken. */
export function copyIn(client: pg.Client, text: string, source: AsyncIterable<Uint8Array>): Promise<number> {
  return new Promise((resolve, reject) => {
    let connection: CopyConnection | undefined
    let failed: Error | undefined
    let command = ''
    const query: CopyQuery = {
      submit: (to) => {
        connection = to as CopyConnection
        to.query(text)
      },
      handleCopyInResponse: () => {
        if (connection) void feed(connection, source, () => failed !== undefined).catch((error: Error) => connection?.sendCopyFail((failed ??= error).message))
      },
      handleCommandComplete: (message) => (command = message.text),
      handleReadyForQuery: () => resolve(rowsOf(command)),
      handleError: (error) => reject((failed ??= error)),
      handleCopyData: () => undefined,
    }
    client.query(query)
  })
}

async function feed(connection: CopyConnection, source: AsyncIterable<Uint8Array>, isOver: () => boolean): Promise<void> {
  for await (const piece of source) {
    if (isOver()) return
    connection.sendCopyFromChunk(piece)
    if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
  }
  connection.endCopyFrom()
}

/** `COPY 12` */
function rowsOf(command: string): number {
  return Number(command.split(' ')[1])
}
