import type { VNode } from 'preact'
import { definitionOf, formFacts } from '../../actions/case-facts.ts'
import type { DeskCheck } from '../../actions/read-case.ts'
import { WISH_FIELDS } from '../../core/collection/rules.ts'
import type { PlainDate } from '../../core/kernel/plain-date.ts'
import { type Answers, type FieldDefinition, holds } from '../../core/service/definition.ts'
import { writtenDay } from '../../texts/written.ts'
import { Compared, type ComparedRow } from '../ui/components/compared.tsx'
import { StaffPanel } from '../ui/components/staff-frame.tsx'
import type { CaseView } from './case-view.ts'
import type { Guest } from './visit.ts'

const WISHES: readonly string[] = WISH_FIELDS

/** Every answer, beside what a rule compared it with. What only an eye can compare stands beside the pictures. */
export function AnswersPanel({ visit, found }: CaseView): VNode {
  const { words, context } = visit
  const { service = '', definitionVersion = '', answers = {} } = found.file
  const definition = definitionOf(context.deps.law(), { service, definitionVersion })
  const facts = formFacts(context.deps.law(), definition, { answers, renews: found.file.renews, today: context.deps.clock.dayOf(context.deps.clock.now()) })
  const groups = definition.pages
    // Of another way to the card on paper that was thought of before: it is not what the applicant wants.
    .filter((page) => holds(page.when, facts) || !page.fields.some(({ name }) => WISHES.includes(name)))
    .map((page) => ({
      title: groupTitle(visit, page.id),
      rows: page.fields
        .filter((field) => answers[field.name])
        .map((field) => fromPassport(visit, field, found) ?? rowOf(visit, field, { answers, checks: found.checks })),
    }))
    .filter((group) => group.rows.length > 0)
  return (
    <StaffPanel id="answers" title={words('desk.answers.title')} note={words('desk.answers.note')}>
      <Compared
        caption={words('desk.answers.title')}
        columns={{
          name: words('desk.answers.question'),
          answer: words('desk.answers.answer'),
          document: words('desk.answers.compared'),
          result: words('desk.answers.result'),
        }}
        groups={groups}
      />
    </StaffPanel>
  )
}

function groupTitle({ words }: Guest, page: string): string {
  const own = `desk.answers.group.${page}`
  return words.of(words.has(own) ? own : `page.${page}.title`)
}

/** Beside what was read in the passport, where that says something of the field. */
function fromPassport(guest: Guest, field: FieldDefinition, { passport, file }: CaseView['found']): ComparedRow | undefined {
  const { words } = guest
  const answer = file.answers?.[field.name] ?? ''
  const read = (passport?.read ?? {})[field.name]
  if (!passport || read === undefined || field.kind === 'tick') return undefined
  const same = !passport.differences.some((difference) => difference.field === field.name)
  const kept = same || passport.open.some((difference) => difference.field === field.name) ? '' : ` ${words('desk.passport.kept')}`
  return {
    name: words.of(`field.${field.name}.label`),
    answer: writtenAnswer(guest, field, answer),
    document: `${writtenAnswer(guest, field, read)}${kept}`,
    result: { same, text: words(same ? 'desk.answers.fits' : 'desk.answers.look') },
  }
}

/** Which check speaks of which answer. */
const CHECKED: Readonly<Record<string, DeskCheck['rule']>> = { passportExpiresOn: 'passport-validity', nationality: 'eligibility' }

function rowOf(guest: Guest, field: FieldDefinition, seen: { readonly answers: Answers; readonly checks: readonly DeskCheck[] }): ComparedRow {
  const { words, language } = guest
  const row = { name: words.of(`field.${field.name}.label`), answer: writtenAnswer(guest, field, seen.answers[field.name] ?? '') }
  const check = seen.checks.find((item) => item.rule === CHECKED[field.name])
  if (!check) return row
  const same = check.result === 'passed'
  const needed = String(check.facts.needed ?? '')
  const document =
    check.rule === 'eligibility'
      ? words.of(`desk.outcome.${check.facts.outcome}`)
      : words('desk.answers.needed', { day: needed ? writtenDay(language, needed as PlainDate) : '' })
  return { ...row, document, result: { same, text: words(same ? 'desk.answers.fits' : 'desk.answers.look') } }
}

/** An answer as the desk reads it, in the officer's language. */
export function writtenAnswer({ language, context }: Guest, field: FieldDefinition, value: string): string {
  return context.deps.wording.answer(field, language, value)
}
