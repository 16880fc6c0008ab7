import { fromBase64Url, toBase64, toBase64Url } from '../src/bytes/base64.ts'
import { noiseBytes, noiseText } from './damage.ts'
import { badSignature } from './altered-visas.ts'
import type { Chance } from './random.ts'
import { type CardFacts, type Code, type Passport, passportOf, sampleFacts, sealCode } from './sealed-cards.ts'
import type { World } from './sealed-world.ts'

export interface CodeAttack {
  readonly text: string
  readonly passport: Passport
}

export interface CodeMaterial {
  readonly world: World
  readonly code: Code
  readonly other: Code
}

type Members = Readonly<Record<string, unknown>>

interface Whole {
  readonly data: { readonly hdr: Members; readonly msg: Members }
  readonly sig: { readonly alg: string; readonly cer: string; readonly sigvl: string }
}

type Alter = (material: CodeMaterial, chance: Chance) => string

function parsed({ text }: Code): Whole {
  return JSON.parse(text)
}

function pickName(chance: Chance, members: Members): string {
  const names = Object.keys(members)
  return names[chance.below(names.length)] ?? ''
}

const bits: Alter = ({ code: { text } }, chance) => {
  const bytes = new TextEncoder().encode(text)
  for (let times = 1 + chance.below(3); times > 0; times -= 1) {
    const at = chance.below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(7))
  }
  return new TextDecoder().decode(bytes)
}

function otherValue(chance: Chance, value: unknown): unknown {
  if (typeof value === 'number') return chance.pick([value + 1, 0, -value - 1, String(value)])
  if (typeof value === 'string') return chance.pick([`${value} `, value.slice(1), value.toLowerCase(), chance.text('ABC123', 1 + value.length), null])
  return chance.pick([null, {}, []])
}

const memberEdited: Alter = ({ code }, chance) => {
  const { data, sig } = parsed(code)
  const part = chance.pick<'hdr' | 'msg'>(['hdr', 'msg', 'msg', 'msg'])
  const name = pickName(chance, data[part])
  return JSON.stringify({ data: { ...data, [part]: { ...data[part], [name]: otherValue(chance, data[part][name]) } }, sig })
}

const membersSwapped: Alter = ({ code }, chance) => {
  const { data, sig } = parsed(code)
  const [one, other] = [pickName(chance, data.msg), pickName(chance, data.msg)]
  return JSON.stringify({ data: { ...data, msg: { ...data.msg, [one]: data.msg[other], [other]: data.msg[one] } }, sig })
}

const memberRemoved: Alter = ({ code }, chance) => {
  const { data, sig } = parsed(code)
  const gone = pickName(chance, data.msg)
  return JSON.stringify({ data: { ...data, msg: Object.fromEntries(Object.entries(data.msg).filter(([name]) => name !== gone)) }, sig })
}

const memberAdded: Alter = ({ code }, chance) => {
  const whole = parsed(code)
  const { data, sig } = whole
  const added = { [chance.pick(['x', '__proto__x', 'dat', ''])]: 1 }
  const forms: readonly [object, ...object[]] = [
    { ...whole, ...added },
    { data: { ...data, ...added }, sig },
    { data, sig: { ...sig, ...added } },
    { data: { ...data, msg: { ...data.msg, ...added } }, sig },
    { data: { ...data, hdr: { ...data.hdr, ...added } }, sig },
  ]
  return JSON.stringify(chance.pick(forms))
}

/** JSON.parse would keep one of the two and never tell: every object of the code in turn, before and after the genuine member. */
const memberDoubled: Alter = ({ code: { text } }, chance) => {
  const members = Array.from(text.matchAll(/"([a-z]+)":(?:"[^"]*"|[0-9]+)/g))
  const member = members[chance.below(members.length)]
  if (!member) return text.slice(1)
  const value = chance.pick(['0', '"X"', 'null'])
  const name = chance.below(3) === 0 ? escapedName(member[1] ?? '') : `"${member[1]}"`
  const at = member.index + (chance.below(2) === 0 ? 0 : member[0].length)
  return at === member.index ? `${text.slice(0, at)}${name}:${value},${text.slice(at)}` : `${text.slice(0, at)},${name}:${value}${text.slice(at)}`
}

function escapedName(name: string): string {
  return `"\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}${name.slice(1)}"`
}

const splice: Alter = ({ code, other }, chance) => {
  const [one, two] = [parsed(code), parsed(other)]
  const forms: readonly [object, ...object[]] = [
    { data: one.data, sig: two.sig },
    { data: one.data, sig: { ...one.sig, sigvl: two.sig.sigvl } },
    { data: { ...one.data, msg: two.data.msg }, sig: one.sig },
    { data: { ...one.data, msg: { ...one.data.msg, i: two.data.msg.i } }, sig: one.sig },
    { data: { ...one.data, msg: { ...one.data.msg, st: two.data.msg.st } }, sig: one.sig },
  ]
  if (chance.below(4) > 0) return JSON.stringify(chance.pick(forms))
  const at = chance.below(code.text.length)
  return code.text.slice(0, at) + other.text.slice(at)
}

const certificateReplaced: Alter = ({ code, world }, chance) => {
  const { data, sig } = parsed(code)
  const strangers = [...world.badCodeSigners.map(([, signer]) => signer), ...world.visaSigners]
  const stranger = strangers[chance.below(strangers.length)]
  const cer = chance.below(8) === 0 ? toBase64Url(noiseBytes(chance, 400)) : toBase64Url(stranger?.der ?? new Uint8Array(1))
  return JSON.stringify({ data, sig: { ...sig, cer } })
}

const signatureReplaced: Alter = ({ code }, chance) => {
  const { data, sig } = parsed(code)
  const genuine = fromBase64Url(sig.sigvl) ?? new Uint8Array()
  return JSON.stringify({ data, sig: { ...sig, sigvl: toBase64Url(badSignature(genuine, chance)) } })
}

/** Other spellings of the same bytes or numbers, of which a strict reader knows only one, and other names of algorithms. */
const reencoded: Alter = ({ code, code: { text } }, chance) => {
  const { data, sig } = parsed(code)
  const withSig = (change: object): string => JSON.stringify({ data, sig: { ...sig, ...change } })
  const raw = fromBase64Url(sig.sigvl) ?? new Uint8Array()
  const forms: readonly [string, ...string[]] = [
    withSig({ alg: chance.pick(['none', 'HS256', 'ES384', 'es256', 'ES256 ']) }),
    withSig({ sigvl: `${sig.sigvl}=` }),
    withSig({ sigvl: ` ${sig.sigvl}` }),
    withSig({ sigvl: sig.sigvl.replace(/(.)==$/, (_, last: string) => `${String.fromCharCode(last.charCodeAt(0) + 1)}==`) }),
    withSig({ sigvl: toBase64(raw).replace(/^../, '+/') }),
    withSig({ cer: `${sig.cer}AA` }),
    `\ufeff${text}`,
    text.replace(/"ent":([0-9])/, '"ent":0$1'),
    text.replace(/"ent":([0-9])/, '"ent":$1.00000000000000000001'),
    text.replace(/"n":"([^"]*)"/, '"n":"$1\\ud800"'),
    JSON.stringify([parsed(code)]),
    JSON.stringify(text),
  ]
  return chance.pick(forms)
}

const cutOrExtended: Alter = ({ code: { text }, other }, chance) => {
  const at = 1 + chance.below(text.length - 1)
  return chance.pick([text.slice(0, at), text.slice(at), text + other.text, `${text}x${noiseText(chance)}`, `${text}\u0000`, text + text])
}

export const CODE_ALTERATIONS: Readonly<Record<string, Alter>> = {
  bits,
  memberEdited,
  membersSwapped,
  memberRemoved,
  memberAdded,
  memberDoubled,
  splice,
  certificateReplaced,
  signatureReplaced,
  reencoded,
  cutOrExtended,
}

/** Altered text that is shown with the right passport. Whatever came out unaltered is altered again. */
export function alteredCode(kind: string, material: CodeMaterial, chance: Chance): CodeAttack {
  const alter = CODE_ALTERATIONS[kind] ?? bits
  let text = alter(material, chance)
  while (isGenuine(text, material)) text = bits(material, chance)
  return { text, passport: passportOf(material.code.facts) }
}

/** A reordered text without its padding says the same: only these forms come out of the alterations above. */
function isGenuine(text: string, { code, other }: CodeMaterial): boolean {
  const bare = text.replaceAll('=', '')
  return [code, other].some((genuine) => bare === genuine.text.replaceAll('=', '')) && /^[^=]*={0,2}"[^=]*={0,2}"\}\}$/.test(text)
}

export const CODE_MISUSES: Readonly<Record<string, (material: CodeMaterial, chance: Chance) => Promise<CodeAttack>>> = {
  otherPassport: async ({ code, other }, chance) => {
    const [own, foreign] = [passportOf(code.facts), passportOf(other.facts)]
    const passport = chance.below(2) === 0 ? { ...own, issuingState: own.issuingState === 'KAZ' ? 'CHN' : 'KAZ' } : { ...own, number: foreign.number }
    return { text: code.text, passport }
  },
  deadCard: async ({ world }, chance) => seal({ ...sampleFacts(chance, world), slot: chance.pick(world.deadSlots) }, world, chance),
  slotBeyondTheList: async ({ world }, chance) => seal({ ...sampleFacts(chance, world), slot: world.statusList.size + chance.below(1000) }, world, chance),
  lapsedCard: async ({ world }, chance) => seal({ ...sampleFacts(chance, world), validUntil: `2026-11-${10 + chance.below(13)}` }, world, chance),
  badSigner: async ({ world }, chance) => {
    const facts = sampleFacts(chance, world)
    const [, signer] = chance.pick(world.badCodeSigners)
    return { text: (await sealCode(facts, signer)).text, passport: passportOf(facts) }
  },
  borrowedCertificate: async ({ world }, chance) => {
    const facts = sampleFacts(chance, world)
    const [, signer] = chance.pick(world.badCodeSigners)
    return { text: (await sealCode(facts, { ...signer, der: chance.pick(world.codeSigners).der })).text, passport: passportOf(facts) }
  },
}

async function seal(facts: CardFacts, world: World, chance: Chance): Promise<CodeAttack> {
  return { text: (await sealCode(facts, chance.pick(world.codeSigners))).text, passport: passportOf(facts) }
}
