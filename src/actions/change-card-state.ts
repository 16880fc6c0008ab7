import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { CARD_MOVES, type CardState } from '../core/case/lifecycle.ts'
import { tidyWords } from '../core/form/check-field.ts'
import { refuse, type Result } from '../core/kernel/result.ts'
import { eventActor, loadCase } from './authorise.ts'
import type { Deps } from './deps.ts'
import { planNotice, saveCase, together } from './save-case.ts'
import { settleForState } from './settle-visit.ts'

/** What a supervisor does to a card that is out in the world. `resume` ends a suspension. */
export const CARD_ACTS = ['suspend', 'resume', 'revoke', 'annul'] as const
export type CardAct = (typeof CARD_ACTS)[number]

const KINDS = { suspend: 'suspend-card', resume: 'resume-card', revoke: 'revoke-card', annul: 'annul-card' } as const

/** The acts that a card in this state allows. */
export function cardActsFrom(state: CardState): readonly CardAct[] {
  return CARD_ACTS.filter((act) => act in CARD_MOVES[state])
}

/**
 * Takes a card out of use, for a while or for good, or back into it: with a reason that stays in the history and goes to the holder, and at once into
 * the published lists. A revoked card was valid until now, an annulled one never was.
 */
export async function changeCardState(
  deps: Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'appointments'>,
  actor: Actor,
  input: { readonly code: string; readonly act: string; readonly reason: string },
): Promise<Result<CaseFile, 'not-found' | 'act-missing' | 'move-not-allowed' | 'reason-missing' | 'changed-meanwhile'>> {
  const loaded = await loadCase(deps, actor, { action: 'change-card-state', code: input.code })
  if (!loaded.ok) return loaded
  const file = loaded.value
  if (input.act === '') return refuse('act-missing', {}, 'cardAct')
  const card = await deps.cases.cardOfCase(file.id)
  const act = CARD_ACTS.find((known) => known === input.act)
  if (!card || !act || !cardActsFrom(card.state).includes(act)) return refuse('move-not-allowed', { state: card?.state ?? file.state, move: input.act })
  const reason = tidyWords(input.reason, 300)
  if (reason === '') return refuse('reason-missing', {}, 'cardReason')
  const targets: Readonly<Record<string, CardState>> = CARD_MOVES[card.state]
  const state = targets[act]
  if (!state) return refuse('move-not-allowed', { state: card.state, move: act })
  const at = deps.clock.now()
  return saveCase(deps.cases, file, {
    at,
    patch: {},
    events: [{ kind: KINDS[act], actor: eventActor(actor), at, data: { reason } }],
    cardState: { id: card.id, state },
    ...(await settleForState(deps, file, state)),
    ...together(planNotice(deps.chance, file, { kind: 'card-state', at, facts: { cardNumber: card.number, cardState: state, note: reason } }), {
      jobs: [{ queue: 'publish-trust', data: {} }],
    }),
  })
}
