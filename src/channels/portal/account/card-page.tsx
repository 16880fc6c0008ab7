import type { VNode } from 'preact'
import { addHeldCard, removeHeldCard, renewAccountCard } from '../../../actions/account-card.ts'
import type { Account } from '../../../actions/ports/accounts.ts'
import { checkField } from '../../../core/form/check-field.ts'
import type { Problem } from '../../../core/form/problem.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import type { FieldDefinition } from '../../../core/service/definition.ts'
import { Button } from '../../ui/components/button.tsx'
import { problemText } from '../../ui/problem-text.ts'
import { fieldAnchor, FieldView } from '../field-view.ts'
import { openPath } from '../form-way.ts'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'
import { AccountPage, accountOf } from './account-frame.tsx'
import { CardNumberInput } from '../guidance/card-proof.tsx'

const BIRTH: FieldDefinition = { name: 'birthDate', kind: 'date', required: true }
const PASSPORT: FieldDefinition = { name: 'passportNumber', kind: 'document-number', required: false }
const LONGEST_NUMBER = 40

export async function showAddCard(visit: Visit): Promise<Answer> {
  const account = await accountOf(visit)
  return account ? page(view(visit, account, { problems: [] })) : go(visit, '/account')
}

/** A card of another register, by the facts that its holder knows. One answer for every way of being wrong. */
export async function addCard(visit: Visit): Promise<Answer> {
  const { form, context } = visit
  const account = await accountOf(visit)
  if (!account) return go(visit, '/account')
  const number = (form.number ?? '').trim()
  const [birth, passport] = [checkField(BIRTH, form, {}), checkField(PASSPORT, form, {})]
  const problems: Problem[] = []
  if (number === '') problems.push({ field: 'number', code: 'required', facts: {} })
  if (number.length > LONGEST_NUMBER) problems.push({ field: 'number', code: 'too-long', facts: { max: LONGEST_NUMBER } })
  if (!birth.ok) problems.push({ field: BIRTH.name, code: birth.code, facts: birth.facts })
  if (!passport.ok) problems.push({ field: PASSPORT.name, code: passport.code, facts: passport.facts })
  if (!birth.ok || !passport.ok || problems.length > 0) return page(view(visit, account, { problems }), { status: 422 })
  const added = await addHeldCard(context.deps, visit.actor, {
    number,
    birthDate: birth.value as PlainDate,
    passportNumber: passport.value,
    network: visit.network,
  })
  if (added.ok) return go(visit, '/account?done=card#cards')
  const later = added.code === 'too-many-requests'
  return page(view(visit, account, { problems: [], refusal: visit.words(later ? 'problem.too-many-requests' : 'account.card-not-found') }), {
    status: later ? 429 : 422,
  })
}

export async function removeCard(visit: Visit): Promise<Answer> {
  const removed = await removeHeldCard(visit.context.deps, visit.actor, { id: visit.form.id ?? '' })
  return removed.ok ? go(visit, '/account?done=card-removed#cards') : notFound
}

/** Begins the renewal of a card of the account, or goes on with it. What stands in the way is said beside the card. */
export async function renewCard(visit: Visit): Promise<Answer> {
  const { context, form, language } = visit
  const started = await renewAccountCard(context.deps, visit.actor, { number: (form.number ?? '').slice(0, LONGEST_NUMBER), language, channel: 'portal' })
  if (started.ok) return go(visit, await openPath(visit, started.value.caseId))
  return started.code === 'not-found' ? notFound : go(visit, '/account#cards')
}

function view(visit: Visit, account: Account, seen: { readonly problems: readonly Problem[]; readonly refusal?: string }): VNode {
  const { words, language, form } = visit
  const title = words('account.add-card')
  const problemOf = (name: string) => seen.problems.find(({ field }) => field === name)
  const text = (problem: Problem) =>
    problem.field === 'number' && problem.code === 'required' ? words('my-card.number-required') : problemText(words, problem)
  const wrongNumber = problemOf('number')
  const atNumber = wrongNumber ? text(wrongNumber) : seen.refusal
  const anchor = ({ field }: Problem) => (field === BIRTH.name ? fieldAnchor(BIRTH) : field)
  const errors = [
    ...(seen.refusal ? [{ text: seen.refusal, href: '#number' }] : []),
    ...seen.problems.map((problem) => ({ text: text(problem), href: `#${anchor(problem)}` })),
  ]
  return (
    <AccountPage visit={visit} account={account} title={title} at="/card" errors={errors}>
      <p>{words('account.add-card-text')}</p>
      <form method="post" action={`/${language}/account/card`} novalidate>
        <CardNumberInput visit={visit} problem={atNumber} />
        <FieldView field={BIRTH} words={words} typed={form} problem={problemOf(BIRTH.name)} lists={{}} />
        <FieldView field={PASSPORT} words={words} typed={form} problem={problemOf(PASSPORT.name)} lists={{}} hint={words('account.add-card-passport')} />
        <Button text={words('account.add-card-button')} preventDoubleClick />
      </form>
    </AccountPage>
  )
}
