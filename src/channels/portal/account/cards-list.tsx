import type { VNode } from 'preact'
import type { AccountCard } from '../../../actions/account-card.ts'
import { writtenDay } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { DataTable, TwoLines } from '../../ui/components/data-table.tsx'
import { Code } from '../../ui/components/layout.tsx'
import type { Text } from '../../ui/components/slot.tsx'
import type { Visit } from '../visit.ts'

/** Cards of the applications in the account, and those of other registers that were added. The way to a renewal stands beside each. */
export function Cards({ visit, cards }: { readonly visit: Visit; readonly cards: readonly AccountCard[] }): VNode {
  const { words, language } = visit
  return (
    <>
      {cards.length === 0 ? (
        <p>{words('account.cards-none')}</p>
      ) : (
        <DataTable
          caption={words('account.cards')}
          columns={[
            { label: words('my-card.number'), quiet: true },
            { label: words('my-card.until') },
            { label: words('account.renewal') },
            { label: words('account.card-acts'), hidden: true },
          ]}
          rows={cards.map((card) => [
            <TwoLines first={<Code>{card.number}</Code>} second={words.of(`service.${card.kind}.name`)} />,
            untilOf(visit, card),
            renewal(visit, card),
            <CardActs visit={visit} card={card} />,
          ])}
          rowHeader={0}
        />
      )}
      {cards.some(({ renewal: state, opensOn, heldId }) => state !== 'not-now' || opensOn || heldId) ? (
        <p>
          <a href={`/${language}/my-card`}>{words('account.my-card')}</a>
        </p>
      ) : null}
      <Button text={words('account.add-card')} href={`/${language}/account/card`} classes="govuk-button--secondary" />
    </>
  )
}

/** The last day of a card that is in use; of another one, why it is not. */
function untilOf({ words, language }: Visit, { state, blocked, validUntil }: AccountCard): string {
  if (state !== 'active') return words.of(`account.card-state.${state}`)
  return blocked ? words('account.card-state.blocked') : writtenDay(language, validUntil)
}

function renewal(visit: Visit, { number, renewal: state, opensOn }: AccountCard): Text {
  const { words, language } = visit
  if (state === 'not-now') return opensOn ? words('my-card.from-on', { from: writtenDay(language, opensOn) }) : words('account.renewal-none')
  return (
    <form method="post" action={`/${language}/account/card/renew`}>
      <input type="hidden" name="number" value={number} />
      <button class="sapar-link-button" type="submit">
        {words(state === 'has-begun' ? 'account.renew-go-on' : 'account.renew')} <span class="govuk-visually-hidden">{number}</span>
      </button>
    </form>
  )
}

function CardActs({ visit, card }: { readonly visit: Visit; readonly card: AccountCard }): VNode {
  return (
    <>
      {change(visit, card)}
      {remove(visit, card)}
    </>
  )
}

/** To what the card's own page offers when something has changed; by a form, because the card stands in no address. */
function change({ words, language }: Visit, { number, changesFor }: AccountCard): VNode | null {
  return changesFor === undefined ? null : (
    <form method="post" action={`/${language}/my-card#changes`}>
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="birthDate" value={changesFor} />
      <button class="sapar-link-button" type="submit">
        {words('my-card.change')} <span class="govuk-visually-hidden">{number}</span>
      </button>
    </form>
  )
}

/** A card of a case is in the account as long as that case is. */
function remove({ words, language }: Visit, { number, heldId }: AccountCard): VNode | null {
  return heldId === undefined ? null : (
    <form method="post" action={`/${language}/account/card/remove`}>
      <input type="hidden" name="id" value={heldId} />
      <button class="sapar-link-button" type="submit">
        {words('account.remove')} <span class="govuk-visually-hidden">{number}</span>
      </button>
    </form>
  )
}
