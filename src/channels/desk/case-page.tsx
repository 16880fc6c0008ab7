import type { VNode } from 'preact'
import { downloadForm } from '../../actions/download-form.ts'
import { readOffice } from '../../actions/desk-office.ts'
import { readDocument } from '../../actions/documents.ts'
import { readCase } from '../../actions/read-case.ts'
import { may } from '../../core/access/table.ts'
import { writtenShortDay } from '../../texts/written.ts'
import { Icon } from '../ui/components/icon.tsx'
import type { Text } from '../ui/components/slot.tsx'
import { Meta, StaffGrid, StaffHead } from '../ui/components/staff-frame.tsx'
import { StateTag } from '../ui/components/state-tag.tsx'
import { CardPanel } from './card-panel.tsx'
import { AnswersPanel } from './case-answers.tsx'
import { CorrectionPanel } from './case-correction.tsx'
import { ChecksPanel } from './case-checks.tsx'
import { HistoryPanel } from './case-history.tsx'
import { CorrectedPricePanel, EarlierPanel, ReceiptsPanel } from './case-papers.tsx'
import { PhotoPanel } from './case-photo.tsx'
import { Pictures } from './case-pictures.tsx'
import { ZonePanel } from './case-zone.tsx'
import type { Attempted, CaseView } from './case-view.ts'
import { CaseProblem, DecidePanel } from './decide-panel.tsx'
import { DueTag } from './due.tsx'
import { DeskPage } from './frame.tsx'
import { nationalityOf, speedOf } from './queue-panels.tsx'
import { type Answer, casePath, notFound, page, type Visit } from './visit.ts'

export async function showCase(visit: Visit): Promise<Answer> {
  return answerCase(visit)
}

/** The page of the case, or after a refused act the page with what was typed; 404 for a case this person may not see. */
export async function answerCase(visit: Visit, attempted?: Attempted): Promise<Answer> {
  const { deps } = visit.context
  const found = await readCase(deps, visit.actor, { code: visit.params.code ?? '' })
  if (!found.ok) return notFound
  const { file } = found.value
  const subject = { id: file.id ?? '', officeId: file.officeId ?? '', ...(file.assignedTo ? { assignedTo: file.assignedTo } : {}) }
  const office = may(visit.actor, 'assign-case', subject) ? await readOffice(deps, visit.actor) : undefined
  const more = { ...(office?.ok ? { office: office.value } : {}), ...(attempted ? { attempted } : {}) }
  const status = attempted?.problem ? 422 : 200
  return page(view({ visit, found: found.value, code: file.code ?? '', ...more }), status)
}

export async function showPicture(visit: Visit): Promise<Answer> {
  const { code = '', document = '', place = '1' } = visit.params
  const picture = await readDocument(visit.context.deps, visit.actor, { code, document, page: Number(place) })
  return picture.ok ? { kind: 'picture', jpeg: picture.value } : notFound
}

export async function showForm(visit: Visit): Promise<Answer> {
  const form = await downloadForm(visit.context.deps, visit.actor, { code: visit.params.code ?? '', language: visit.language })
  return form.ok ? { kind: 'file', pdf: form.value.content, filename: form.value.filename } : notFound
}

function view(props: CaseView): VNode {
  const { visit, found, code } = props
  const { words } = visit
  const named = found.file.holderName
  return (
    <DeskPage guest={visit} title={words('desk.case.title', { code })} at={casePath(code)} place="queue">
      <CaseProblem {...props} />
      <p>
        <a class="sapar-back" href="/desk">
          <Icon name="back" />
          {words('desk.nav.queue')}
        </a>
      </p>
      <StaffHead title={named ?? <span class="sapar-code">{code}</span>}>
        {named ? <span class="sapar-code">{code}</span> : null}
        <DueTag guest={visit} promised={found.file} />
        <StateOf {...props} />
        <Meta items={headFacts(props)} />
      </StaffHead>
      <StaffGrid of="case">
        <StaffGrid>
          {found.viewer === 'auditor' ? null : <Proof {...props} />}
          <CorrectionPanel {...props} />
          <CorrectedPricePanel {...props} />
          {found.checks.length > 0 ? <ChecksPanel {...props} /> : null}
          <HistoryPanel {...props} />
          <EarlierPanel {...props} />
          <ReceiptsPanel {...props} />
          <CardPanel {...props} />
        </StaffGrid>
        <DecidePanel {...props} />
      </StaffGrid>
    </DeskPage>
  )
}

/** Answers beside pictures, and what was measured and read on these. */
function Proof(props: CaseView): VNode {
  return (
    <>
      <StaffGrid of="proof">
        <AnswersPanel {...props} />
        <Pictures {...props} />
      </StaffGrid>
      <PhotoPanel {...props} />
      <ZonePanel {...props} />
    </>
  )
}

function StateOf({ visit, found }: CaseView): VNode | null {
  const { state } = found.file
  if (!state) return null
  const ours = state === 'in-review' || state === 'approved'
  return (
    <StateTag tone={ours ? 'info' : 'plain'} icon={ours ? 'pencil' : 'dot'}>
      {visit.words.of(`desk.state.${state}`)}
    </StateTag>
  )
}

function headFacts({ visit, found, code }: CaseView): readonly Text[] {
  const { words, language, context } = visit
  const { file } = found
  const facts: Text[] = [
    <>
      <b>{words.of(`service.${file.service ?? ''}.name`)}</b>, {speedOf(visit, file)}
    </>,
    nationalityOf(visit, file),
    words.of(`desk.channel.${file.channel ?? ''}`),
  ]
  if (file.startedAt) facts.push(words('desk.paid-on', { day: writtenShortDay(language, context.deps.clock.dayOf(file.startedAt)) }))
  if (file.language) facts.push(words.of(`desk.writes.${file.language}`))
  if (found.unreachedSince) facts.push(<b>{words('desk.unreached', { day: writtenShortDay(language, context.deps.clock.dayOf(found.unreachedSince)) })}</b>)
  if (found.viewer !== 'auditor') facts.push(<a href={`${casePath(code)}/form.pdf`}>{words('paper-form.link.desk')}</a>)
  return facts
}
