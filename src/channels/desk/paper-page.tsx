import type { VNode } from 'preact'
import { openPaper } from '../../actions/collection-desk.ts'
import type { PaperState } from '../../core/collection/paper-moves.ts'
import type { Refusal } from '../../core/kernel/result.ts'
import type { Words } from '../../texts/words.ts'
import { writtenDay } from '../../texts/written.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { Icon } from '../ui/components/icon.tsx'
import { StaffGrid, StaffHead, StaffPanel } from '../ui/components/staff-frame.tsx'
import { StateTag, type StateTone } from '../ui/components/state-tag.tsx'
import { SummaryList } from '../ui/components/summary-list.tsx'
import { Notice } from '../ui/components/verdict.tsx'
import { DeskPage } from './frame.tsx'
import { BringBackForm, HandOverForm, ReissueForm } from './paper-forms.tsx'
import { type PaperAttempt, paperPath, type PaperView } from './paper-view.ts'
import { type Answer, notFound, page, type Visit } from './visit.ts'

/** One card on paper at the window; 404 for one that another office hands out. */
export async function answerPaper(visit: Visit, item: string, attempt: PaperAttempt = {}): Promise<Answer> {
  const paper = await openPaper(visit.context.deps, visit.actor, { item })
  return paper.ok ? page(view({ visit, paper: paper.value, attempt }), attempt.problem ? 422 : 200) : notFound
}

function view(props: PaperView): VNode {
  const { visit, paper, attempt } = props
  const { words } = visit
  const { item, acts } = paper
  const title = words('desk.paper.title', { item: item.number })
  return (
    <DeskPage guest={visit} title={title} at={`/desk${paperPath(item.number)}`} place="collection">
      {attempt.problem ? <ErrorSummary titleText={words('desk.error-title')} errorList={[problemAt(words, attempt.problem)]} /> : null}
      <p>
        <a class="sapar-back" href="/desk/collection">
          <Icon name="back" />
          {words('desk.nav.collection')}
        </a>
      </p>
      <StaffHead title={title}>
        <PaperStateTag words={words} state={item.state} />
      </StaffHead>
      {paper.card.state === 'active' ? null : <Notice tone="warn">{words('desk.paper.not-active')}</Notice>}
      <StaffGrid of="case">
        <StaffGrid>
          <Holder {...props} />
          <Facts {...props} />
        </StaffGrid>
        <StaffGrid>
          {acts.includes('hand-over') ? <HandOverForm {...props} /> : null}
          {acts.includes('reissue') ? <ReissueForm {...props} /> : null}
          {acts.includes('bring-back') ? <BringBackForm {...props} /> : null}
          {acts.length === 0 ? (
            <StaffPanel>
              <p>{words('desk.paper.nothing')}</p>
            </StaffPanel>
          ) : null}
        </StaffGrid>
      </StaffGrid>
    </DeskPage>
  )
}

function problemAt(words: Words, { code, field, facts }: Refusal) {
  const places: Readonly<Record<string, string>> = { code: '#pick-up-code', samePerson: '#same-person', signed: '#signed', how: '#how' }
  return { text: words.of(`desk.problem.${code}`, facts), href: places[field ?? ''] ?? '#facts' }
}

/** What is compared with the passport, in its order. */
function Holder({ visit, paper }: PaperView): VNode {
  const { words, language, context } = visit
  const names = context.deps.law().nationalityNames
  const written = (name: string, value: string) =>
    name === 'birthDate' ? writtenDay(language, value as PlainDate) : name === 'nationality' ? (names[value]?.[language] ?? value) : value
  return (
    <StaffPanel id="compare" title={words('desk.paper.compare')} note={words('desk.paper.opened')}>
      <SummaryList
        rows={Object.entries(paper.holder).map(([name, value]) => ({
          key: { text: words.of(`field.${name}.label`) },
          value: { text: name === 'passportNumber' ? <b class="sapar-code">{value}</b> : <b>{written(name, value)}</b> },
        }))}
      />
    </StaffPanel>
  )
}

function Facts({ visit, paper }: PaperView): VNode {
  const { words, language } = visit
  const { item, card } = paper
  const rows: readonly (readonly [string, VNode | string])[] = [
    [words('desk.paper.column.card'), <span class="sapar-code">{card.number}</span>],
    [words('desk.paper.valid-until'), writtenDay(language, card.validUntil)],
    [words('desk.paper.method'), words(`desk.paper.method.${item.method}`)],
    ...(item.tracking ? [[words('notice.paper.tracking'), <span class="sapar-code">{item.tracking}</span>] as const] : []),
    ...(item.keepUntil ? [[words('desk.paper.column.until'), writtenDay(language, item.keepUntil)] as const] : []),
    [words('desk.paper.case'), <span class="sapar-code">{paper.caseCode}</span>],
  ]
  return (
    <StaffPanel id="facts" title={words('desk.paper.facts')}>
      <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
    </StaffPanel>
  )
}

const TONES: Readonly<Record<PaperState, StateTone>> = {
  'to-print': 'plain',
  'in-batch': 'plain',
  printed: 'plain',
  'at-office': 'info',
  posted: 'info',
  lost: 'warn',
  'not-received': 'warn',
  returned: 'warn',
  stored: 'plain',
  collected: 'good',
  delivered: 'good',
  void: 'plain',
}

export function PaperStateTag({ words, state }: { readonly words: Words; readonly state: PaperState }): VNode {
  const tone = TONES[state]
  return (
    <StateTag tone={tone} icon={tone === 'plain' ? 'dot' : true}>
      {words(`desk.paper.state.${state}`)}
    </StateTag>
  )
}
