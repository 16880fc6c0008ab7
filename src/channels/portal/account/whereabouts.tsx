import type { VNode } from 'preact'
import { homeCountry, WHEREABOUTS } from '../../../actions/change-whereabouts.ts'
import type { Account } from '../../../actions/ports/accounts.ts'
import { Button } from '../../ui/components/button.tsx'
import { Section } from '../../ui/components/layout.tsx'
import type { OptionList } from '../../ui/option-list.ts'
import { FieldView } from '../field-view.ts'
import type { Visit } from '../visit.ts'

interface Props {
  readonly visit: Visit
  readonly account: Account
  readonly lists: Readonly<Record<string, OptionList>>
  /** Why what was chosen cannot be taken. */
  readonly refused?: Parameters<typeof FieldView>[0]['problem']
}

/** By whose clock messages come: nobody's telephone rings at night because the agency is awake. */
export function Whereabouts({ visit, account, lists, refused }: Props): VNode {
  const { words, language, form, context } = visit
  const typed = refused ? form : { staysIn: account.staysIn ?? homeCountry(context.deps.law()) }
  return (
    <Section id="whereabouts" title={words('account.whereabouts')}>
      <p>{words('account.whereabouts-text')}</p>
      <form method="post" action={`/${language}/account/contact/whereabouts`} novalidate>
        <FieldView field={WHEREABOUTS} words={words} typed={typed} problem={refused} lists={lists} />
        <Button text={words('account.whereabouts-save')} classes="govuk-button--secondary" preventDoubleClick />
      </form>
    </Section>
  )
}
