import type { VNode } from 'preact'
import type { NearOffice } from '../../../actions/free-times.ts'
import type { MyCard, RenewalCost } from '../../../actions/my-card.ts'
import type { FeeLine } from '../../../core/fee/price.ts'
import { money } from '../../../core/kernel/money.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import type { LadderRow } from '../../../core/renewal/lateness.ts'
import { leafOf, writtenDay, writtenMoney, writtenNumber } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { DataTable, TwoLines } from '../../ui/components/data-table.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { Code, List, PageHeading, Section } from '../../ui/components/layout.tsx'
import { DueDay } from '../../ui/components/promise.tsx'
import { SummaryList } from '../../ui/components/summary-list.tsx'
import { Verdict } from '../../ui/components/verdict.tsx'
import { FreePage } from '../frame.tsx'
import { EmptyFormLink } from '../paper-form.tsx'
import { NearOffices, OfficesLink } from '../appointments/near-offices.tsx'
import type { Visit } from '../visit.ts'
import { ChangeWays } from './change-ways.tsx'
import { CardYear } from './card-year.tsx'
import { OpenApplication, RenewForm } from './renew-form.tsx'
import { officesOf } from './offices-of.ts'

/** What was wrong with what was sent from this page. */
export interface CardProblem {
  readonly field: 'passportNumber' | 'way'
  readonly text: string
}

interface Props {
  readonly visit: Visit
  readonly mine: MyCard
}

/** What a holder is to know today, the most pressing first. */
export function myCardView(visit: Visit, { mine, near }: { readonly mine: MyCard; readonly near: readonly NearOffice[] }, problem?: CardProblem): VNode {
  const { words, language } = visit
  const title = headline({ visit, mine })
  return (
    <FreePage visit={visit} place="find" title={title} hasProblems={problem !== undefined} layout="form">
      {problem ? <ErrorSummary titleText={words('form.error-title', { count: 1 })} errorList={[{ text: problem.text, href: `#${problem.field}` }]} /> : null}
      <PageHeading
        caption={
          <>
            {words('service.registration-card.name')} <Code>{mine.card.number}</Code>
          </>
        }
        title={title}
      />
      {mine.card.state === 'active' ? <Today visit={visit} mine={mine} near={near} problem={problem} /> : <Past visit={visit} mine={mine} problem={problem} />}
      <Button href={`/${language}/my-card`} text={words('my-card.another')} classes="govuk-button--secondary" />
    </FreePage>
  )
}

interface WithProblem extends Props {
  readonly problem: CardProblem | undefined
}

/** A card in use: what to do, until when, and for how much. */
function Today({ visit, mine, near, problem }: WithProblem & { readonly near: readonly NearOffice[] }): VNode {
  const { words } = visit
  return (
    <>
      <Now visit={visit} mine={mine} />
      <RenewForm visit={visit} mine={mine} problem={problem?.field === 'passportNumber' ? problem.text : undefined} />
      <OpenApplication visit={visit} mine={mine} problem={problem?.field === 'passportNumber' ? problem.text : undefined} />
      {near.some(({ next }) => next.length > 0) ? (
        <p>
          <a href="#where">{words('appointment.in-person')}</a>
        </p>
      ) : null}
      <CardYear visit={visit} mine={mine} />
      <Days visit={visit} mine={mine} />
      <ChangeWays visit={visit} mine={mine} problem={problem?.field === 'way' ? problem.text : undefined} />
      <Passport visit={visit} mine={mine} />
      <Costs visit={visit} mine={mine} />
      <Section id="papers" title={words('my-card.papers')}>
        <List items={[words('my-card.paper.passport'), ...mine.papers.map((id) => words.of(`document.${id}.name`))]} />
        <EmptyFormLink visit={visit} service={mine.service} />
      </Section>
      <Section id="late" title={words('my-card.late')}>
        <p>{words('my-card.late-text')}</p>
        <Ladder visit={visit} rows={mine.ladder} />
      </Section>
      <NearOffices visit={visit} near={near} mine={mine} />
      {mine.reachable ? null : <p>{words('my-card.no-contact')}</p>}
    </>
  )
}

/** Another card took its place, or it was given back: there is nothing of it to renew, to pay or to be late with. */
function Past({ visit, mine, problem }: WithProblem): VNode {
  const { words } = visit
  if (mine.card.state === 'cancelled')
    return (
      <>
        <p>{words('my-card.none-text')}</p>
        <List items={officesOf(visit, mine.offices)} />
        <OfficesLink visit={visit} />
      </>
    )
  return <ChangeWays visit={visit} mine={mine} problem={problem?.field === 'way' ? problem.text : undefined} />
}

function headline({ visit, mine }: Props): string {
  const { words, language } = visit
  const { lateness, card } = mine
  const day = writtenDay(language, card.validUntil)
  if (card.state !== 'active') return words.of(`my-card.state.${card.state}`)
  if (card.blocked) return words('my-card.blocked.title')
  if (lateness.kind === 'late') return words('my-card.ended', { day, count: lateness.daysLate })
  return words('my-card.valid', { day })
}

const TONES = { 'not-open': 'good', open: 'warn', late: 'bad' } as const

/** One sentence of what to do, and until when. */
function Now({ visit, mine }: Props): VNode | null {
  const { words, language } = visit
  const { lateness, card, open, renewal } = mine
  if (card.state !== 'active') return null
  if (card.blocked) return <Verdict tone="bad" title={words('my-card.blocked.now')} />
  const day = (date: PlainDate) => writtenDay(language, date)
  const title =
    lateness.kind === 'not-open'
      ? words('my-card.now.not-open', { day: day(lateness.opensOn) })
      : lateness.kind === 'open'
        ? open && renewal === 'not-now'
          ? words('my-card.now.waits', { day: day(card.validUntil) })
          : words('my-card.now.open', { count: lateness.daysLeft, day: day(card.validUntil) })
        : words.of(`my-card.remedy.${lateness.step.remedy}`, { sum: sumOf(visit, lateness.fineMinor) })
  return <Verdict tone={TONES[lateness.kind]} title={title} />
}

function Days({ visit, mine }: Props): VNode {
  const { words, language } = visit
  const { card, window, lateness, next } = mine
  const row = (key: string, value: VNode | string) => ({ key: { text: key }, value: { text: value } })
  const day = (date: PlainDate) => writtenDay(language, date)
  return (
    <SummaryList
      rows={[
        row(words('my-card.until'), day(card.validUntil)),
        ...(lateness.kind === 'late' ? [] : [row(words('my-card.left'), words('unit.days', { count: daysLeft(mine) }))]),
        row(words('my-card.opens'), day(window.opensOn)),
        ...(window.lateUntil ? [row(words('my-card.late-until'), day(window.lateUntil))] : []),
        ...(next ? [row(words('my-card.next'), words('my-card.from-to', { from: day(next.validFrom), to: day(next.validUntil) }))] : []),
      ]}
    />
  )
}

function daysLeft({ lateness, window, today }: MyCard): number {
  if (lateness.kind === 'open') return lateness.daysLeft
  return Math.round((Date.parse(window.lastDay) - Date.parse(today)) / 86_400_000) + 1
}

/** A passport that ends first shortens the card, or stands in its way. */
function Passport({ visit, mine }: Props): VNode | null {
  const { words, language } = visit
  const { next, passportExpiresOn } = mine
  if (!passportExpiresOn || next?.kind === 'whole') return null
  const day = writtenDay(language, passportExpiresOn)
  return (
    <Section id="passport" title={words('my-card.passport')}>
      <p>{next ? words('my-card.passport-shortens', { day, count: next.lostDays }) : words('my-card.passport-too-short', { day })}</p>
    </Section>
  )
}

function Costs({ visit, mine }: Props): VNode {
  const { words, language } = visit
  if (mine.costs.length === 0) return <p>{words('my-card.no-price')}</p>
  return (
    <Section id="fee" title={words('my-card.fee')}>
      <p>{words('my-card.fee-text')}</p>
      <DataTable
        caption={words('my-card.fee')}
        rowHeader={0}
        columns={[
          { label: words('my-card.speed') },
          { label: words('fees.made-of') },
          { label: words('my-card.pay-by') },
          { label: words('fees.sum'), number: true },
        ]}
        rows={mine.costs.map((cost) => [
          <TwoLines first={words.of(`my-card.speed.${cost.speed}`)} second={words('unit.working-days', { count: cost.workingDays })} />,
          <TwoLines first={madeOf(visit, cost)[0] ?? ''} second={madeOf(visit, cost).slice(1).join(' · ')} />,
          cost.payBy < mine.today ? words('my-card.pay-now') : writtenDay(language, cost.payBy),
          sumOf(visit, cost.price.totalMinor),
        ])}
      />
      <Apply visit={visit} mine={mine} />
    </Section>
  )
}

/** The last safe day as a leaf, while there is one. */
function Apply({ visit, mine }: Props): VNode | null {
  const { words, language } = visit
  const standard = mine.costs.find(({ speed }) => speed === 'standard')
  if (!standard || standard.payBy < mine.today || mine.lateness.kind === 'late') return null
  return (
    <DueDay datetime={standard.payBy} {...leafOf(language, standard.payBy)}>
      {words('my-card.apply-by')}
    </DueDay>
  )
}

function madeOf(visit: Visit, { price }: RenewalCost): readonly string[] {
  return price.lines.map((line) => visit.words('my-card.made-of-line', { item: visit.words.of(`my-card.line.${line.item}`), sum: lineOf(visit, line) }))
}

function lineOf(visit: Visit, line: FeeLine): string {
  const { words, language } = visit
  return line.basis === 'plain'
    ? sumOf(visit, line.minor)
    : words('fees.times', { times: writtenNumber(language, line.multiplierHundredths / 100), value: sumOf(visit, line.indexMinor) })
}

function Ladder({ visit, rows }: { readonly visit: Visit; readonly rows: readonly LadderRow[] }): VNode {
  const { words, language } = visit
  const day = (date: PlainDate) => writtenDay(language, date)
  return (
    <DataTable
      caption={words('my-card.late')}
      rowHeader={0}
      columns={[{ label: words('my-card.when') }, { label: words('my-card.means') }, { label: words('my-card.fine'), number: true }]}
      rows={rows.map((row) => [
        row.to ? words('my-card.from-to', { from: day(row.from), to: day(row.to) }) : words('my-card.from-on', { from: day(row.from) }),
        words.of(`my-card.remedy.${row.remedy}`, { sum: sumOf(visit, row.fineMinor) }),
        row.fineMinor === 0 ? words('my-card.warning') : words(row.confirmed ? 'my-card.sum' : 'my-card.sum-estimated', { sum: sumOf(visit, row.fineMinor) }),
      ])}
    />
  )
}

function sumOf({ language }: Visit, minor: number): string {
  return writtenMoney(language, money(minor, 'KZT'))
}
