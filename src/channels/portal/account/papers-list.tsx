import type { VNode } from 'preact'
import type { AccountCase } from '../../../actions/read-account.ts'
import { money } from '../../../core/kernel/money.ts'
import { writtenDay, writtenMoney } from '../../../texts/written.ts'
import { DataTable, TwoLines } from '../../ui/components/data-table.tsx'
import { Code, Small } from '../../ui/components/layout.tsx'
import type { Text } from '../../ui/components/slot.tsx'
import { casePath } from '../form-way.ts'
import type { Visit } from '../visit.ts'

/** Cards, refusals, receipts and credit notes of all applications in one list, each with the code by which anyone can check it. */
export function Papers({ visit, cases }: { readonly visit: Visit; readonly cases: readonly AccountCase[] }): VNode {
  const { words, language } = visit
  const rows = cases.flatMap((one) => papersOf(visit, one))
  if (rows.length === 0) return <p>{words('account.papers-none')}</p>
  return (
    <>
      <DataTable
        caption={words('account.papers')}
        columns={[{ label: words('account.paper'), quiet: true }, { label: words('account.issued-for') }, { label: words('account.check-code') }]}
        rows={rows}
        rowHeader={0}
      />
      <Small>
        {words('account.check-text')} <a href={`/${language}/check`}>{words('common.nav.check')}</a>
      </Small>
    </>
  )
}

function papersOf(visit: Visit, { file, card, receipts }: AccountCase): readonly (readonly Text[])[] {
  const { words, language, context } = visit
  const base = `/${language}${casePath(file)}`
  const about = <TwoLines first={file.holderName ?? ''} second={file.code} />
  const code = (text: string) => <Code>{text}</Code>
  const until = card ? words('status.card-ready', { from: writtenDay(language, card.validFrom), until: writtenDay(language, card.validUntil) }) : ''
  return [
    ...(card ? [[<TwoLines first={<a href={`${base}/card.pdf`}>{words('status.download-card')}</a>} second={until} />, about, code(card.number)]] : []),
    ...(file.state === 'refused' ? [[<a href={`${base}/refusal.pdf`}>{words('status.download-refusal')}</a>, about, code(file.code)]] : []),
    ...receipts.map((receipt) => [
      <TwoLines
        first={
          <a href={`${base}/receipt/${receipt.number}`}>
            {words.of(`status.paper.${receipt.kind}`)} <Code>{receipt.number}</Code>
          </a>
        }
        second={`${writtenMoney(language, money(receipt.amountMinor, receipt.currency))} · ${writtenDay(language, context.deps.clock.dayOf(receipt.issuedAt))}`}
      />,
      about,
      code(receipt.checkCode),
    ]),
  ]
}
