import { createServer, type Socket } from 'node:net'

/** Answers by command, such as `{ RCPT: '550 no such person' }`; `BODY` is the answer to the message itself. Anything else is agreed to. */
export type SmtpScript = Partial<Record<'GREETING' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'BODY', string>>

export interface ScriptedSmtp {
  readonly port: number
  /** The script for commands from now on. */
  script: SmtpScript
  /** Every command line heard, and every message body taken, as they came over the socket. */
  readonly commands: string[]
  readonly bodies: string[]
  close(): Promise<void>
}

const DEFAULTS: Readonly<Record<string, string>> = {
  GREETING: '220 scripted',
  EHLO: '250-scripted\r\n250 SMTPUTF8',
  DATA: '354 go on',
  QUIT: '221 bye',
  STAR: '502 no such command',
}

/** A mail server that says what it is told to say, and writes down the bare lines it hears: no parser hides a second RCPT. */
export async function startScriptedSmtp(script: SmtpScript = {}): Promise<ScriptedSmtp> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    converse(socket, it)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const it: ScriptedSmtp = {
    port: typeof address === 'object' && address ? address.port : 0,
    script,
    commands: [],
    bodies: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
  return it
}

function converse(socket: Socket, it: ScriptedSmtp): void {
  let heard = ''
  let body = false
  const say = (verb: string) => socket.write(`${it.script[verb as keyof SmtpScript] ?? DEFAULTS[verb] ?? '250 ok'}\r\n`)
  say('GREETING')
  socket.on('data', (piece) => {
    heard += piece.toString('utf8')
    for (;;) {
      const end = heard.indexOf(body ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const part = heard.slice(0, end)
      heard = heard.slice(end + (body ? 5 : 2))
      if (body) {
        it.bodies.push(part)
        body = false
        say('BODY')
        continue
      }
      it.commands.push(part)
      const verb = part.slice(0, 4).toUpperCase()
      body = verb === 'DATA' && !it.script.DATA
      say(verb)
      if (verb === 'QUIT') socket.end()
    }
  })
}
