import type { Actor } from '../core/access/actor.ts'
import { may } from '../core/access/table.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { Deps } from './deps.ts'
import type { SealedCard } from './ports/seals.ts'
import { portraitOf, sealCard } from './seal-card.ts'

type Needs = Pick<Deps, 'clock' | 'cases' | 'law' | 'objects' | 'documents' | 'letters' | 'sealer' | 'seals' | 'publicOrigin'>

export interface Resealed {
  readonly done: number
  readonly failed: number
  readonly total: number
}

const BATCH = 100

/**
 * Every card that is still good gets a seal by the keys in use and a paper with it: after a key was lost, or when another algorithm is needed. Number and
 * slot stay. Broken off, it goes on where it was. `progress` hears after each card.
 */
export async function resealCards(deps: Needs, actor: Actor, progress: (state: Resealed) => void): Promise<Result<Resealed, 'not-found' | 'no-signer'>> {
  if (!may(actor, 'reseal-card')) return refuse('not-found')
  const at = deps.clock.now()
  const signers = await Promise.all((['tourist', 'residence'] as const).map((role) => deps.sealer.signersAt(role, at)))
  const keyIds = signers.flatMap((pair) => (pair ? [pair.seal.id] : []))
  if (keyIds.length < signers.length) return refuse('no-signer')
  const wanted = { on: deps.clock.dayOf(at), keyIds }
  let state: Resealed = { done: 0, failed: 0, total: await deps.seals.countToReseal(wanted) }
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const cards = await deps.seals.toReseal({ ...wanted, after, limit: BATCH })
    for (const card of cards) {
      const isDone = await resealCard(deps, card).catch(() => false)
      state = isDone ? { ...state, done: state.done + 1 } : { ...state, failed: state.failed + 1 }
      progress(state)
    }
    const last = cards.at(-1)
    if (!last) return ok(state)
    after = last.cardId
  }
}

async function resealCard(deps: Needs, { cardId, caseId, slot }: SealedCard): Promise<boolean> {
  const [file, card] = await Promise.all([deps.cases.findById(caseId), deps.cases.cardById(cardId)])
  if (!file || !card) return false
  const at = deps.clock.now()
  const { pdf: _old, ...facts } = card
  const sealed = await sealCard(deps, { facts, answers: file.answers, slot, at })
  if (!sealed.ok) return false
  // The keys that did sign: those that were asked for at first may have had their time meanwhile.
  const { signers, made } = sealed.value
  const portrait = await portraitOf(deps, caseId)
  const pdf = await deps.objects.put(await deps.documents.card(deps.letters.cardSheet(facts, file, { portrait, law: deps.law(), seal: made })))
  const old = await deps.seals.replaceSeal({ cardId, keyId: signers.seal.id, ncKeyId: signers.vdsNc.id, ...made, at, pdf })
  if (old) await deps.objects.remove(old)
  return old !== undefined
}
