import type { VNode } from 'preact'
import type { MeasuredPortrait } from '../../actions/ports/case-records.ts'
import { may } from '../../core/access/table.ts'
import type { PortraitFinding } from '../../core/photo/judge-portrait.ts'
import { Button } from '../ui/components/button.tsx'
import { Details } from '../ui/components/details.tsx'
import { Findings } from '../ui/components/finding.tsx'
import { Input } from '../ui/components/input.tsx'
import { StaffPanel } from '../ui/components/staff-frame.tsx'
import { MeasuredPhoto } from '../ui/photo/measured-photo.tsx'
import { PhotoFinding } from '../ui/photo/photo-finding.tsx'
import { codeText } from '../ui/problem-text.ts'
import type { CaseView } from './case-view.ts'
import { casePath } from './visit.ts'

const LONGEST_REASON = 300

/** The same findings that the applicant saw, with the officer's word against one where there is reason. */
export function PhotoPanel(props: CaseView): VNode | null {
  const { visit, found, code } = props
  const { words } = visit
  const page = found.documents.find(({ measured }) => measured?.kind === 'portrait')
  if (!page || page.measured?.kind !== 'portrait') return null
  const { measured } = page
  const bad = measured.findings.filter(({ shown }) => shown)
  const good = measured.findings.filter(({ passes }) => passes)
  return (
    <StaffPanel id="photo" title={words('desk.photo.title')} note={words('desk.photo.note', { version: measured.specVersion })}>
      <div class="sapar-photo-check">
        <MeasuredPhoto words={words} src={`${casePath(code)}/picture/${page.requirement}`} size={page} measured={measured} />
        <div>
          {bad.map((finding) => (
            <Found {...props} page={page.id} requirement={page.requirement} finding={finding} />
          ))}
          <Details summaryText={words('desk.photo.passed', { count: good.length })}>
            <Findings>
              {good.map((finding) => (
                <PhotoFinding words={words} finding={finding} />
              ))}
            </Findings>
          </Details>
        </div>
      </div>
    </StaffPanel>
  )
}

interface FoundProps extends CaseView {
  readonly page: string
  readonly requirement: string
  readonly finding: MeasuredPortrait['findings'][number]
}

function Found(props: FoundProps): VNode {
  const { visit, found, page, finding } = props
  const { words } = visit
  const word = found.overrules.find(({ document, rule }) => document === page && rule === finding.rule)
  const { file } = found
  const subject = { id: file.id ?? '', officeId: file.officeId ?? '', ...(file.assignedTo ? { assignedTo: file.assignedTo } : {}) }
  return (
    <>
      <PhotoFinding words={words} finding={finding} />
      {word ? <p class="sapar-small">{words('desk.photo.overruled', { number: word.by, reason: word.reason })}</p> : null}
      {!word && may(visit.actor, 'overrule-finding', subject) ? <Overrule {...props} rule={finding.rule} /> : null}
    </>
  )
}

/** Opened again, with what was typed, when it was not taken. */
function Overrule({ visit, code, requirement, rule, attempted }: FoundProps & { readonly rule: PortraitFinding['rule'] }): VNode {
  const { words } = visit
  const tried = attempted?.act === 'overrule' && attempted.overrule?.rule === rule ? attempted : undefined
  return (
    <Details summaryText={words('desk.photo.overrule')} open={tried !== undefined}>
      <form method="post" action={`${casePath(code)}/overrule`} novalidate>
        <input type="hidden" name="document" value={requirement} />
        <input type="hidden" name="rule" value={rule} />
        <Input
          name="reason"
          id={`overrule-${rule}`}
          label={{ text: words('desk.photo.reason') }}
          hint={{ text: words('desk.photo.reason-hint', { max: LONGEST_REASON }) }}
          value={tried?.overrule?.reason ?? ''}
          errorMessage={tried?.problem ? { text: codeText(words, tried.problem), visuallyHiddenText: words('common.error-prefix') } : undefined}
        />
        <Button text={words('desk.photo.overrule')} classes="govuk-button--secondary" preventDoubleClick />
      </form>
    </Details>
  )
}
