import type { Deps } from '../actions/deps.ts'
import { newCode } from '../actions/tokens.ts'
import type { DemoCard } from '../channels/dev/dev.ts'
import { demoHeldCard } from '../countries/kz-demo/held-cards.ts'

/** A card of another register with a number and a passport that no other has, so that a renewal can be tried as often as one likes. */
export function demoCardMaker({ clock, chance, heldCards }: Pick<Deps, 'clock' | 'chance' | 'heldCards'>): (endsIn: number) => Promise<DemoCard> {
  return async (endsIn) => {
    const at = clock.now()
    const code = newCode(chance, 8)
    const digits = [...chance.bytes(8)].map((byte) => byte % 10).join('')
    const card = demoHeldCard(clock.dayOf(at), { id: chance.uuid(at), number: `DEMO-${code}`, endsIn, category: 'adult', passportNumber: `X${digits}` })
    await heldCards.keep([card], { file: 'demo', at })
    return { number: card.number, birthDate: card.answers.birthDate, passportNumber: card.answers.passportNumber }
  }
}
