import type { VNode } from 'preact'
import { isConfirmed, type Side } from '../../../actions/change-contact.ts'
import type { Account, Contact, ContactChange } from '../../../actions/ports/accounts.ts'
import { writtenMoment } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { Details } from '../../ui/components/details.tsx'
import { Input } from '../../ui/components/input.tsx'
import { Section, Small } from '../../ui/components/layout.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import type { Visit } from '../visit.ts'
import { CodeForm } from './code-page.tsx'

/** What went wrong, and at which of the fields of the page. */
export interface Wrong {
  readonly what: Contact
  /** Undefined for the field of the new value. */
  readonly side?: Side | undefined
  readonly text: string
}

/** Where a field of the page is: the new value, or the code of one side. */
export function anchorOf({ what, side }: Pick<Wrong, 'what' | 'side'>): string {
  return side ? `${what}-${side}` : `${what}-value`
}

interface Props {
  readonly visit: Visit
  readonly account: Account
  readonly what: Contact
  readonly change?: ContactChange | undefined
  readonly wrong?: Wrong | undefined
}

/** One contact of the account: what it is, and how it is changed. Until both sides have answered, the old one counts. */
export function ContactSection(props: Props): VNode {
  const { visit, account, what, change } = props
  const { words } = visit
  return (
    <Section id={what} title={words.of(`account.${what}`)}>
      <p>{account[what] ?? words('account.phone-none')}</p>
      {change ? <Open {...props} change={change} /> : <NewValue {...props} />}
    </Section>
  )
}

function NewValue({ visit, account, what, wrong }: Props): VNode {
  const { words, language, form } = visit
  const atField = wrong && !wrong.side ? wrong.text : undefined
  const email = what === 'email'
  const adding = account[what] === undefined
  return (
    <Details summaryText={words(adding ? 'account.add-phone' : email ? 'account.change-email' : 'account.change-phone')} open={atField !== undefined}>
      <p>{words(adding ? 'account.add-phone-text' : email ? 'account.change-email-text' : 'account.change-phone-text')}</p>
      <form method="post" action={`/${language}/account/contact`} novalidate>
        <input type="hidden" name="what" value={what} />
        <Input
          id={`${what}-value`}
          name={what}
          type={email ? 'email' : 'tel'}
          label={{ text: words(email ? 'account.new-email' : 'account.new-phone'), classes: 'govuk-label--s' }}
          hint={email ? undefined : { text: words('field.phone.hint') }}
          value={atField ? (form[what] ?? '') : ''}
          autocomplete={email ? 'email' : 'tel'}
          spellcheck={false}
          errorMessage={atField ? { text: atField, visuallyHiddenText: words('common.error-prefix') } : undefined}
        />
        <Button text={words(adding ? 'account.send-code' : 'account.send-codes')} classes="govuk-button--secondary" preventDoubleClick />
      </form>
    </Details>
  )
}

/** The sides that still have to answer, and a way to leave everything as it is. */
function Open(props: Props & { readonly change: ContactChange }): VNode {
  const { visit, what, change } = props
  const { words, language, context } = visit
  const until = writtenMoment(language, change.expiresAt, context.deps.law().timeZone)
  const sides = (['old', 'new'] as const).filter((side) => !isConfirmed(change, side))
  return (
    <>
      <Notice title={words('account.change-waits', { value: change.value })}>
        <p>{words('account.change-waits-text', { until })}</p>
      </Notice>
      {sides.map((side) => (
        <OneSide {...props} side={side} />
      ))}
      {context.demo ? <DemoMessages visit={visit} what={what} /> : null}
      <form method="post" action={`/${language}/account/contact/drop`}>
        <input type="hidden" name="what" value={what} />
        <button class="sapar-link-button" type="submit">
          {words('account.change-drop')}
        </button>
      </form>
    </>
  )
}

function DemoMessages({ visit, what }: Pick<Props, 'visit' | 'what'>): VNode {
  const { words } = visit
  return (
    <Small>
      {words(what === 'phone' ? 'account.demo-sms' : 'confirm-email.demo')}{' '}
      <a href={what === 'phone' ? '/dev/sms' : '/dev/outbox'}>{words(what === 'phone' ? 'account.demo-sms-link' : 'confirm-email.outbox')}</a>
    </Small>
  )
}

function OneSide({ visit, account, what, change, wrong, side }: Props & { readonly change: ContactChange; readonly side: Side }): VNode {
  const { words, language } = visit
  const to = side === 'new' ? change.value : (account[what] ?? '')
  return (
    <>
      <CodeForm
        visit={visit}
        action="/account/contact/code"
        hidden={{ what, side }}
        name={anchorOf({ what, side })}
        label={words('account.code-to', { to })}
        button={words('account.confirm')}
        error={wrong?.side === side ? wrong.text : undefined}
      />
      <form method="post" action={`/${language}/account/contact/code`}>
        <input type="hidden" name="what" value={what} />
        <input type="hidden" name="side" value={side} />
        <button class="sapar-link-button" type="submit" name="act" value="again">
          {words('account.code-again', { to })}
        </button>
      </form>
    </>
  )
}
