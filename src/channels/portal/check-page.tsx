import type { VNode } from 'preact'
import { loadCase } from '../../actions/authorise.ts'
import { definitionOf, formFacts } from '../../actions/case-facts.ts'
import { startPayment } from '../../actions/start-payment.ts'
import { progress, submitApplication } from '../../actions/submit-application.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import type { PageState, Progress } from '../../core/form/check-page.ts'
import type { Refusal } from '../../core/kernel/result.ts'
import { type FieldDefinition, fieldsFor } from '../../core/service/definition.ts'
import { BackLink } from '../ui/components/back-link.tsx'
import { Button } from '../ui/components/button.tsx'
import { Checkboxes } from '../ui/components/checkboxes.tsx'
import { ErrorSummary } from '../ui/components/error-summary.tsx'
import { PageHeading, Section } from '../ui/components/layout.tsx'
import { SummaryList, type SummaryRow } from '../ui/components/summary-list.tsx'
import { problemText } from '../ui/problem-text.ts'
import { fieldAnchor } from './field-view.ts'
import { FormFrame } from './form-frame.tsx'
import { casePath, previousPage } from './form-way.ts'
import { FilledFormLink } from './paper-form.tsx'
import { isFreeToday, priceToday } from './price-today.ts'
import { type Answer, go, notFound, page, type Visit } from './visit.ts'

/** All answers on one page, each with its way back, before anything is declared or paid. */
export async function showCheck(visit: Visit): Promise<Answer> {
  const file = await open(visit)
  if (!file) return notFound
  if (file.state !== 'draft') return go(visit, casePath(file))
  return page(view(visit, file, { reached: await progress(visit.context.deps, file) }), { formsTo: visit.context.deps.payments.origin })
}

/** The declaration. From here the person goes straight on to pay. */
export async function saveCheck(visit: Visit): Promise<Answer> {
  const file = await open(visit)
  if (!file) return notFound
  const { deps } = visit.context
  const submitted = await submitApplication(deps, visit.actor, { code: file.code, declared: visit.form.declared === 'yes' })
  // Twice sent, or sent from a second tab: it is submitted already, so on to the payment.
  if (submitted.ok || submitted.code === 'move-not-allowed') return toPayment(visit, file)
  if (submitted.code === 'not-found') return notFound
  if (submitted.code === 'changed-meanwhile') return afterOtherWindow(visit, file)
  const reached = await progress(deps, file)
  return page(view(visit, file, { reached, refusal: submitted }), { status: 422, formsTo: deps.payments.origin })
}

/** Changed between the reading and the writing: by the first of two clicks, which goes on to the payment, or by another window, which is to be looked at. */
async function afterOtherWindow(visit: Visit, { code }: CaseFile): Promise<Answer> {
  const now = await open(visit)
  return now && now.state !== 'draft' ? toPayment(visit, now) : go(visit, `${casePath({ code })}/check`)
}

/** To the provider's page at once, or to our own page that says why not. */
export async function toPayment(visit: Visit, file: Pick<CaseFile, 'code'>): Promise<Answer> {
  const started = await startPayment(visit.context.deps, visit.actor, { code: file.code })
  if (started.ok) return { kind: 'go', to: started.value.redirectUrl }
  // The bank still works on an earlier page: that page's outcome is what there is to wait for.
  if (started.code === 'payment-under-way') return go(visit, `${casePath(file)}/paid`)
  return go(visit, started.code === 'nothing-to-pay' ? casePath(file) : `${casePath(file)}/pay?trouble=${started.code}`)
}

async function open(visit: Visit): Promise<CaseFile | undefined> {
  const loaded = await loadCase(visit.context.deps, visit.actor, { action: 'read-application', code: visit.params.code ?? '' })
  return loaded.ok ? loaded.value : undefined
}

function view(visit: Visit, file: CaseFile, seen: { reached: Progress; refusal?: Refusal }): VNode {
  const { words, language } = visit
  const { reached } = seen
  const steps = definitionOf(visit.context.deps.law(), file).steps
  const heading = isFreeToday(visit, file) ? words('check.title-free') : words('check.title')
  const open = reached.pages.filter((state) => !state.complete)
  const errors = [
    ...openPages(visit, file, open),
    ...(seen.refusal && seen.refusal.code !== 'not-complete' ? [{ text: words.of(`problem.${seen.refusal.code}`), href: '#declared' }] : []),
  ]
  const shown = seen.refusal !== undefined || open.length > 0
  return (
    <FormFrame
      visit={visit}
      file={file}
      progress={reached}
      step="check"
      heading={heading}
      hasProblems={shown && errors.length > 0}
      before={<BackLink text={words('common.back')} href={`/${language}${previousPage(reached, file, reached.pages.at(-1)?.page.id ?? '')}`} />}
    >
      {shown && errors.length > 0 ? <ErrorSummary titleText={words('check.not-complete')} errorList={errors} /> : null}
      <PageHeading caption={words('form.step-of', { step: steps.indexOf('check') + 1, steps: steps.length })} title={heading} />
      <p>{words('check.text')}</p>
      <FromCard visit={visit} file={file} reached={reached} />
      {reached.pages.map((state) => (state.page.kind === 'confirm-email' ? null : <PageSummary visit={visit} file={file} state={state} />))}
      <FilledFormLink visit={visit} file={file} />
      <Declaration visit={visit} file={file} missing={seen.refusal?.code === 'declaration-missing'} />
    </FormFrame>
  )
}

/** What a renewal takes over from the card and asks nobody: it is compared with the passport all the same. */
function FromCard({ visit, file, reached }: { readonly visit: Visit; readonly file: CaseFile; readonly reached: Progress }): VNode | null {
  const { words, language } = visit
  if (!file.renews) return null
  const definition = definitionOf(visit.context.deps.law(), file)
  const asked = new Set(reached.pages.flatMap(({ page: { fields } }) => fields.map(({ name }) => name)))
  const kept = visit.context.deps.wording.asked(definition, language, file.answers).filter(({ field, answer }) => !asked.has(field) && answer !== '')
  if (kept.length === 0) return null
  const title = words('check.from-card', { number: file.renews.number })
  return (
    <SummaryList
      card={{ title: { text: title, headingLevel: 2 } }}
      rows={kept.map(({ question, answer }) => ({ key: { text: question }, value: { text: answer } }))}
    />
  )
}

/** The declaration, and the button that names the sum. */
function Declaration({ visit, file, missing }: { readonly visit: Visit; readonly file: CaseFile; readonly missing: boolean }): VNode {
  const { words, language } = visit
  const price = priceToday(visit, file)
  const isFree = isFreeToday(visit, file)
  return (
    <form method="post" action={`/${language}${casePath(file)}/check`} novalidate>
      <Section id="declaration" title={words('check.declaration')}>
        <p>{words(isFree ? 'check.declaration-text-free' : 'check.declaration-text')}</p>
        <Checkboxes
          name="declared"
          idPrefix="declared"
          items={[{ value: 'yes', text: words('check.declare') }]}
          errorMessage={missing ? { text: words('problem.declaration-missing'), visuallyHiddenText: words('common.error-prefix') } : undefined}
        />
        <Button text={isFree ? words('check.submit-free') : words('check.submit', { price })} preventDoubleClick />
      </Section>
    </form>
  )
}

function openPages({ words, language }: Visit, file: CaseFile, open: readonly PageState[]) {
  return open.map((state) => {
    const problem = state.problems[0]
    const field = state.page.fields.find((f) => f.name === problem?.field)
    const text =
      problem && problem.code !== 'required' ? problemText(words, problem) : words('check.page-open', { page: words.of(`page.${state.page.id}.title`) })
    return { text, href: `/${language}${casePath(file)}/${state.page.id}?check=yes${field ? `#${fieldAnchor(field)}` : ''}` }
  })
}

/** Those that its answers ask for, in their order. */
function fieldsOf({ context }: Visit, file: CaseFile, { page: shown }: PageState): readonly FieldDefinition[] {
  const { law, clock } = context.deps
  return fieldsFor(shown, formFacts(law(), definitionOf(law(), file), { ...file, today: clock.dayOf(clock.now()) }))
}

function PageSummary({ visit, file, state }: { readonly visit: Visit; readonly file: CaseFile; readonly state: PageState }): VNode {
  const { words, language } = visit
  const title = words.of(`page.${state.page.id}.title`)
  const href = `/${language}${casePath(file)}/${state.page.id}?check=yes`
  const change = (name: string) => ({ items: [{ href, text: words('check.change'), visuallyHiddenText: name }] })
  const asked = visit.context.deps.wording.asked(definitionOf(visit.context.deps.law(), file), language, file.answers)
  const rows: SummaryRow[] = fieldsOf(visit, file, state)
    .filter((field) => field.kind !== 'tick' || file.answers[field.name])
    .map((field) => ({
      key: { text: words.of(`field.${field.name}.label`) },
      value: { text: asked.find((entry) => entry.field === field.name)?.answer ?? words('check.nothing') },
      actions: change(words.of(`field.${field.name}.label`)),
    }))
  if (state.page.document)
    rows.push({
      key: { text: words.of(`document.${state.page.document}.name`) },
      value: { text: words(state.complete ? 'check.given' : 'check.missing') },
      actions: change(title),
    })
  return <SummaryList card={{ title: { text: title, headingLevel: 2 } }} rows={rows} />
}
