import { type JsonObject, type JsonValue, isJsonObject } from '../json/index.ts'

/** The facts of a travel authorisation, by our names. Texts are as a passport zone has them, dates are `YYYY-MM-DD`. */
export interface AuthorisationFacts {
  readonly cardNumber: string
  readonly passportNumber: string
  readonly name: string
  readonly nationality: string
  readonly birthDate: string
  readonly sex: string
  readonly validFrom: string
  readonly validUntil: string
  /** ISO 8601 duration: `P90D`. */
  readonly stay: string
  /** 0 means any number. */
  readonly entries: number
  readonly statusSlot: number
  readonly statusUri: string
}

type FactName = keyof AuthorisationFacts

/** How one version of a message names the facts: the way to each member. Data, so that another text needs no code. */
export interface MessageNames {
  readonly type: string
  readonly version: number
  readonly members: Readonly<Record<FactName, readonly string[]>>
}

/** A placeholder of ours: the message of ICAO's report "Digital Travel Authorizations" v2.15 was not readable when this was written. */
export const SAPAR_DTA: MessageNames = {
  type: 'x.sapar.dta',
  version: 1,
  members: {
    cardNumber: ['num'],
    passportNumber: ['i'],
    name: ['n'],
    nationality: ['nat'],
    birthDate: ['dob'],
    sex: ['sex'],
    validFrom: ['vf'],
    validUntil: ['vu'],
    stay: ['dur'],
    entries: ['ent'],
    statusSlot: ['st', 'i'],
    statusUri: ['st', 'u'],
  },
}

const NUMBERS: readonly string[] = ['entries', 'statusSlot'] satisfies readonly FactName[]

export function writeMessage(facts: AuthorisationFacts, names: MessageNames): JsonObject {
  const message: Record<string, JsonValue> = {}
  for (const [fact, path] of Object.entries(names.members) as [FactName, readonly string[]][]) put(message, path, facts[fact])
  return message
}

function put(object: Record<string, JsonValue>, [name = '', ...rest]: readonly string[], value: JsonValue): void {
  if (rest.length === 0) {
    object[name] = value
    return
  }
  const inner = { ...(isJsonObject(object[name]) ? object[name] : {}) }
  put(inner, rest, value)
  object[name] = inner
}

export type MessageResult =
  | { readonly ok: true; readonly facts: AuthorisationFacts }
  | { readonly ok: false; readonly code: 'missing' | 'wrong-type'; readonly fact: FactName }

/** The facts of a message; members that the names do not know are passed over. A number must be a whole one from 0. */
export function readMessage(message: JsonObject, names: MessageNames): MessageResult {
  const found: Partial<Record<FactName, string | number>> = {}
  for (const [fact, path] of Object.entries(names.members) as [FactName, readonly string[]][]) {
    const value = path.reduce<JsonValue | undefined>((inner, name) => (isJsonObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined), message)
    if (value === undefined) return { ok: false, code: 'missing', fact }
    const fits = NUMBERS.includes(fact) ? Number.isSafeInteger(value) && Number(value) >= 0 : typeof value === 'string'
    if (!fits || (typeof value !== 'string' && typeof value !== 'number')) return { ok: false, code: 'wrong-type', fact }
    found[fact] = value
  }
  return { ok: true, facts: found as AuthorisationFacts }
}
