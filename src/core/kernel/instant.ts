/** A moment in UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`: sorts as text, survives JSON. Only adapters/clock makes new ones. */
export type Instant = string & { readonly __instant: true }

const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

export function instant(text: string): Instant {
  if (!SHAPE.test(text)) throw new Error(`not a moment: ${text}`)
  return text as Instant
}
