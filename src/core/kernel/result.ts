/** Facts that a text needs to explain a refusal: plain values only, never prose. */
export type Facts = Readonly<Record<string, string | number | boolean>>

/** What can be refused is returned, never thrown. `code` is stable and becomes text only in a channel or a letter. */
export interface Refusal<C extends string = string> {
  readonly ok: false
  readonly code: C
  readonly facts: Facts
  /** The form field, file or parameter concerned, when there is one. */
  readonly field?: string
}

export interface Ok<T> {
  readonly ok: true
  readonly value: T
}

export type Result<T, C extends string = string> = Ok<T> | Refusal<C>

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

export function refuse<C extends string>(code: C, facts: Facts = {}, field?: string): Refusal<C> {
  return field === undefined ? { ok: false, code, facts } : { ok: false, code, facts, field }
}

/** For the default branch of a switch over a closed union: a new member fails to compile here. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
