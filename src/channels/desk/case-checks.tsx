import type { VNode } from 'preact'
import type { CheckResult, DeskCheck } from '../../actions/read-case.ts'
import { money } from '../../core/kernel/money.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import { writtenDay, writtenMoney } from '../../texts/written.ts'
import { DataTable } from '../ui/components/data-table.tsx'
import { StaffPanel } from '../ui/components/staff-frame.tsx'
import { StateTag, type StateTone } from '../ui/components/state-tag.tsx'
import type { CaseView } from './case-view.ts'
import type { Visit } from './visit.ts'

const RESULTS: readonly CheckResult[] = ['failed', 'look', 'by-eye', 'passed']
const TONES: Readonly<Record<CheckResult, StateTone>> = { passed: 'good', look: 'warn', failed: 'bad', 'by-eye': 'stopped' }

/** "Passed" never stands without what was compared and what was found. What needs a look comes first. */
export function ChecksPanel({ visit, found }: CaseView): VNode {
  const { words } = visit
  const count = (result: CheckResult) => found.checks.filter((check) => check.result === result).length
  const checks = found.checks.toSorted((a, b) => RESULTS.indexOf(a.result) - RESULTS.indexOf(b.result))
  const note = words('desk.checks.note', { passed: count('passed'), look: count('look'), failed: count('failed'), eye: count('by-eye') })
  const column = (name: string) => ({ label: words.of(`desk.checks.column.${name}`) })
  return (
    <StaffPanel id="checks" title={words('desk.checks.title')} note={note}>
      <DataTable
        caption={words('desk.checks.title')}
        rowHeader={0}
        columns={[column('check'), column('compared'), column('found'), column('result')]}
        rows={checks.map((check) => [
          words.of(`desk.check.${check.rule}`),
          words.of(`desk.check.${check.rule}.compared`),
          foundIn(visit, check, found.file.price?.currency),
          resultTag(visit, check.result),
        ])}
      />
    </StaffPanel>
  )
}

function resultTag({ words }: Visit, result: CheckResult): VNode {
  return (
    <StateTag tone={TONES[result]} icon={result === 'by-eye' ? 'empty' : true}>
      {words.of(`desk.check.result.${result}`)}
    </StateTag>
  )
}

function foundIn({ words, language }: Visit, { rule, result, facts }: DeskCheck, currency = 'KZT'): string {
  const day = (name: string) => (facts[name] ? writtenDay(language, String(facts[name]) as PlainDate) : '')
  switch (rule) {
    case 'eligibility':
      return words.of(`desk.outcome.${facts.outcome}`)
    case 'renewed-card':
      return [
        words('desk.check.renewed-card.found', { number: String(facts.number), until: day('validUntil'), submitted: day('submittedOn') }),
        ...(facts.state === 'active' ? [] : [words.of(`desk.card.state.${facts.state}`)]),
      ].join('. ')
    case 'passport-validity':
      return words('desk.check.passport-validity.found', { expires: day('expires'), needed: day('needed') })
    case 'pictures':
      return words('desk.check.pictures.found', { given: Number(facts.given), asked: Number(facts.asked) })
    case 'photo':
      return facts.measured === 'no' ? words('desk.photo.none') : words('desk.check.photo.found', { count: Number(facts.open) })
    case 'passport-zone':
      return facts.read === 'no' ? words('desk.check.passport-zone.not-read') : words('desk.check.passport-zone.found', { count: Number(facts.differences) })
    case 'same-person':
      return words('desk.check.same-person.found')
    case 'printable':
      return result === 'passed' ? words('desk.check.printable.all') : words('desk.check.printable.missing', { characters: String(facts.missing) })
    case 'earlier-cases':
      return words('desk.check.earlier-cases.found', { count: Number(facts.count) })
    case 'payment':
      if (facts.free === 'yes') return words('desk.check.payment.free')
      return words('desk.check.payment.found', { paid: writtenMoney(language, money(Number(facts.paidMinor), currency)), open: Number(facts.open) })
  }
}
