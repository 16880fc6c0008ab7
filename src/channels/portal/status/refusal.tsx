import type { VNode } from 'preact'
import type { CaseFile, GivenReason } from '../../../core/case/case-file.ts'
import { addDays } from '../../../core/kernel/plain-date.ts'
import { writtenDay } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { Section } from '../../ui/components/layout.tsx'
import { RemedyBlock } from '../../ui/components/verdict.tsx'
import { casePath } from '../form-way.ts'
import type { Visit } from '../visit.ts'

/** Reason, remedy and retry as one block for each reason; then appeal and money. */
export function Refusal({ visit, file }: { readonly visit: Visit; readonly file: CaseFile }): VNode {
  const { words, language, context } = visit
  const rules = context.deps.law().reasons
  const reasons = file.decision?.reasons ?? []
  const days = Math.max(0, ...reasons.map((given) => rules.find((rule) => rule.code === given.code)?.appealableDays ?? 0))
  const until = file.decision && days > 0 ? writtenDay(language, addDays(file.decision.on, days)) : undefined
  return (
    <>
      {reasons.map((given) => (
        <OneReason visit={visit} file={file} given={given} />
      ))}
      <Section id="appeal" title={words('refusal.appeal')}>
        {until ? <p>{words('refusal.appeal-until', { day: until })}</p> : null}
        <p>{words('refusal.money')}</p>
      </Section>
    </>
  )
}

function OneReason({ visit, file, given }: { readonly visit: Visit; readonly file: CaseFile; readonly given: GivenReason }): VNode {
  const { words, language } = visit
  const key = `country.reason.${given.code}`
  const retry = (
    <form method="post" action={`/${language}${casePath(file)}/retry`}>
      <Button text={words('status.retry')} preventDoubleClick />
    </form>
  )
  return (
    <RemedyBlock
      reason={{ label: words('refusal.reason'), title: words.of(`${key}.title`), children: <Explained visit={visit} given={given} /> }}
      remedy={{ label: words('refusal.remedy'), title: words('refusal.remedy-title'), children: <p>{words.of(`${key}.remedy`)}</p> }}
      retry={{ label: words('refusal.retry'), title: words('refusal.retry-title'), children: retry }}
    />
  )
}

/** A reason that may not be told is explained in general words: its code and what the officer wrote stay at the desk. */
function Explained({ visit, given }: { readonly visit: Visit; readonly given: GivenReason }): VNode {
  const { words, context } = visit
  const key = `country.reason.${given.code}`
  const told = context.deps.law().reasons.find((rule) => rule.code === given.code)?.disclosable ?? false
  return (
    <>
      <p>{words.of(`${key}.explain`)}</p>
      {told && given.note ? <p>{words('refusal.note', { note: given.note })}</p> : null}
      {told ? <p class="sapar-muted">{words('refusal.basis', { code: given.code, basis: words.of(`${key}.basis`) })}</p> : null}
    </>
  )
}
