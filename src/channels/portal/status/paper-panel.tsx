import type { VNode } from 'preact'
import type { CollectionVisit } from '../../../actions/collection-appointment.ts'
import type { MyPaper } from '../../../actions/my-paper.ts'
import type { PaperItem } from '../../../actions/ports/paper-items.ts'
import { envelopeLines, formatOf } from '../../../core/collection/address.ts'
import { PAPER_RANKS, type PaperState } from '../../../core/collection/paper-moves.ts'
import type { PaperMethod } from '../../../core/collection/rules.ts'
import { writtenDay } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { Code, Section, Small } from '../../ui/components/layout.tsx'
import { Track, type TrackStep } from '../../ui/components/progress.tsx'
import { SummaryList, type SummaryRow } from '../../ui/components/summary-list.tsx'
import { casePath } from '../form-way.ts'
import type { Visit } from '../visit.ts'
import { VisitPanel } from './visit-panel.tsx'

interface Props {
  readonly visit: Visit
  readonly paper: MyPaper
}

/** The card on paper: where it is, what to bring or to wait for, and what its holder may do about it. */
export function PaperPanel(props: Props & { readonly collection: CollectionVisit | undefined }): VNode {
  const { visit, paper, collection } = props
  const { words } = visit
  return (
    <Section id="paper" title={words('paper.title')}>
      {paper.item ? <Under {...props} item={paper.item} /> : <Wished {...props} />}
      {collection ? <VisitPanel visit={visit} collection={collection} /> : null}
      <Acts {...props} />
      <Small>{words('paper.electronic')}</Small>
    </Section>
  )
}

/** Nothing is made on paper, or not yet. */
function Wished({ visit, paper }: Props): VNode {
  const { words } = visit
  const { wish } = paper
  const said = wish.method === 'pick-up' ? words('paper.wish.pick-up', { office: officeOf(visit, wish.officeId).name }) : words(`paper.wish.${wish.method}`)
  const later = wish.method !== 'self-print' && !paper.card
  return (
    <p>
      {said}
      {later ? ` ${words('paper.wish.later')}` : null}
    </p>
  )
}

function Under({ visit, paper, item }: Props & { readonly item: PaperItem }): VNode {
  const { words } = visit
  return (
    <>
      <Track label={words('paper.track')} steps={trackOf(visit, item)} />
      <p>
        {item.state === 'printed' ? words(`paper.now.printed.${item.method}`) : words.of(`paper.now.${item.state}`)}
        {paper.before ? ` ${words('paper.before')}` : null}
      </p>
      <SummaryList rows={item.method === 'pick-up' ? atOffice(visit, item) : byPost(visit, item)} />
    </>
  )
}

const WAY: Readonly<Record<PaperMethod, readonly PaperState[]>> = {
  'pick-up': ['in-batch', 'printed', 'at-office', 'collected'],
  post: ['in-batch', 'printed', 'posted', 'delivered'],
}
const GONE_WRONG: readonly PaperState[] = ['lost', 'returned', 'stored', 'not-received']

/** The places that it comes through; one that went another way ends there. */
function trackOf({ words, language, context }: Visit, item: PaperItem): readonly TrackStep[] {
  const way = WAY[item.method]
  const wrong = GONE_WRONG.includes(item.state)
  const places = wrong ? [...way.slice(0, item.state === 'not-received' ? 4 : 3), item.state] : way
  const ended = item.state === 'collected' || item.state === 'delivered'
  const here = wrong ? places.length - 1 : places.findLastIndex((state) => PAPER_RANKS[state] <= Math.max(PAPER_RANKS[item.state], PAPER_RANKS['in-batch']))
  return places.map((state, at): TrackStep => {
    const day = state === 'in-batch' ? context.deps.clock.dayOf(item.createdAt) : item.days[state]
    const done = at < here || ended
    return {
      state: done ? 'done' : at > here ? 'next' : wrong ? 'stopped' : 'now',
      title: words.of(`paper.step.${state === 'in-batch' ? 'ordered' : state}`),
      ...(day && at <= here ? { time: writtenDay(language, day), datetime: day } : {}),
    }
  })
}

function atOffice(visit: Visit, item: PaperItem): readonly SummaryRow[] {
  const { words, language } = visit
  const office = officeOf(visit, item.officeId)
  const waits = item.state === 'at-office'
  return rows([
    waits && item.pickUpCode ? [words('notice.paper.code'), <Code>{`${item.pickUpCode.slice(0, 4)}-${item.pickUpCode.slice(4)}`}</Code>] : undefined,
    waits && item.keepUntil ? [words('notice.paper.until'), writtenDay(language, item.keepUntil)] : undefined,
    [words('notice.paper.office'), office.name],
    office.address ? [words('notice.paper.address'), office.address] : undefined,
    office.hours ? [words('notice.paper.hours'), office.hours] : undefined,
  ])
}

function byPost({ words, language, context }: Visit, { address, tracking }: PaperItem): readonly SummaryRow[] {
  const law = context.deps.law()
  const country = address && (law.nationalityNames[address.country]?.[language] ?? address.country)
  const lines = address && country ? envelopeLines(address, formatOf(law.addresses, address.country), country) : []
  return rows([
    tracking ? [words('notice.paper.tracking'), <Code>{tracking}</Code>] : undefined,
    [words('notice.paper.address'), <>{lines.map((line, at) => [at > 0 ? <br /> : null, line])}</>],
  ])
}

function rows(pairs: readonly (readonly [string, VNode | string] | undefined)[]): readonly SummaryRow[] {
  return pairs.flatMap((pair) => (pair ? [{ key: { text: pair[0] }, value: { text: pair[1] } }] : []))
}

function officeOf(
  { language, context }: Visit,
  id: string | undefined,
): { readonly name: string; readonly address?: string | undefined; readonly hours?: string | undefined } {
  const office = context.deps.law().offices.find((one) => one.id === id)
  return { name: office?.name[language] ?? id ?? '', address: office?.address?.[language], hours: office?.hours?.[language] }
}

function Acts({ visit, paper }: Props): VNode | null {
  const { words, language } = visit
  const { item, mayChoose, mayReport, missingFrom, file } = paper
  const base = `/${language}${casePath(file)}/paper`
  if (mayReport) {
    return (
      <form class="sapar-flow" method="post" action={`${base}/missing`}>
        <p>{words('paper.missing.text')}</p>
        <Button text={words('paper.missing.button')} classes="govuk-button--secondary" preventDoubleClick />
      </form>
    )
  }
  if (missingFrom) return <p>{words('paper.missing.from', { day: writtenDay(language, missingFrom) })}</p>
  if (!mayChoose) return null
  if (item && GONE_WRONG.includes(item.state)) return <Button text={words('paper.choose-now')} href={base} />
  const first = paper.wish.method === 'self-print' && paper.card !== undefined
  return (
    <p>
      <a href={base}>{words(first ? 'paper.want' : 'paper.change')}</a>
    </p>
  )
}
