import type { VNode } from 'preact'
import type { MyCard } from '../../../actions/my-card.ts'
import { Button } from '../../ui/components/button.tsx'
import { Input } from '../../ui/components/input.tsx'
import { Section } from '../../ui/components/layout.tsx'
import type { Visit } from '../visit.ts'

export interface RenewFormProps {
  readonly visit: Visit
  readonly mine: MyCard
  /** What is wrong with the passport number. */
  readonly problem?: string | undefined
}

/** The way from the card to its renewal. Number and birth date come along, so that they are not typed twice. */
export function RenewForm({ visit, mine, problem }: RenewFormProps): VNode | null {
  const { words, language, form } = visit
  if (mine.renewal === 'not-now') return null
  return (
    <Section id="renew" title={words('my-card.renew')}>
      <p>{words(mine.renewal === 'has-begun' ? 'my-card.renew-go-on' : 'my-card.renew-text')}</p>
      {mine.reachable ? null : <p>{words('my-card.no-contact-now')}</p>}
      <form method="post" action={`/${language}/my-card/renew`} novalidate>
        {['number', 'birthDate', 'birthDate-day', 'birthDate-month', 'birthDate-year'].map((name) =>
          form[name] ? <input type="hidden" name={name} value={form[name]} /> : null,
        )}
        <Input
          name="passportNumber"
          label={{ text: words('my-card.renew-passport'), classes: 'govuk-label--s' }}
          value={form.passportNumber ?? ''}
          classes="govuk-input--width-10 sapar-code"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="characters"
          errorMessage={problem ? { text: problem, visuallyHiddenText: words('common.error-prefix') } : undefined}
        />
        <Button text={words('my-card.renew-button')} preventDoubleClick />
      </form>
    </Section>
  )
}
