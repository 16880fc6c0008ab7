import type { VNode } from 'preact'
import { bookAppointment } from '../../../actions/book-appointment.ts'
import { readSlot, type Slot } from '../../../core/appointment/slots.ts'
import { checkField } from '../../../core/form/check-field.ts'
import type { Problem } from '../../../core/form/problem.ts'
import { writtenWeekday } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { PageHeading } from '../../ui/components/layout.tsx'
import { SummaryList } from '../../ui/components/summary-list.tsx'
import { codeText, problemText } from '../../ui/problem-text.ts'
import { fieldAnchor, FieldView } from '../field-view.ts'
import { FreePage } from '../frame.tsx'
import { CardFacts, CardNumberInput, PassportInput } from '../guidance/card-proof.tsx'
import { troublePage } from '../trouble.tsx'
import { type Answer, notFound, page, type Visit } from '../visit.ts'
import { appointmentView } from './appointment-view.tsx'
import { BIRTH, birthOf, LONGEST } from './carried.tsx'
import { timesPage } from './times-page.tsx'

/** A time was chosen: whose it is to be is asked on the page that follows. */
export function chooseTime(visit: Visit): Promise<Answer> | Answer {
  const { form, words } = visit
  const slot = readSlot(form.slot ?? '')
  if (!slot) return timesPage(visit, { office: form.office ?? '', problem: words(form.slot ? 'problem.slot-unknown' : 'problem.slot-missing') })
  return officeOf(visit) ? page(bookForm(visit, slot)) : notFound
}

export async function book(visit: Visit): Promise<Answer> {
  const { form, context, actor, language, network, words } = visit
  const slot = readSlot(form.slot ?? '')
  if (!slot || !officeOf(visit)) return chooseTime(visit)
  const missing = missingIn(visit)
  if (Object.keys(missing).length > 0) return page(bookForm(visit, slot, missing), { status: 422 })
  const proof = { number: form.number ?? '', birthDate: birthOf(visit) ?? '', passportNumber: form.passportNumber ?? '', network }
  const booked = await bookAppointment(context.deps, actor, { ...proof, office: form.office ?? '', slot: form.slot ?? '', language })
  if (booked.ok) return page(appointmentView(visit, { ...booked.value, open: true }, 'booked'))
  switch (booked.code) {
    case 'not-found':
      return notFound
    case 'too-many-requests':
      return page(troublePage(visit, { title: words('problem.too-many-requests'), text: words('my-card.later') }), { status: 429 })
    case 'card-not-found':
      return page(bookForm(visit, slot, { number: words('my-card.not-found') }), { status: 422 })
    case 'no-match':
      return page(bookForm(visit, slot, { passportNumber: words('problem.no-match.passportNumber') }), { status: 422 })
    case 'card-not-open':
    case 'card-not-active':
      return page(bookForm(visit, slot, { number: codeText(words, booked) }), { status: 422 })
    default:
      return timesPage(visit, { office: form.office ?? '', problem: words(`problem.${booked.code}`) })
  }
}

type BookProblems = Readonly<Partial<Record<'number' | 'birthDate' | 'passportNumber', string>>>

function officeOf({ form, context }: Visit) {
  return context.deps.law().offices.find(({ id }) => id === form.office)
}

function missingIn({ form, words }: Visit): BookProblems {
  const birth = checkField(BIRTH, form, {})
  const tooLong = (name: string) =>
    (form[name] ?? '').length > LONGEST ? problemText(words, { field: name, code: 'too-long', facts: { max: LONGEST } }) : undefined
  const number = (form.number ?? '').trim() === '' ? words('my-card.number-required') : tooLong('number')
  const passport = (form.passportNumber ?? '').trim() === '' ? words('my-card.change-passport-required') : tooLong('passportNumber')
  return {
    ...(number ? { number } : {}),
    ...(birth.ok ? {} : { birthDate: problemText(words, { field: BIRTH.name, code: birth.code, facts: birth.facts }) }),
    ...(passport ? { passportNumber: passport } : {}),
  }
}

const ANCHORS = { number: '#number', birthDate: `#${fieldAnchor(BIRTH)}`, passportNumber: '#passportNumber' } as const

function bookForm(visit: Visit, slot: Slot, problems: BookProblems = {}): VNode {
  const { words, language, form } = visit
  const title = words('appointment.book.title')
  const errors = (Object.keys(ANCHORS) as (keyof BookProblems)[]).flatMap((name) => (problems[name] ? [{ text: problems[name], href: ANCHORS[name] }] : []))
  const here = <input type="hidden" name="office" value={form.office} />
  return (
    <FreePage visit={visit} place="find" title={title} hasProblems={errors.length > 0} layout="form">
      {errors.length > 0 ? <ErrorSummary titleText={words('form.error-title', { count: errors.length })} errorList={errors} /> : null}
      <PageHeading caption={words('appointment.purpose.renewal')} title={title} />
      <Chosen visit={visit} slot={slot} />
      <p>{words('appointment.book.text')}</p>
      <form method="post" action={`/${language}/my-card/appointment/book`} novalidate>
        {here}
        <input type="hidden" name="slot" value={form.slot} />
        <WhoseCard visit={visit} problems={problems} />
        <PassportInput visit={visit} problem={problems.passportNumber} />
        <Button text={words('appointment.book.button')} preventDoubleClick />
      </form>
      <form method="post" action={`/${language}/offices/${form.office}`} novalidate>
        {here}
        <CardFacts form={form} />
        <input type="hidden" name="day" value={slot.day} />
        <Button text={words('appointment.book.other')} classes="govuk-button--secondary" />
      </form>
    </FreePage>
  )
}

function Chosen({ visit, slot }: { readonly visit: Visit; readonly slot: Slot }): VNode {
  const { words, language } = visit
  const office = officeOf(visit)
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  return (
    <SummaryList
      rows={[
        row(words('notice.appointment.when'), words('appointment.when', { day: writtenWeekday(language, slot.day), time: slot.time })),
        row(words('notice.paper.office'), office?.name[language] ?? ''),
        ...(office?.address ? [row(words('notice.paper.address'), office.address[language])] : []),
      ]}
    />
  )
}

/** Who comes from the page of the card has typed number and birth date already. */
function WhoseCard({ visit, problems }: { readonly visit: Visit; readonly problems: BookProblems }): VNode {
  const { words, form } = visit
  if (form.number && birthOf(visit) && !problems.number && !problems.birthDate) return <CardFacts form={form} />
  const problem: Problem | undefined = problems.birthDate ? birthProblem(form) : undefined
  return (
    <>
      <CardNumberInput visit={visit} problem={problems.number} />
      <FieldView field={BIRTH} words={words} typed={form} problem={problem} lists={{}} />
    </>
  )
}

function birthProblem(form: Visit['form']): Problem | undefined {
  const birth = checkField(BIRTH, form, {})
  return birth.ok ? undefined : { field: BIRTH.name, code: birth.code, facts: birth.facts }
}
