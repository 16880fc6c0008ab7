import type { VNode } from 'preact'
import { renewalsOn } from '../../../actions/holder-card.ts'
import { findMyCard, type MyCard } from '../../../actions/my-card.ts'
import { renewCard } from '../../../actions/renew-card.ts'
import { checkField } from '../../../core/form/check-field.ts'
import type { Problem } from '../../../core/form/problem.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import { Button } from '../../ui/components/button.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { List, PageHeading, Section, Small } from '../../ui/components/layout.tsx'
import { writtenDay } from '../../../texts/written.ts'
import { problemText } from '../../ui/problem-text.ts'
import { fieldAnchor, FieldView } from '../field-view.ts'
import { FreePage } from '../frame.tsx'
import { EmptyFormLink } from '../paper-form.tsx'
import { BIRTH, LONGEST as LONGEST_NUMBER } from '../appointments/carried.tsx'
import { nearOfficesFor, OfficesLink } from '../appointments/near-offices.tsx'
import { troublePage } from '../trouble.tsx'
import { openPath } from '../form-way.ts'
import { type Answer, go, page, type Visit } from '../visit.ts'
import { type CardProblem, myCardView } from './my-card-view.tsx'
import { officesOf } from './offices-of.ts'
import { CardNumberInput } from './card-proof.tsx'

export function showMyCard(visit: Visit): Answer {
  return page(formView(visit, []))
}

/** The card is shown as the answer to the form: its number and the holder's birth date stand in no address. */
export async function lookUpMyCard(visit: Visit, problem?: CardProblem): Promise<Answer> {
  const { form, context, words } = visit
  const number = (form.number ?? '').trim()
  const birth = checkField(BIRTH, form, {})
  const problems: Problem[] = []
  if (number === '') problems.push({ field: 'number', code: 'required', facts: {} })
  if (number.length > LONGEST_NUMBER) problems.push({ field: 'number', code: 'too-long', facts: { max: LONGEST_NUMBER } })
  if (!birth.ok) problems.push({ field: BIRTH.name, code: birth.code, facts: birth.facts })
  if (!birth.ok || problems.length > 0) return page(formView(visit, problems), { status: 422 })
  const found = await findMyCard(context.deps, visit.actor, { number, birthDate: birth.value as PlainDate, network: visit.network })
  if (found.ok) return cardPage(visit, found.value, problem)
  if (found.code === 'too-many-requests')
    return page(troublePage(visit, { title: words('problem.too-many-requests'), text: words('my-card.later') }), { status: 429 })
  return page(formView(visit, [], words('my-card.not-found')), { status: 422 })
}

/** Begins the renewal of the card that was looked up, or goes on with it. */
export async function renewMyCard(visit: Visit): Promise<Answer> {
  const { form, context, words, language } = visit
  const birth = checkField(BIRTH, form, {})
  if (!birth.ok || (form.number ?? '').length > LONGEST_NUMBER) return lookUpMyCard(visit)
  const known = { number: form.number ?? '', birthDate: birth.value as PlainDate, network: visit.network }
  const { heldCaseIds } = visit
  const passportNumber = (form.passportNumber ?? '').slice(0, LONGEST_NUMBER)
  const started = await renewCard(context.deps, visit.actor, { ...known, passportNumber, language, channel: 'portal', heldCaseIds })
  if (started.ok) return go(visit, await openPath(visit, started.value.caseId), started.value.token)
  // Everything that can be said of the card itself stands on its page.
  if (started.code !== 'no-match') return lookUpMyCard(visit)
  const found = await findMyCard(context.deps, visit.actor, known)
  return found.ok ? cardPage(visit, found.value, { field: 'passportNumber', text: words('problem.no-match.passportNumber') }) : lookUpMyCard(visit)
}

/** The card with the offices around it. */
async function cardPage(visit: Visit, mine: MyCard, problem?: CardProblem): Promise<Answer> {
  return page(myCardView(visit, { mine, near: await nearOfficesFor(visit, mine) }, problem), { status: problem ? 422 : 200 })
}

function formView(visit: Visit, problems: readonly Problem[], refusal?: string): VNode {
  const { words, language, form } = visit
  const title = words('my-card.title')
  const text = (problem: Problem) =>
    problem.field === 'number' && problem.code === 'required' ? words('my-card.number-required') : problemText(words, problem)
  const errors = [
    ...(refusal ? [{ text: refusal, href: '#number' }] : []),
    ...problems.map((problem) => ({ text: text(problem), href: problem.field === 'number' ? '#number' : `#${fieldAnchor(BIRTH)}` })),
  ]
  const wrongNumber = problems.find(({ field }) => field === 'number')
  const atNumber = wrongNumber ? text(wrongNumber) : refusal
  return (
    <FreePage visit={visit} place="find" title={title} hasProblems={errors.length > 0} layout="form">
      {errors.length > 0 ? <ErrorSummary titleText={words('form.error-title', { count: errors.length })} errorList={errors} /> : null}
      <PageHeading caption={words('service.registration-card.name')} title={title} />
      <p>{words('my-card.text')}</p>
      <form method="post" action={`/${language}/my-card`} novalidate>
        <CardNumberInput visit={visit} problem={atNumber} />
        <FieldView field={BIRTH} words={words} typed={form} problem={problems.find(({ field }) => field === BIRTH.name)} lists={{}} />
        <Button text={words('my-card.button')} preventDoubleClick />
      </form>
      <Examples visit={visit} />
      <NoCardYet visit={visit} />
    </FreePage>
  )
}

/** The demo's own cards, so that a newcomer has something to look up. */
function Examples({ visit }: { readonly visit: Visit }): VNode | null {
  const { words, language, context } = visit
  const { demoCards } = context.deps.law()
  const [first] = demoCards
  if (!first) return null
  return (
    <div class="sapar-specimen-offer">
      <Small>{words('my-card.examples', { numbers: demoCards.map(({ number }) => number).join(', '), day: writtenDay(language, first.birthDate) })}</Small>
    </div>
  )
}

/** Who has none yet is led to an office: the first card is issued there, with the same form on paper. */
function NoCardYet({ visit }: { readonly visit: Visit }): VNode {
  const { words, context } = visit
  const services = renewalsOn(context.deps.law(), context.deps.clock.dayOf(context.deps.clock.now()))
  return (
    <Section id="none" title={words('my-card.none')} size="s">
      <p>{words('my-card.none-text')}</p>
      <List
        items={officesOf(
          visit,
          services.flatMap(({ offices }) => offices ?? []),
        )}
      />
      <OfficesLink visit={visit} />
      {services.map(({ id }) => (
        <EmptyFormLink visit={visit} service={id} />
      ))}
    </Section>
  )
}
