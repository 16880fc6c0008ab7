import type { VNode } from 'preact'
import { definitionOf } from '../../../actions/case-facts.ts'
import { followsCard } from '../../../actions/holder-card.ts'
import type { Status } from '../../../actions/read-status.ts'
import { money } from '../../../core/kernel/money.ts'
import { leafOf, writtenDay, writtenMoney } from '../../../texts/written.ts'
import { Card, Code } from '../../ui/components/layout.tsx'
import { DueDay } from '../../ui/components/promise.tsx'
import { casePath } from '../form-way.ts'
import type { Visit } from '../visit.ts'
import { About } from './about.tsx'

interface Props {
  readonly visit: Visit
  readonly status: Status
}

/** Promise, what can still be done, and what the case is about. */
export function StatusAside(props: Props): VNode {
  return (
    <>
      <DecisionBy {...props} />
      <YouCanStill {...props} />
      <Papers {...props} />
      <About {...props} />
    </>
  )
}

export function DecisionBy({ visit, status }: Props): VNode | null {
  const { words, language } = visit
  const { file } = status
  if (file.state === 'returned') {
    return (
      <Card title={words('form.decision-by')}>
        <p class="sapar-small">{words(file.pendingChange?.kind === 'correction' ? 'status.stopped-difference' : 'status.stopped')}</p>
      </Card>
    )
  }
  if (file.state !== 'in-review' || !file.dueOn) return null
  const left = status.workingDaysLeft ?? 0
  const holidays = status.daysOff.map((day) => writtenDay(language, day.date)).join(', ')
  return (
    <Card title={words('form.decision-by')}>
      <DueDay datetime={file.dueOn} {...leafOf(language, file.dueOn)}>
        {words('status.days-left', { count: left })} {holidays ? words('form.holidays', { days: holidays }) : null}{' '}
        <a href={`/${language}/fees-and-rules#counting`}>{words('status.how-we-count')}</a>
      </DueDay>
    </Card>
  )
}

function YouCanStill({ visit, status }: Props): VNode | null {
  const { words, language } = visit
  const base = `/${language}${casePath(status.file)}`
  const links: { readonly href: string; readonly text: string }[] = []
  const hasStay = status.file.daysOfStay !== undefined
  if (hasStay && status.moves.includes('change-stay') && !status.file.pendingChange) links.push({ href: `${base}/stay`, text: words('status.can.stay') })
  if (status.moves.length > 0) links.push({ href: `${base}/confirm-email?change=yes`, text: words('status.can.email') })
  if (status.moves.includes('report-mistake')) links.push({ href: `${base}/mistake`, text: words('status.can.mistake') })
  if (status.moves.includes('withdraw')) links.push({ href: `${base}/withdraw`, text: words('status.can.withdraw') })
  links.push({ href: `${base}/message`, text: words('status.can.message') })
  return (
    <Card title={words('status.can')}>
      <ul class="sapar-list">
        {links.map((link) => (
          <li>
            <a href={link.href}>{link.text}</a>
          </li>
        ))}
        <Keep visit={visit} status={status} />
        <Family visit={visit} status={status} />
      </ul>
    </Card>
  )
}

/** A case that is open in this browser only can go into an account, and then opens on every device that is signed in there. */
function Keep({ visit, status }: Props): VNode | null {
  const { words, language, actor } = visit
  const account = actor.kind === 'applicant' ? actor.account : undefined
  if (account?.caseIds.includes(status.file.id)) return null
  return (
    <li>
      {account ? (
        <form method="post" action={`/${language}${casePath(status.file)}/keep`}>
          <button class="sapar-link-button" type="submit">
            {words('account.keep-case')}
          </button>
        </form>
      ) : (
        <a href={`/${language}/account`}>{words('account.keep-by-signing-in')}</a>
      )}
    </li>
  )
}

/** Everybody renews or changes a card of their own: there is nothing of it to share with another. */
function Family({ visit, status }: Props): VNode | null {
  const { words, language, context } = visit
  if (followsCard(definitionOf(context.deps.law(), status.file))) return null
  return (
    <li>
      <form method="post" action={`/${language}${casePath(status.file)}/family`}>
        <button class="sapar-link-button" type="submit">
          {words('status.can.family')}
        </button>
      </form>
    </li>
  )
}

function Papers({ visit, status }: Props): VNode | null {
  const { words, language } = visit
  const base = `/${language}${casePath(status.file)}`
  const amount = (minor: number, currency: string) => writtenMoney(language, money(minor, currency))
  if (status.receipts.length === 0 && !status.card && status.file.state !== 'refused') return null
  return (
    <Card title={words('status.papers')}>
      <ul class="sapar-list">
        {status.card ? (
          <li>
            <a href={`${base}/card.pdf`}>{words('status.download-card')}</a>
          </li>
        ) : null}
        {status.file.state === 'refused' ? (
          <li>
            <a href={`${base}/refusal.pdf`}>{words('status.download-refusal')}</a>
          </li>
        ) : null}
        {status.receipts.map((receipt) => (
          <li>
            <a href={`${base}/receipt/${receipt.number}`}>
              {words.of(`status.paper.${receipt.kind}`)} <Code>{receipt.number}</Code>
            </a>
            {' · '}
            {amount(receipt.amountMinor, receipt.currency)}
          </li>
        ))}
        {status.refunds
          .filter((refund) => refund.state !== 'success')
          .map((refund) => (
            <li>{words('status.refund-waits', { amount: amount(refund.amountMinor, refund.currency) })}</li>
          ))}
      </ul>
    </Card>
  )
}
