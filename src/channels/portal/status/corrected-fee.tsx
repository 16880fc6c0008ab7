import type { VNode } from 'preact'
import { definitionOf } from '../../../actions/case-facts.ts'
import type { Status } from '../../../actions/read-status.ts'
import { dropFeeDifference } from '../../../actions/resubmit-application.ts'
import type { CaseFile, FrozenPrice } from '../../../core/case/case-file.ts'
import type { CaseEvent } from '../../../core/case/history.ts'
import type { FeeChange } from '../../../core/fee/fee-change.ts'
import { money } from '../../../core/kernel/money.ts'
import { changedFields, feeChangeRows } from '../../../texts/fee-words.ts'
import { writtenMoney } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import { FeeChangeTable } from '../../ui/fee-change.tsx'
import { casePath, correctPath } from '../form-way.ts'
import { type Answer, go, notFound, type Visit } from '../visit.ts'

/** The difference of a correction that waits for its payment; undefined when none does. */
export function differenceOf({ file, feeItems }: Pick<Status, 'file' | 'feeItems'>): Status['feeItems'][number] | undefined {
  const { pendingChange } = file
  return pendingChange?.kind === 'correction' ? feeItems.find(({ id }) => id === pendingChange.feeItemId) : undefined
}

export function differenceInWords({ language }: Visit, status: Pick<Status, 'file' | 'feeItems'>): string {
  const item = differenceOf(status)
  return item ? writtenMoney(language, money(item.amountMinor, item.currency)) : ''
}

/** What has changed, and the fee line by line, before and now. */
export function ChangeOfFee({ visit, file, price }: { readonly visit: Visit; readonly file: CaseFile; readonly price: FrozenPrice }): VNode {
  const { words, language, context } = visit
  return (
    <FeeChangeTable
      words={words}
      price={price}
      definition={definitionOf(context.deps.law(), file)}
      entries={file.entries}
      written={(field, value) => context.deps.wording.answer(field, language, value)}
    />
  )
}

/** On the page to pay: what the difference is for. */
export function CorrectedFee({ visit, status }: { readonly visit: Visit; readonly status: Status }): VNode | null {
  const { file } = status
  if (!file.pendingChange) return null
  return (
    <>
      <p>{visit.words('pay.difference')}</p>
      <ChangeOfFee visit={visit} file={file} price={file.pendingChange.price} />
    </>
  )
}

export function ChangeAgain({ visit, file }: { readonly visit: Visit; readonly file: CaseFile }): VNode {
  return (
    <form method="post" action={`/${visit.language}${casePath(file)}/difference/drop`}>
      <Button text={visit.words('status.difference.change')} classes="govuk-button--secondary" preventDoubleClick />
    </form>
  )
}

/** On the page of the case: the one thing to do now. */
export function DifferenceToPay({ visit, status }: { readonly visit: Visit; readonly status: Status }): VNode | null {
  const { words, language, query } = visit
  const { file } = status
  if (!file.pendingChange) return null
  const price = differenceInWords(visit, status)
  return (
    <>
      {query.trouble === 'payment-under-way' ? <Notice tone="warn">{words('status.difference.under-way')}</Notice> : null}
      <Notice tone="warn">{words('status.difference.text')}</Notice>
      <ChangeOfFee visit={visit} file={file} price={file.pendingChange.price} />
      <div class="sapar-button-group">
        <Button text={words('pay.button', { price })} href={`/${language}${casePath(file)}/pay`} />
        <ChangeAgain visit={visit} file={file} />
      </div>
    </>
  )
}

/** Back to the answers. Whoever has paid meanwhile, in this window or another, has sent the corrections. */
export async function dropDifference(visit: Visit): Promise<Answer> {
  const code = visit.params.code ?? ''
  const done = await dropFeeDifference(visit.context.deps, visit.actor, { code })
  if (done.ok) return go(visit, done.value.state === 'returned' ? correctPath(done.value) : casePath(done.value))
  if (done.code === 'not-found') return notFound
  return go(visit, done.code === 'payment-under-way' ? `${casePath({ code })}?trouble=payment-under-way` : casePath({ code }))
}

/** In the timeline: which answers were corrected, and what that did to the fee. */
export function FeeOfEvent({ visit, file, event }: { readonly visit: Visit; readonly file: CaseFile; readonly event: CaseEvent }): VNode | null {
  const { words } = visit
  const fee = event.data.fee as FeeChange | undefined
  if (!fee) return null
  const fields = changedFields(words, fee)
  return (
    <>
      {fields ? <p>{words('timeline.fee-changed', { fields })}</p> : null}
      <ul class="sapar-list">
        {feeChangeRows(words, fee, file).map(({ name, before, now }) => (
          <li>
            {name}: {before === now ? now : words('letters.fact.fee-change', { old: before, now })}
          </li>
        ))}
      </ul>
      {event.kind === 'resubmit' ? <p>{settledWords(visit, event)}</p> : null}
    </>
  )
}

function settledWords({ words, language }: Visit, { data }: CaseEvent): string {
  const written = (minor: unknown) => writtenMoney(language, money(Number(minor), String(data.currency ?? 'KZT')))
  if (data.refundMinor !== undefined) return words('timeline.fee-back', { amount: written(data.refundMinor) })
  return data.amountMinor === undefined ? words('timeline.fee-same') : words('timeline.fee-paid', { amount: written(data.amountMinor) })
}
