import type { CaseFile } from '../core/case/case-file.ts'
import type { Instant } from '../core/kernel/instant.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { sealContent, sealingRole, shardOf } from '../core/seal/seal-content.ts'
import type { Answers, Validity } from '../core/service/definition.ts'
import type { CardFacts } from './card-draft.ts'
import { definitionOf } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { Chance } from './ports.ts'
import type { CardIntent, MadeSeal, SealSigners } from './ports/seals.ts'
import { newCode } from './tokens.ts'

const DRAWS = 30

/** Written down before anything is sealed: number, and a random slot in the status list of the month in which the card ends. */
export async function intendCard(
  deps: Pick<Deps, 'chance' | 'law' | 'seals'>,
  file: CaseFile,
  { days, at }: { readonly days: Validity; readonly at: Instant },
): Promise<CardIntent> {
  const law = deps.law()
  const definition = definitionOf(law, file)
  const shard = shardOf(definition.card.kind, days.validUntil)
  for (let draw = 0; draw < DRAWS; draw++) {
    const number = definition.cardLetter + newCode(deps.chance, 8)
    const intent = { cardId: deps.chance.uuid(at), number, shard, slot: randomBelow(deps.chance, law.seals.shardSlots) }
    const kept = await deps.seals.intend(file.id, intent, at)
    if (kept) return kept
  }
  throw new Error(`the status list ${shard} has no free slot`)
}

/** Each as likely as the others; a slot that could be guessed would tell who got a card when. */
export function randomBelow(chance: Chance, limit: number): number {
  const whole = Math.floor(2 ** 32 / limit) * limit
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = chance.bytes(4)
    const number = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d
    if (number < whole) return number % limit
  }
}

/** What the seals say, rehearsed and then sealed with the keys in use. */
export async function sealCard(
  deps: Pick<Deps, 'clock' | 'law' | 'sealer' | 'publicOrigin'>,
  order: { readonly facts: CardFacts; readonly answers: Answers; readonly slot: number; readonly at: Instant },
): Promise<Result<{ readonly signers: SealSigners; readonly made: MadeSeal }, 'seal-not-possible' | 'no-signer'>> {
  const { facts, answers, slot, at } = order
  const signers = await deps.sealer.signersAt(sealingRole(facts.mrz), at)
  if (!signers) return refuse('no-signer')
  const sealed = {
    ...facts,
    cardNumber: facts.number,
    answers,
    entries: facts.entries === undefined ? undefined : facts.entries === 'multiple' ? ('multiple' as const) : ('single' as const),
    issuedOn: deps.clock.dayOf(facts.issuedAt),
    slot,
    statusUri: `${deps.publicOrigin}/trust/status/${shardOf(facts.service, facts.validUntil)}`,
  }
  const content = sealContent(deps.law().seals, sealed, { ...signers.seal, on: deps.clock.dayOf(at) })
  if (!content.ok) return content
  const rehearsed = await deps.sealer.rehearse(content.value, signers, at)
  return rehearsed.ok ? ok({ signers, made: await deps.sealer.seal(content.value, signers) }) : rehearsed
}

/** The picture that is printed. Throws where there is none: a case is approved with one. */
export async function portraitOf(deps: Pick<Deps, 'cases' | 'objects'>, caseId: string): Promise<Uint8Array> {
  const portrait = (await deps.cases.documents(caseId)).find((document) => document.requirement === 'portrait')
  const picture = portrait ? await deps.objects.get(portrait.shown) : undefined
  if (!picture) throw new Error('an approved case without a portrait')
  return picture
}
