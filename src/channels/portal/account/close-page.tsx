import type { VNode } from 'preact'
import { closeAccount } from '../../../actions/close-account.ts'
import type { Account } from '../../../actions/ports/accounts.ts'
import { Button } from '../../ui/components/button.tsx'
import { Checkboxes } from '../../ui/components/checkboxes.tsx'
import { List } from '../../ui/components/layout.tsx'
import { ACCOUNT_COOKIE } from '../../ui/http/context.ts'
import { type Answer, go, page, type Visit } from '../visit.ts'
import { AccountPage, accountOf } from './account-frame.tsx'

export async function showClose(visit: Visit): Promise<Answer> {
  const account = await accountOf(visit)
  return account ? page(view(visit, account)) : go(visit, '/account')
}

export async function saveClose(visit: Visit): Promise<Answer> {
  const account = await accountOf(visit)
  const closed = await closeAccount(visit.context.deps, visit.actor, { confirmed: visit.form.confirmed === 'yes', language: visit.language })
  if (closed.ok) return { kind: 'go', to: `/${visit.language}/account?done=closed`, cookies: { [ACCOUNT_COOKIE]: '' } }
  return account ? page(view(visit, account, visit.words.of(`problem.${closed.code}`)), { status: 422 }) : go(visit, '/account')
}

function view(visit: Visit, account: Account, problem?: string): VNode {
  const { words, language } = visit
  const title = words('account.close')
  return (
    <AccountPage visit={visit} account={account} title={title} at="/close" errors={problem ? [{ text: problem, href: '#confirmed' }] : []}>
      <p>{words('account.close-text')}</p>
      <List items={[words('account.close.goes'), words('account.close.stays'), words('account.close.letters')]} />
      <form method="post" action={`/${language}/account/close`} novalidate>
        <Checkboxes
          name="confirmed"
          idPrefix="confirmed"
          items={[{ value: 'yes', text: words('account.close-confirm') }]}
          errorMessage={problem ? { text: problem, visuallyHiddenText: words('common.error-prefix') } : undefined}
        />
        <Button text={words('account.close-button')} preventDoubleClick />
      </form>
    </AccountPage>
  )
}
