import type { VNode } from 'preact'
import { returnFromPayment } from '../../actions/reconcile-payment.ts'
import { promiseFor } from '../../actions/price.ts'
import { readStatus, type Status } from '../../actions/read-status.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import type { FeeLine } from '../../core/fee/price.ts'
import { money } from '../../core/kernel/money.ts'
import { addDays } from '../../core/kernel/plain-date.ts'
import { definitionOf } from '../../actions/case-facts.ts'
import { feeName } from '../../texts/fee-words.ts'
import { writtenMoney, writtenWeekday } from '../../texts/written.ts'
import { Button } from '../ui/components/button.tsx'
import { Card, Flow, PageHeading } from '../ui/components/layout.tsx'
import { PriceList } from '../ui/components/promise.tsx'
import { Notice } from '../ui/components/verdict.tsx'
import { AskAgain } from './ask-again.tsx'
import { DecisionIfPaidToday } from './decision-leaf.tsx'
import { FreePage } from './frame.tsx'
import { toPayment } from './check-page.tsx'
import { CaseCaption } from './case-caption.tsx'
import { casePath } from './form-way.ts'
import { ChangeAgain, CorrectedFee } from './status/corrected-fee.tsx'
import { DecisionBy } from './status/status-aside.tsx'
import { type Answer, go, notFound, page, type Visit } from './visit.ts'

type Owed = Status['feeItems'][number]

const TROUBLES = ['provider-unreachable', 'changed-meanwhile', 'failed']

/** What is owed and until when. The button leads to the provider's own page. */
export async function showPay(visit: Visit): Promise<Answer> {
  const status = await readStatus(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })
  if (!status.ok) return notFound
  const owed = status.value.feeItems.find((item) => item.state === 'open')
  if (!owed) return go(visit, casePath(status.value.file))
  return page(view(visit, status.value, owed), { formsTo: visit.context.deps.payments.origin })
}

export async function savePay(visit: Visit): Promise<Answer> {
  const status = await readStatus(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })
  return status.ok ? toPayment(visit, status.value.file) : notFound
}

/** Back from the provider: what happened is asked, not believed. */
export async function showPaid(visit: Visit): Promise<Answer> {
  const code = visit.params.code ?? ''
  const outcome = await returnFromPayment(visit.context.deps, visit.actor, { code })
  if (!outcome.ok) return notFound
  const path = casePath({ code })
  if (outcome.value === 'paid') return go(visit, `${path}?paid=yes`)
  if (outcome.value === 'failed') return go(visit, `${path}/pay?trouble=failed`)
  return page(waitingPage(visit, code))
}

/** The provider has not decided yet. The page asks again by itself; nobody has to pay twice. */
function waitingPage(visit: Visit, code: string): VNode {
  const { words, language } = visit
  const title = words('pay.waiting-title')
  return (
    <FreePage visit={visit} place="find" title={title} layout="form">
      <PageHeading caption={<CaseCaption words={words} code={code} />} title={title} />
      <Flow>
        <p>{words('pay.waiting-text')}</p>
        <AskAgain href={`/${language}${casePath({ code })}/paid`} text={words('pay.ask-again')} />
      </Flow>
    </FreePage>
  )
}

function view(visit: Visit, status: Status, owed: Owed): VNode {
  const { words, language, context } = visit
  const { file } = status
  const amount = writtenMoney(language, money(owed.amountMinor, owed.currency))
  const trouble = TROUBLES.find((name) => name === visit.query.trouble)
  const reason = status.attempts.findLast((attempt) => attempt.reason)?.reason
  const reasonKey = `pay.reason.${reason ?? ''}`
  const { unpaidLapsesAfterDays } = definitionOf(context.deps.law(), file).terms
  const unpaid = file.submittedAt && owed.kind === 'application' ? addDays(context.deps.clock.dayOf(file.submittedAt), unpaidLapsesAfterDays) : undefined
  const payBy = owed.kind === 'correction' ? file.correctBy : unpaid
  const title = words(trouble === 'failed' ? 'pay.failed-title' : 'pay.title', { price: amount })
  return (
    <FreePage visit={visit} place="find" title={title} aside={<PayAside visit={visit} status={status} owed={owed} />} asideLabel={words('form.aside')}>
      <PageHeading caption={<CaseCaption words={words} code={file.code} />} title={title} />
      {trouble === 'failed' ? (
        <Notice tone="warn" title={words.of(words.has(reasonKey) ? reasonKey : 'pay.reason.other')}>
          {words('pay.failed-text')}
        </Notice>
      ) : null}
      {trouble && trouble !== 'failed' ? <Notice tone="warn">{words('pay.unreachable')}</Notice> : null}
      {owed.kind === 'correction' ? <CorrectedFee visit={visit} status={status} /> : null}
      <p>{words('pay.text')}</p>
      {payBy ? <p>{words('pay.until', { day: writtenWeekday(language, payBy) })}</p> : null}
      {context.demo ? <Notice>{words('pay.demo')}</Notice> : null}
      <form method="post" action={`/${language}${casePath(file)}/pay`}>
        <Button text={words('pay.button', { price: amount })} preventDoubleClick />
      </form>
      {owed.kind === 'correction' ? <ChangeAgain visit={visit} file={file} /> : null}
      {file.state === 'submitted' ? (
        <form method="post" action={`/${language}${casePath(file)}/amend`}>
          <Button text={words('pay.amend')} classes="govuk-button--secondary" preventDoubleClick />
        </form>
      ) : null}
    </FreePage>
  )
}

/** The day that paying today leads to; one that was promised before stays when a difference is paid. */
function PayLeaf({ visit, status }: { readonly visit: Visit; readonly status: Status }): VNode | null {
  if (status.file.state !== 'submitted') return <DecisionBy visit={visit} status={status} />
  const promise = promiseFor(visit.context.deps.law(), status.file, status.today)
  return promise ? <DecisionIfPaidToday visit={visit} promise={promise} today={status.today} /> : null
}

/** The difference of a correction names the new lines, and those that were paid before and are taken off. */
function lineName({ words }: Visit, file: CaseFile, { owed, line }: { readonly owed: Owed; readonly line: FeeLine }): string {
  if (owed.kind === 'stay-change') return words('fee.difference')
  const name = feeName(words, line.item, file)
  return line.minor < 0 ? words('fee.taken-off', { name }) : name
}

function PayAside({ visit, status, owed }: { readonly visit: Visit; readonly status: Status; readonly owed: Owed }): VNode {
  const { words, language } = visit
  const amount = (minor: number) => writtenMoney(language, money(minor, owed.currency))
  return (
    <>
      <PayLeaf visit={visit} status={status} />
      <Card title={words('form.price')}>
        <PriceList
          items={owed.lines.map((line) => ({
            label: lineName(visit, status.file, { owed, line }),
            amount: amount(line.minor),
          }))}
          total={{ label: words('form.total'), amount: amount(owed.amountMinor) }}
        />
      </Card>
    </>
  )
}
