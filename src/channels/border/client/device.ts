/** What the device itself knows. As main is for the server, this is the only place of the verifier that looks at a clock or draws a number. */
export interface Device {
  /** Milliseconds since 1970, UTC. */
  now(): number
  uuid(): string
  online(): boolean
}

export const thisDevice: Device = {
  now: () => Date.now(),
  uuid: () => crypto.randomUUID(),
  online: () => navigator.onLine,
}
