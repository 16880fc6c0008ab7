import type { VNode } from 'preact'
import { type CardCheck, checkCard } from '../../../actions/public-checks.ts'
import { readCardNumber } from '../../../core/kernel/code.ts'
import { writtenDay } from '../../../texts/written.ts'
import { Button, ButtonGroup } from '../../ui/components/button.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { Input } from '../../ui/components/input.tsx'
import { Code, List, PageHeading, Section } from '../../ui/components/layout.tsx'
import { SummaryList } from '../../ui/components/summary-list.tsx'
import { Verdict } from '../../ui/components/verdict.tsx'
import { FreePage } from '../frame.tsx'
import { troublePage } from '../trouble.tsx'
import { type Answer, go, page, type Visit } from '../visit.ts'

export function showCardCheck(visit: Visit): Answer {
  return page(formView(visit, ''))
}

/** A number of the right shape has an address of its own, the same that the code on the card names. */
export function sendToCard(visit: Visit): Answer {
  const typed = visit.form.number ?? ''
  const number = readCardNumber(typed)
  if (number) return go(visit, `/check/${number}`)
  return page(formView(visit, typed, visit.words(typed.trim() === '' ? 'card-check.required' : 'problem.card-number-shape')), { status: 422 })
}

export async function showCard(visit: Visit): Promise<Answer> {
  const { words, context } = visit
  const typed = visit.params.number ?? ''
  const checked = await checkCard(context.deps, visit.actor, { number: typed, network: visit.network })
  if (checked.ok) return page(resultView(visit, checked.value), { status: checked.value.verdict === 'unknown' ? 404 : 200 })
  if (checked.code === 'too-many-requests')
    return page(troublePage(visit, { title: words('card-check.later'), text: words('card-check.later-text') }), { status: 429 })
  return page(formView(visit, typed.slice(0, 40), words('problem.card-number-shape')), { status: 404 })
}

function formView(visit: Visit, typed: string, problem?: string): VNode {
  const { words, language } = visit
  const title = words('common.nav.check')
  return (
    <FreePage visit={visit} place="check" title={title} hasProblems={problem !== undefined} layout="form">
      {problem ? <ErrorSummary titleText={words('form.error-title', { count: 1 })} errorList={[{ text: problem, href: '#number' }]} /> : null}
      <PageHeading title={title} />
      <p>{words('card-check.text')}</p>
      <form method="post" action={`/${language}/check`} novalidate>
        <Input
          name="number"
          label={{ text: words('card-check.label'), classes: 'govuk-label--s' }}
          hint={{ text: words('card-check.hint') }}
          value={typed}
          classes="govuk-input--width-10 sapar-code"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          errorMessage={problem ? { text: problem, visuallyHiddenText: words('common.error-prefix') } : undefined}
        />
        <Button text={words('card-check.button')} />
      </form>
      <p>
        <a href={`/${language}/check-photo`}>{words('check-photo.or')}</a>
      </p>
      <p>
        <a href={`/${language}/check-message`}>{words('check-message.title')}</a>
      </p>
    </FreePage>
  )
}

const TONES = { valid: 'good', 'not-yet-valid': 'warn', expired: 'bad', 'not-valid': 'bad', unknown: 'bad' } as const

function resultView(visit: Visit, check: CardCheck): VNode {
  const { words, language } = visit
  const title = words.of(`card-check.verdict.${check.verdict}`)
  return (
    <FreePage visit={visit} place="check" title={title} layout="form">
      <PageHeading caption={words('common.nav.check')} title={title} />
      <Verdict tone={TONES[check.verdict]} title={words.of(`card-check.means.${check.verdict}`)} />
      {check.verdict === 'unknown' ? null : <CardFacts visit={visit} check={check} />}
      {check.verdict === 'valid' ? (
        <Section id="compare" title={words('card-check.compare')} size="s">
          <List items={[words('card-check.compare.initials'), words('card-check.compare.dates'), words('card-check.compare.passport')]} />
        </Section>
      ) : null}
      <p class="sapar-small sapar-muted">{words('card-check.little')}</p>
      <ButtonGroup>
        <Button href={`/${language}/check`} text={words('card-check.another')} classes="govuk-button--secondary" />
      </ButtonGroup>
    </FreePage>
  )
}

function CardFacts({ visit, check }: { readonly visit: Visit; readonly check: Exclude<CardCheck, { verdict: 'unknown' }> }): VNode {
  const { words, language } = visit
  const row = (key: string, value: VNode | string) => ({ key: { text: key }, value: { text: value } })
  return (
    <SummaryList
      rows={[
        row(words('card-check.label'), <Code>{check.number}</Code>),
        row(words('card-check.initials'), check.initials),
        row(words('card-check.from'), writtenDay(language, check.validFrom)),
        row(words('card-check.until'), writtenDay(language, check.validUntil)),
      ]}
    />
  )
}
