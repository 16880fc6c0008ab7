import type { VNode } from 'preact'
import { changesOn } from '../../../actions/holder-card.ts'
import { frozenPrice, priceQuestion } from '../../../actions/price.ts'
import { money } from '../../../core/kernel/money.ts'
import type { ServiceDefinition } from '../../../core/service/definition.ts'
import { writtenMoney } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { Checkboxes } from '../../ui/components/checkboxes.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { Code, PageHeading } from '../../ui/components/layout.tsx'
import { Radios } from '../../ui/components/radios.tsx'
import { SummaryList } from '../../ui/components/summary-list.tsx'
import { FreePage } from '../frame.tsx'
import type { Visit } from '../visit.ts'
import { CardFacts, PassportInput } from './card-proof.tsx'
import { CANCEL } from './change-ways.tsx'

/** What can be wrong on the page of one way, by the part that it stands at. */
export type ChangeProblems = Readonly<Partial<Record<'said' | 'passportNumber' | 'confirmed', string>>>

export interface ChangeWayPage {
  /** Id of the service, or the cancellation. */
  readonly way: string
  readonly definition?: ServiceDefinition
}

/** Undefined: there is no such way. */
export function wayOf(visit: Visit, way: string): ChangeWayPage | undefined {
  const { deps } = visit.context
  const law = deps.law()
  const kinds = [...new Set(law.definitions.map(({ card }) => card.kind))]
  const definition = kinds.flatMap((kind) => changesOn(law, deps.clock.dayOf(deps.clock.now()), kind)).find(({ id }) => id === way)
  if (way === CANCEL) return { way }
  return definition ? { way, definition } : undefined
}

export function blocks({ definition }: ChangeWayPage): boolean {
  return definition?.validity.kind === 'same-days' && definition.validity.blocks === true
}

/** One way on a page of its own: what it does, what it costs, and the proof that the card is one's own. */
export function changeForm(visit: Visit, page: ChangeWayPage, problems: ChangeProblems = {}): VNode {
  const { words, language, form } = visit
  const { way } = page
  const title = way === CANCEL ? words('my-card.cancel.name') : words.of(`service.${way}.name`)
  const errors = (['said', 'passportNumber', 'confirmed'] as const).flatMap((field) => (problems[field] ? [{ text: problems[field], href: `#${field}` }] : []))
  const button = way === CANCEL ? words('my-card.cancel.button') : blocks(page) ? words('my-card.report-button') : words('my-card.change-button')
  return (
    <FreePage visit={visit} place="find" title={title} hasProblems={errors.length > 0} layout="form" before={<BackToCard visit={visit} />}>
      {errors.length > 0 ? <ErrorSummary titleText={words('form.error-title', { count: errors.length })} errorList={errors} /> : null}
      <PageHeading
        caption={
          <>
            {words('service.registration-card.name')} <Code>{form.number ?? ''}</Code>
          </>
        }
        title={title}
      />
      <p>{way === CANCEL ? words('my-card.cancel.does') : words.of(`service.${way}.does`)}</p>
      <Fee visit={visit} page={page} />
      <form method="post" action={`/${language}/my-card/change/${way}`} novalidate>
        <CardFacts form={form} />
        {blocks(page) ? <WhatHappened visit={visit} problem={problems.said} /> : null}
        <PassportInput visit={visit} problem={problems.passportNumber} hint={words('my-card.change-passport-hint')} />
        <Sure visit={visit} page={page} problem={problems.confirmed} />
        <Button text={button} classes={way === CANCEL ? 'govuk-button--warning' : ''} preventDoubleClick />
      </form>
    </FreePage>
  )
}

/** Back by a form, because the card stands in no address. */
function BackToCard({ visit }: { readonly visit: Visit }): VNode {
  const { words, language, form } = visit
  return (
    <form method="post" action={`/${language}/my-card`} novalidate>
      <CardFacts form={form} />
      <button type="submit" class="sapar-link-button">
        {words('my-card.change-back')}
      </button>
    </form>
  )
}

function Fee({ visit, page }: { readonly visit: Visit; readonly page: ChangeWayPage }): VNode | null {
  const { words, language, context } = visit
  if (!page.definition) return null
  const law = context.deps.law()
  const today = context.deps.clock.dayOf(context.deps.clock.now())
  const price = frozenPrice(law, priceQuestion(law, page.definition, { answers: {}, on: today }))
  if (!price.ok) return null
  const { totalMinor, currency } = price.value
  const sum = totalMinor === 0 ? words('my-card.change-nothing') : writtenMoney(language, money(totalMinor, currency))
  return <SummaryList rows={[{ key: { text: words('my-card.change-fee') }, value: { text: sum } }]} />
}

function WhatHappened({ visit, problem }: { readonly visit: Visit; readonly problem: string | undefined }): VNode {
  const { words, form } = visit
  return (
    <Radios
      name="said"
      idPrefix="said"
      fieldset={{ legend: { text: words('my-card.report-what'), classes: 'govuk-fieldset__legend--s' } }}
      items={(['lost', 'stolen'] as const).map((value) => ({ value, text: words(`my-card.report-what.${value}`) }))}
      value={form.said}
      errorMessage={problem ? { text: problem, visuallyHiddenText: words('common.error-prefix') } : undefined}
    />
  )
}

/** Asked where the card is out of use with the press of the button. */
function Sure({ visit, page, problem }: { readonly visit: Visit; readonly page: ChangeWayPage; readonly problem: string | undefined }): VNode | null {
  const { words, form } = visit
  if (page.way !== CANCEL && !blocks(page)) return null
  return (
    <Checkboxes
      name="confirmed"
      idPrefix="confirmed"
      items={[{ value: 'yes', text: words(page.way === CANCEL ? 'my-card.cancel.confirm' : 'my-card.report-confirm') }]}
      values={form.confirmed ? [form.confirmed] : []}
      errorMessage={problem ? { text: problem, visuallyHiddenText: words('common.error-prefix') } : undefined}
    />
  )
}
