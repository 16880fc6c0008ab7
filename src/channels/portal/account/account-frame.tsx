import type { VNode } from 'preact'
import { maskedAddress } from '../../../core/account/masked-address.ts'
import type { Account, Device } from '../../../actions/ports/accounts.ts'
import { ownAccount } from '../../../actions/account-sessions.ts'
import { deviceOf } from '../../../core/account/device.ts'
import { Card, PageHeading } from '../../ui/components/layout.tsx'
import type { Text } from '../../ui/components/slot.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import { FreePage } from '../frame.tsx'
import { ProblemSummary, type SummaryError } from '../problem-summary.tsx'
import type { Visit } from '../visit.ts'

const PLACES = [
  ['', 'account.title'],
  ['/contact', 'account.contact'],
  ['/devices', 'account.devices'],
  ['/close', 'account.close'],
] as const

interface AccountPageProps {
  readonly visit: Visit
  readonly account: Account
  readonly title: string
  /** Behind `/account`. */
  readonly at: string
  readonly errors?: readonly SummaryError[] | undefined
  readonly children?: Text
}

/** A page of whoever is signed in: beside it the way to the others, and out. Whose account it is stands in the page alone, and not whole. */
export function AccountPage(props: AccountPageProps): VNode {
  const { visit, account, title, errors = [] } = props
  const { words } = visit
  return (
    <FreePage
      visit={visit}
      place="account"
      title={title}
      hasProblems={errors.length > 0}
      aside={<Menu visit={visit} at={props.at} />}
      asideLabel={words('account.menu')}
    >
      <ProblemSummary words={words} errors={errors} />
      <PageHeading caption={words('account.signed-in', { address: maskedAddress(account.email) })} title={title} />
      <Done visit={visit} />
      {props.children}
    </FreePage>
  )
}

function Menu({ visit, at }: { readonly visit: Visit; readonly at: string }): VNode {
  const { words, language } = visit
  return (
    <Card title={words('account.menu')}>
      <ul class="sapar-list">
        {PLACES.map(([path, text]) => (
          <li>
            <a href={`/${language}/account${path}`} aria-current={path === at ? 'page' : undefined}>
              {words(text)}
            </a>
          </li>
        ))}
        <li>
          <form method="post" action={`/${language}/account/sign-out`}>
            <button class="sapar-link-button" type="submit">
              {words('account.sign-out')}
            </button>
          </form>
        </li>
      </ul>
    </Card>
  )
}

/** What was just done, after the page that did it has led here. */
function Done({ visit }: { readonly visit: Visit }): VNode | null {
  const key = `account.done.${visit.query.done ?? ''}`
  return visit.words.has(key) ? <Notice tone="good">{visit.words.of(key)}</Notice> : null
}

export async function accountOf(visit: Visit): Promise<Account | undefined> {
  const account = await ownAccount(visit.context.deps, visit.actor, 'read-account')
  return account.ok ? account.value : undefined
}

export function deviceOfVisit({ request }: Visit): Device {
  return deviceOf(request.headers['user-agent'] ?? '')
}

/** Names of products that are the same in every language; the others are texts. */
const PRODUCTS: Readonly<Record<string, string>> = {
  wechat: 'WeChat',
  edge: 'Edge',
  opera: 'Opera',
  samsung: 'Samsung Internet',
  uc: 'UC Browser',
  firefox: 'Firefox',
  chrome: 'Chrome',
  safari: 'Safari',
  android: 'Android',
  windows: 'Windows',
  chromeos: 'ChromeOS',
  macos: 'Mac',
  linux: 'Linux',
}

/** `Firefox, Android` */
export function deviceText({ words }: Visit, { browser, system }: Device): string {
  return words('account.device', {
    browser: PRODUCTS[browser] ?? words.of(`account.browser.${browser}`),
    system: PRODUCTS[system] ?? words.of(`account.system.${system}`),
  })
}
