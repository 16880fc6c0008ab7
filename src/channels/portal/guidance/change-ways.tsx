import type { VNode } from 'preact'
import type { ChangeWay, MyCard } from '../../../actions/my-card.ts'
import { money } from '../../../core/kernel/money.ts'
import { writtenMoney } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { Section } from '../../ui/components/layout.tsx'
import { Radios } from '../../ui/components/radios.tsx'
import type { Visit } from '../visit.ts'
import { CardFacts } from './card-proof.tsx'

/** The way of a card that is given back; the other ways go by their services. */
export const CANCEL = 'cancel'

export interface ChangeWaysProps {
  readonly visit: Visit
  readonly mine: MyCard
  readonly problem?: string | undefined
}

/** What a holder can do when something has changed, each with what it costs. */
export function ChangeWays({ visit, mine, problem }: ChangeWaysProps): VNode | null {
  const { words, language, form } = visit
  const cancel = { value: CANCEL, text: words('my-card.cancel.name'), hint: { text: words('my-card.cancel.text') } }
  const items = [
    ...mine.changes.map((way) => ({ value: way.service, text: words.of(`service.${way.service}.name`), hint: { text: hintOf(visit, way) } })),
    ...(mine.canCancel ? [cancel] : []),
  ]
  if (items.length === 0) return <EndedLoss visit={visit} mine={mine} />
  return (
    <Section id="changes" title={words('my-card.change')}>
      <form method="post" action={`/${language}/my-card/change`} novalidate>
        <CardFacts form={form} />
        <Radios
          name="way"
          idPrefix="way"
          fieldset={{ legend: { text: words('my-card.change-what'), classes: 'govuk-visually-hidden' } }}
          items={items}
          value={form.way}
          errorMessage={problem ? { text: problem, visuallyHiddenText: words('common.error-prefix') } : undefined}
        />
        <Button text={words('my-card.change-button')} classes="govuk-button--secondary" preventDoubleClick />
      </form>
    </Section>
  )
}

/** A card that has ended is of no use to a thief: whoever misses it is told what to do instead of reporting it. */
function EndedLoss({ visit: { words }, mine }: Pick<ChangeWaysProps, 'visit' | 'mine'>): VNode | null {
  const { card, today } = mine
  if (card.validUntil >= today || card.state !== 'active') return null
  return (
    <Section id="lost" title={words('my-card.ended-loss.title')}>
      <p>{words('my-card.ended-loss.text')}</p>
    </Section>
  )
}

function hintOf({ words, language }: Visit, { service, price }: ChangeWay): string {
  const text = words.of(`service.${service}.text`)
  if (!price) return text
  return price.totalMinor === 0
    ? words('my-card.change-free', { text })
    : words('my-card.change-costs', { text, sum: writtenMoney(language, money(price.totalMinor, price.currency)) })
}
