import type { VNode } from 'preact'
import { confirmSide, dropContactChange, openChanges, sendSideAgain, type Side, startContactChange } from '../../../actions/change-contact.ts'
import { changeWhereabouts, WHEREABOUTS } from '../../../actions/change-whereabouts.ts'
import { renewalsOn } from '../../../actions/holder-card.ts'
import type { Account, Contact, ContactChange } from '../../../actions/ports/accounts.ts'
import { readAccount } from '../../../actions/read-account.ts'
import type { CaseFile } from '../../../core/case/case-file.ts'
import { isOpen } from '../../../core/case/lifecycle.ts'
import type { Problem } from '../../../core/form/problem.ts'
import type { Refusal } from '../../../core/kernel/result.ts'
import { List, Section } from '../../ui/components/layout.tsx'
import type { OptionList } from '../../ui/option-list.ts'
import { codeText, problemText } from '../../ui/problem-text.ts'
import { officesOf } from '../guidance/offices-of.ts'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'
import { fieldAnchor } from '../field-view.ts'
import { AccountPage } from './account-frame.tsx'
import { anchorOf, ContactSection, type Wrong } from './contact-section.tsx'
import { LetterAddresses } from './letter-addresses.tsx'
import { laterPage } from './sign-in-page.tsx'
import { Whereabouts } from './whereabouts.tsx'

type Lists = Readonly<Record<string, OptionList>>

/** The page, and what is sent from it. */
export function contactPage(lists: Lists) {
  return {
    showContact: async (visit: Visit) => (await seen(visit, { lists })) ?? go(visit, '/account'),
    changeContact: (visit: Visit) => changeContact(visit, lists),
    saveSide: (visit: Visit) => saveSide(visit, lists),
    saveWhereabouts: (visit: Visit) => saveWhereabouts(visit, lists),
  }
}

async function saveWhereabouts(visit: Visit, lists: Lists): Promise<Answer> {
  const changed = await changeWhereabouts(visit.context.deps, visit.actor, { country: visit.form.staysIn ?? '' })
  if (changed.ok) return go(visit, '/account/contact?done=whereabouts')
  if (changed.code === 'not-found') return go(visit, '/account')
  const problem = { field: WHEREABOUTS.name, code: changed.code, facts: changed.facts }
  return (await seen(visit, { lists, problem })) ?? go(visit, '/account')
}

function contactOf({ form }: Visit): Contact {
  return form.what === 'phone' ? 'phone' : 'email'
}

function sideOf({ form }: Visit): Side {
  return form.side === 'old' ? 'old' : 'new'
}

async function changeContact(visit: Visit, lists: Lists): Promise<Answer> {
  const { form, context, language } = visit
  const what = contactOf(visit)
  const started = await startContactChange(context.deps, visit.actor, { what, value: form[what] ?? '', language })
  if (started.ok) return go(visit, `/account/contact?done=codes#${what}`)
  return refused(visit, started, { lists, what })
}

/** The code of one side; both sides may come in any order. */
async function saveSide(visit: Visit, lists: Lists): Promise<Answer> {
  const { form, context, language } = visit
  const [what, side] = [contactOf(visit), sideOf(visit)]
  if (form.act === 'again') {
    const again = await sendSideAgain(context.deps, visit.actor, { what, side, language })
    return again.ok ? go(visit, `/account/contact?done=codes#${what}`) : refused(visit, again, { lists, what, side })
  }
  const confirmed = await confirmSide(context.deps, visit.actor, { what, side, digits: form.digits ?? '', language })
  if (confirmed.ok) return go(visit, `/account/contact?done=${confirmed.value === 'done' ? 'changed' : 'half'}#${what}`)
  return refused(visit, confirmed, { lists, what, side })
}

export async function dropChange(visit: Visit): Promise<Answer> {
  const dropped = await dropContactChange(visit.context.deps, visit.actor, { what: contactOf(visit) })
  return dropped.ok ? go(visit, '/account/contact') : notFound
}

async function refused(visit: Visit, refusal: Refusal, { lists, ...where }: Pick<Wrong, 'what' | 'side'> & { readonly lists: Lists }): Promise<Answer> {
  if (refusal.code === 'not-found') return (await seen(visit, { lists })) ?? go(visit, '/account')
  if (refusal.code === 'too-many-requests') return page(laterPage(visit), { status: 429 })
  const field = where.side ? {} : { field: where.what }
  const text = codeText(visit.words, { code: refusal.code, facts: refusal.facts, ...field })
  return (await seen(visit, { lists, wrong: { ...where, text } })) ?? go(visit, '/account')
}

async function seen(visit: Visit, more: Pick<Shown, 'lists'> & Partial<Shown>): Promise<Answer | undefined> {
  const { deps } = visit.context
  const overview = await readAccount(deps, visit.actor)
  if (!overview.ok) return undefined
  const changes = await openChanges(deps, visit.actor)
  const { account, cases } = overview.value
  const files = cases.map(({ file }) => file).filter(({ state }) => isOpen(state))
  return page(view(visit, { account, files, changes, ...more }), more.wrong || more.problem ? { status: 422 } : {})
}

interface Shown {
  readonly account: Account
  readonly files: readonly CaseFile[]
  readonly changes: readonly ContactChange[]
  readonly lists: Lists
  readonly wrong?: Wrong | undefined
  /** With where its person is. */
  readonly problem?: Problem | undefined
}

function view(visit: Visit, { account, files, changes, lists, wrong, problem }: Shown): VNode {
  const { words, context } = visit
  const kinds: readonly Contact[] = context.deps.sms ? ['email', 'phone'] : ['email']
  return (
    <AccountPage
      visit={visit}
      account={account}
      title={words('account.contact')}
      at="/contact"
      errors={[
        ...(wrong ? [{ text: wrong.text, href: `#${anchorOf(wrong)}` }] : []),
        ...(problem ? [{ text: problemText(words, problem), href: `#${fieldAnchor(WHEREABOUTS)}` }] : []),
      ]}
    >
      {kinds.map((what) => (
        <ContactSection
          visit={visit}
          account={account}
          what={what}
          change={changes.find((change) => change.what === what)}
          wrong={wrong?.what === what ? wrong : undefined}
        />
      ))}
      <Whereabouts visit={visit} account={account} lists={lists} refused={problem} />
      <LetterAddresses visit={visit} account={account} files={files} />
      <Section id="lost" title={words('account.lost')}>
        <p>{words('account.lost-text')}</p>
        <List
          items={officesOf(
            visit,
            renewalsOn(context.deps.law(), context.deps.clock.dayOf(context.deps.clock.now())).flatMap(({ offices }) => offices ?? []),
          )}
        />
      </Section>
    </AccountPage>
  )
}
