import type { VNode } from 'preact'
import type { Account } from '../../../actions/ports/accounts.ts'
import { type CaseFile, confirmedAddress } from '../../../core/case/case-file.ts'
import { DataTable } from '../../ui/components/data-table.tsx'
import { Code, Section } from '../../ui/components/layout.tsx'
import { casePath } from '../form-way.ts'
import type { Visit } from '../visit.ts'

/** Letters of a case go where the case says. What goes elsewhere can be turned to the address of the account, which needs no second proof. */
export function LetterAddresses({
  visit,
  account,
  files,
}: {
  readonly visit: Visit
  readonly account: Account
  readonly files: readonly CaseFile[]
}): VNode | null {
  const { words, language } = visit
  const elsewhere = files.filter((file) => confirmedAddress(file) !== account.email)
  if (elsewhere.length === 0) return null
  return (
    <Section id="letters" title={words('account.letters')}>
      <p>{words('account.letters-text')}</p>
      <DataTable
        caption={words('account.letters')}
        columns={[{ label: words('form.case') }, { label: words('account.letters-go') }, { label: words('account.letters-turn'), hidden: true }]}
        rows={elsewhere.map((file) => [
          <Code>{file.code}</Code>,
          confirmedAddress(file) ?? file.email ?? words('account.letters-nowhere'),
          <form method="post" action={`/${language}${casePath(file)}/account-address`}>
            <button class="sapar-link-button" type="submit">
              {words('account.letters-turn')} <span class="govuk-visually-hidden">{file.code}</span>
            </button>
          </form>,
        ])}
        rowHeader={0}
      />
    </Section>
  )
}
