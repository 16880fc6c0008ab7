import type { VNode } from 'preact'
import type { MyCard } from '../../../actions/my-card.ts'
import { Button } from '../../ui/components/button.tsx'
import { Section } from '../../ui/components/layout.tsx'
import type { Visit } from '../visit.ts'
import { CardFacts, PassportInput } from './card-proof.tsx'

export interface RenewFormProps {
  readonly visit: Visit
  readonly mine: MyCard
  /** What is wrong with the passport number. */
  readonly problem?: string | undefined
}

/** The way from the card to its renewal. */
export function RenewForm({ visit, mine, problem }: RenewFormProps): VNode | null {
  const { words, language, form } = visit
  if (mine.renewal === 'not-now') return null
  return (
    <Section id="renew" title={words('my-card.renew')}>
      <p>{words(mine.renewal === 'has-begun' ? 'my-card.renew-go-on' : 'my-card.renew-text')}</p>
      {mine.reachable ? null : <p>{words('my-card.no-contact-now')}</p>}
      <form method="post" action={`/${language}/my-card/renew`} novalidate>
        <CardFacts form={form} />
        <PassportInput visit={visit} problem={problem} />
        <Button text={words('my-card.renew-button')} preventDoubleClick />
      </form>
    </Section>
  )
}

/** What is open for the card and is not its renewal. */
export function OpenApplication({ visit, mine, problem }: RenewFormProps): VNode | null {
  const { words, language, form } = visit
  if (!mine.open || mine.renewal === 'has-begun') return null
  return (
    <Section id="open" title={words('my-card.open')}>
      <p>{words('my-card.open-text', { service: words.of(`service.${mine.open.service}.name`) })}</p>
      <form method="post" action={`/${language}/my-card/go-on`} novalidate>
        <CardFacts form={form} />
        <PassportInput visit={visit} problem={problem} />
        <Button text={words('my-card.open-button')} preventDoubleClick />
      </form>
    </Section>
  )
}
