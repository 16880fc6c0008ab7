import type { VNode } from 'preact'
import { type CollectionVisit, readCollectionVisit } from '../../../actions/collection-appointment.ts'
import { type MyPaper, readMyPaper } from '../../../actions/my-paper.ts'
import { readStatus, type Status } from '../../../actions/read-status.ts'
import { confirmedAddress } from '../../../core/case/case-file.ts'
import { OPENINGS } from '../../../core/case/waiting.ts'
import { money } from '../../../core/kernel/money.ts'
import { cardUse } from '../../../texts/card-use.ts'
import { writtenDay, writtenMoney, writtenMoment, writtenWeekday } from '../../../texts/written.ts'
import { Button, ButtonGroup } from '../../ui/components/button.tsx'
import { DataTable } from '../../ui/components/data-table.tsx'
import { PageHeading, Section, Small } from '../../ui/components/layout.tsx'
import { Timeline, Turn } from '../../ui/components/progress.tsx'
import { Notice, Verdict } from '../../ui/components/verdict.tsx'
import { AskAgain } from '../ask-again.tsx'
import { FreePage } from '../frame.tsx'
import { CaseCaption } from '../case-caption.tsx'
import { casePath } from '../form-way.ts'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'
import { PaperPanel } from './paper-panel.tsx'
import { differenceInWords, differenceOf, DifferenceToPay } from './corrected-fee.tsx'
import { Refusal } from './refusal.tsx'
import { StatusAside } from './status-aside.tsx'
import { timelineOf } from './timeline.tsx'

/** Where the case is, whose turn it is and by which day; nothing is silent. */
export async function showStatus(visit: Visit): Promise<Answer> {
  const status = await readStatus(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })
  if (!status.ok) return notFound
  const { file } = status.value
  if (file.state === 'draft') return go(visit, `${casePath(file)}/check`)
  const found = await readMyPaper(visit.context.deps, visit.actor, { code: file.code })
  const paper = found.ok ? found.value : undefined
  // Most cases have nothing to fetch, and their page need not ask.
  const visits = paper?.item?.state === 'at-office' ? await readCollectionVisit(visit.context.deps, visit.actor, { code: file.code }) : undefined
  return page(view(visit, status.value, { paper, collection: visits?.ok ? visits.value : undefined }))
}

/** The card on paper, and the time to fetch it where it waits at an office. */
interface OnPaper {
  readonly paper: MyPaper | undefined
  readonly collection: CollectionVisit | undefined
}

function view(visit: Visit, status: Status, { paper, collection }: OnPaper): VNode {
  const { words, language } = visit
  const { file } = status
  const correcting = file.state === 'in-review' && file.correction !== undefined
  const title = titleOf(visit, status)
  return (
    <FreePage visit={visit} place="find" title={title} aside={<StatusAside visit={visit} status={status} />} asideLabel={words('form.aside')}>
      <PageHeading size="xl" caption={<CaseCaption words={words} code={file.code} service={file.service} />} title={title} />
      {visit.query.paid === 'yes' && file.state === 'in-review' ? <Notice tone="good">{words('status.paid-thanks')}</Notice> : null}
      {visit.query.changed === 'yes' ? <Notice tone="good">{words('status.changed')}</Notice> : null}
      {correcting ? <Notice>{words('status.correcting.card')}</Notice> : null}
      <Unreached visit={visit} status={status} />
      <Turn sides={turnSides(visit, status)} />
      <MainAct visit={visit} status={status} />
      {paper ? <PaperPanel visit={visit} paper={paper} collection={collection} /> : null}
      <Section id="so-far" title={words('status.timeline')}>
        <Timeline items={timelineOf(visit, status)} />
      </Section>
      <GlassFile visit={visit} status={status} />
      {file.state === 'issued' && file.entryOn ? (
        <p>
          <a href={`/${language}/before-you-travel`}>{words('status.before-you-travel')}</a>
        </p>
      ) : null}
    </FreePage>
  )
}

/** What the agency writes does not arrive: nobody is to wait for a letter that never comes. */
function Unreached({ visit, status }: { readonly visit: Visit; readonly status: Status }): VNode | null {
  const { words, language } = visit
  const email = confirmedAddress(status.file)
  if (!status.unreachedSince || !email) return null
  const mayChange = status.moves.length > 0
  return (
    <Notice tone="warn" title={words('status.unreached.title', { email })}>
      <p>{words(mayChange ? 'status.unreached.change' : 'status.unreached.look')}</p>
      {mayChange ? <a href={`/${language}${casePath(status.file)}/confirm-email?change=yes`}>{words('status.can.email')}</a> : null}
    </Notice>
  )
}

function titleOf(visit: Visit, status: Status): string {
  const { words } = visit
  const { file } = status
  if (file.state === 'in-review' && file.correction !== undefined) return words('status.correcting.title')
  if (differenceOf(status)) return words('status.difference.title', { price: differenceInWords(visit, status) })
  return words.of(`status.${file.state}.title`, { count: file.returned?.length ?? 0 })
}

function turnSides(visit: Visit, status: Status): Parameters<typeof Turn>[0]['sides'] {
  const { words, language } = visit
  const { file, turn } = status
  const day = file.state === 'in-review' ? file.dueOn : file.state === 'returned' ? file.correctBy : undefined
  const written = day ? writtenWeekday(language, day) : ''
  return [
    { who: words('status.you'), what: words.of(`status.${differenceOf(status) ? 'difference' : file.state}.you`, { day: written }), now: turn === 'applicant' },
    { who: words('status.agency'), what: words.of(`status.${file.state}.agency`, { day: written }), now: turn === 'agency' },
  ]
}

function useOf({ words }: Visit, card: NonNullable<Status['card']>): readonly string[] {
  return card.daysOfStay === undefined ? cardUse(words, { ...card, kind: card.service }) : [words('status.card-use', { days: card.daysOfStay })]
}

/** The one thing to do now, when there is one. */
function MainAct({ visit, status }: { readonly visit: Visit; readonly status: Status }): VNode | null {
  const { words, language } = visit
  const { file, card } = status
  const base = `/${language}${casePath(file)}`
  if (file.state === 'approved') return <AskAgain href={base} text={words('status.look-again')} />
  if (file.state === 'submitted') return <Button text={words('status.pay')} href={`${base}/pay`} />
  if (differenceOf(status)) return <DifferenceToPay visit={visit} status={status} />
  if (file.state === 'returned') return <Button text={words('status.correct')} href={`${base}/correct`} />
  if (file.state === 'issued' && card) {
    return (
      <Verdict tone="good" title={words('status.card-ready', { from: writtenDay(language, card.validFrom), until: writtenDay(language, card.validUntil) })}>
        {useOf(visit, card).map((text) => (
          <p>{text}</p>
        ))}
        <ButtonGroup>
          <Button text={words('status.download-card')} href={`${base}/card.pdf`} />
          <Button text={words('status.show.button')} href={`${base}/show`} classes="govuk-button--secondary" />
        </ButtonGroup>
      </Verdict>
    )
  }
  if (file.state === 'refused') return <Refusal visit={visit} file={file} />
  if (file.state === 'withdrawn' || file.state === 'lapsed') {
    return (
      <form method="post" action={`${base}/retry`}>
        <Button text={words('status.retry')} preventDoubleClick />
      </form>
    )
  }
  return file.pendingChange ? <PendingChange visit={visit} status={status} /> : null
}

function PendingChange({ visit, status }: { readonly visit: Visit; readonly status: Status }): VNode {
  const { words, language } = visit
  const item = status.feeItems.find((fee) => fee.id === status.file.pendingChange?.feeItemId)
  const base = `/${language}${casePath(status.file)}`
  const price = item ? writtenMoney(language, money(item.amountMinor, item.currency)) : ''
  return (
    <Notice tone="warn" title={words('status.change-waits', { price })}>
      <p>{words('status.change-waits-text')}</p>
      <div class="sapar-button-group">
        <Button text={words('pay.button', { price })} href={`${base}/pay`} />
        <form method="post" action={`${base}/stay/drop`}>
          <Button text={words('status.change-drop')} classes="govuk-button--secondary" preventDoubleClick />
        </form>
      </div>
    </Notice>
  )
}

/** Who opened the file: by role and number, newest first. */
function GlassFile({ visit, status }: { readonly visit: Visit; readonly status: Status }): VNode {
  const { words, language, context } = visit
  const { timeZone } = context.deps.law()
  const opened = status.events.filter((event) => OPENINGS.has(event.kind)).reverse()
  return (
    <Section id="glass" title={words('status.glass')}>
      {opened.length === 0 ? (
        <Small>{words('status.glass-nobody')}</Small>
      ) : (
        <DataTable
          caption={words('status.glass')}
          columns={[{ label: words('status.when') }, { label: words('status.who') }, { label: words('status.what-for') }]}
          rows={opened.map((event) => [
            writtenMoment(language, event.at, timeZone),
            words('status.officer', { number: event.actor.id }),
            words.of(`status.glass.${event.kind}`),
          ])}
        />
      )}
      <Small>{words('status.events', { count: status.events.length })}</Small>
    </Section>
  )
}
