import type { VNode } from 'preact'
import { readOffice, type OfficerDesk } from '../../actions/desk-office.ts'
import { assignCase, type Queue, readQueue, takeNextCase } from '../../actions/desk-queue.ts'
import { may } from '../../core/access/table.ts'
import { readCaseCode } from '../../core/kernel/code.ts'
import type { Refusal } from '../../core/kernel/result.ts'
import { writtenWeekday } from '../../texts/written.ts'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { StaffHead } from '../ui/components/staff-frame.tsx'
import { Notice } from '../ui/components/verdict.tsx'
import { AssignPanel, assignmentOf, type Assignment, assignProblem } from './assign-form.tsx'
import { daysOf } from './due.tsx'
import { FindPanel } from './find-form.tsx'
import { DeskPage } from './frame.tsx'
import { MyCases, NextPanel, OfficePanel, QueueCountsNav, WaitingPanel } from './queue-panels.tsx'
import { type Answer, casePath, go, notFound, page, type Visit } from './visit.ts'

/** What was just done, as the address says it after a redirect. */
const DONE = ['approved', 'returned', 'refused', 'released', 'assigned'] as const

interface Desk {
  /** Missing for people who check or run the office, but take no cases. */
  readonly queue?: Queue
  /** Only for a supervisor. */
  readonly office?: readonly OfficerDesk[]
  readonly assignment?: Assignment
  readonly problem?: Refusal
  readonly findProblem?: boolean
}

/** Whoever works at the border has no queue: they are led to their own side. */
export async function showQueue(visit: Visit): Promise<Answer> {
  if (may(visit.actor, 'enrol-device') && !may(visit.actor, 'read-queue')) return { kind: 'go', to: '/border' }
  return page(view(visit, await deskOf(visit)))
}

async function deskOf(visit: Visit): Promise<Desk> {
  const { deps } = visit.context
  const [queue, office] = await Promise.all([readQueue(deps, visit.actor), readOffice(deps, visit.actor)])
  return { ...(queue.ok ? { queue: queue.value } : {}), ...(office.ok ? { office: office.value } : {}) }
}

export async function takeNext(visit: Visit): Promise<Answer> {
  const taken = await takeNextCase(visit.context.deps, visit.actor)
  if (taken.ok) return { kind: 'go', to: casePath(taken.value.code) }
  return taken.code === 'queue-empty' ? go('?empty=yes') : notFound
}

/** Opens a case by its code. Whether it may be opened is said by the case page alone. */
export async function findCase(visit: Visit): Promise<Answer> {
  const code = readCaseCode(visit.query.code ?? '')
  if (code) return { kind: 'go', to: casePath(code) }
  return page(view(visit, { ...(await deskOf(visit)), findProblem: true }), 422)
}

export async function assignFromQueue(visit: Visit): Promise<Answer> {
  const assignment = assignmentOf(visit)
  const done = await assignCase(visit.context.deps, visit.actor, assignment)
  if (done.ok) return go(`?done=assigned&case=${done.value.code}`)
  const desk = await deskOf(visit)
  return desk.office ? page(view(visit, { ...desk, assignment, problem: done }), 422) : notFound
}

function view(visit: Visit, desk: Desk): VNode {
  const { words, language } = visit
  const { queue, office } = desk
  const title = words(queue ? 'desk.queue.title' : 'desk.start.title')
  const day = writtenWeekday(language, daysOf(visit).today)
  const open = queue ? Object.values(queue.counts).reduce((sum, count) => sum + count, 0) : 0
  return (
    <DeskPage guest={visit} title={title} at="/desk" place="queue">
      {desk.problem ? <ErrorSummary titleText={words('desk.error-title')} errorList={[assignProblem(visit, desk.problem)]} /> : null}
      {desk.findProblem ? (
        <ErrorSummary titleText={words('desk.error-title')} errorList={[{ text: words('desk.problem.code-shape'), href: '#find-code' }]} />
      ) : null}
      <Done visit={visit} />
      <StaffHead title={title}>
        <p class="sapar-muted">{queue ? words('desk.queue.today', { day, open }) : day}</p>
      </StaffHead>
      {queue ? <QueuePanels visit={visit} queue={queue} linked={office !== undefined} /> : null}
      {office ? <OfficePanel visit={visit} office={office} /> : null}
      <div class="sapar-desk-pair">
        {office ? <AssignPanel visit={visit} office={office} typed={desk.assignment} problem={desk.problem} action="/desk/assign" /> : null}
        {office || !queue ? <FindPanel visit={visit} wrong={desk.findProblem === true} alone={!queue} /> : null}
      </div>
    </DeskPage>
  )
}

function QueuePanels({ visit, queue, linked }: { readonly visit: Visit; readonly queue: Queue; readonly linked: boolean }): VNode {
  return (
    <>
      {visit.member.roles.includes('officer') ? <NextPanel visit={visit} queue={queue} /> : null}
      <QueueCountsNav visit={visit} queue={queue} />
      {queue.mine.length > 0 ? <MyCases visit={visit} rows={queue.mine} /> : null}
      <WaitingPanel visit={visit} queue={queue} linked={linked} />
    </>
  )
}

function Done({ visit }: { readonly visit: Visit }): VNode | null {
  const { words, query } = visit
  if (query.empty === 'yes') return <Notice>{words('desk.queue.empty')}</Notice>
  const done = DONE.find((name) => name === query.done)
  const code = readCaseCode(query.case ?? '')
  return done && code ? <Notice tone="good">{words.of(`desk.done.${done}`, { code })}</Notice> : null
}
