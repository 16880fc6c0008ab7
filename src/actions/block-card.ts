import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { CARD_MOVES, type CardState } from '../core/case/lifecycle.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import { eventActor } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { HolderCard } from './holder-card.ts'
import type { Card } from './ports/cases.ts'
import type { HolderWord } from './ports/held-cards.ts'
import { planNotice, saveCase, together } from './save-case.ts'
import { settleForState } from './settle-visit.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'heldCards' | 'appointments'>

/**
 * What a holder says ends the use of the card in this moment: a lost or stolen one is suspended, because its holder keeps the right to a card and an office
 * that sees it again can give it back; a cancelled one is revoked for good. Ours is in the published lists within a minute; one of another register is
 * marked here. Said twice, it is written down once.
 */
export async function takeHoldersWord(deps: Needs, actor: Actor, { card, said }: { readonly card: HolderCard; readonly said: HolderWord }): Promise<void> {
  if (card.source === 'held') return deps.heldCards.keepWord(card.id, said, deps.clock.now())
  // Somebody else may change the case between our reading and writing: a report is never lost to that.
  for (let tries = 0; tries < 8; tries++) if ((await sayOnce(deps, actor, { card, said })).ok) return
  throw new Error('the case of a card changed too often while its holder reported it')
}

async function sayOnce(
  deps: Needs,
  actor: Actor,
  { card, said }: { readonly card: HolderCard; readonly said: HolderWord },
): Promise<Result<unknown, 'changed-meanwhile'>> {
  const file = card.caseId ? await deps.cases.findById(card.caseId) : undefined
  if (!file) throw new Error('a card without its case')
  const now = await deps.cases.cardById(card.id)
  if (!now) throw new Error('a card that is not there')
  const targets: Readonly<Record<string, CardState>> = CARD_MOVES[now.state]
  const state = targets[said === 'cancelled' ? 'revoke' : 'suspend']
  return state ? say(deps, actor, { file, card: now, said, state }) : ok('nothing')
}

interface Word {
  readonly file: CaseFile
  readonly card: Card
  readonly said: HolderWord
  readonly state: CardState
}

async function say(deps: Needs, actor: Actor, { file, card, said, state }: Word): Promise<Result<unknown, 'changed-meanwhile'>> {
  const at = deps.clock.now()
  return saveCase(deps.cases, file, {
    at,
    patch: {},
    events: [{ kind: said === 'cancelled' ? 'cancel-card' : 'report-loss', actor: eventActor(actor), at, data: { said } }],
    cardState: { id: card.id, state },
    ...(await settleForState(deps, file, state)),
    ...together(planNotice(deps.chance, file, { kind: 'card-state', at, facts: { cardNumber: card.number, cardState: state, said } }), {
      jobs: [{ queue: 'publish-trust', data: {} }],
    }),
  })
}

/** The word itself, where the answer of a form may be something else. */
export function lossSaid(said: string | undefined): Result<'lost' | 'stolen', 'loss-missing'> {
  return said === 'lost' || said === 'stolen' ? ok(said) : refuse('loss-missing', {}, 'said')
}
