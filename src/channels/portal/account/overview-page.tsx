import type { VNode } from 'preact'
import { type AccountOverview, readAccount } from '../../../actions/read-account.ts'
import { writtenDay } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { DataTable } from '../../ui/components/data-table.tsx'
import { Section, Small } from '../../ui/components/layout.tsx'
import { type Answer, page, type Visit } from '../visit.ts'
import { AccountPage } from './account-frame.tsx'
import { Cards } from './cards-list.tsx'
import { CaseList, FoundCases, HeldCases } from './case-list.tsx'
import { Papers } from './papers-list.tsx'
import { signInView } from './sign-in-page.tsx'

/** Everything of a person on one page: whose turn it is, until when cards are valid, and every paper. */
export async function showAccount(visit: Visit): Promise<Answer> {
  const overview = await readAccount(visit.context.deps, visit.actor)
  return page(overview.ok ? view(visit, overview.value) : signInView(visit))
}

function view(visit: Visit, overview: AccountOverview): VNode {
  const { words } = visit
  return (
    <AccountPage visit={visit} account={overview.account} title={words('account.title')} at="">
      <HeldCases visit={visit} files={overview.held} />
      <Section id="applications" title={words('account.applications')}>
        <CaseList visit={visit} cases={overview.cases} />
      </Section>
      <FoundCases visit={visit} found={overview.found} />
      <Section id="cards" title={words('account.cards')}>
        <Cards visit={visit} cards={overview.cards} />
      </Section>
      <Section id="papers" title={words('account.papers')}>
        <Papers visit={visit} cases={overview.cases} />
      </Section>
      <Section id="people" title={words('account.people')}>
        <People visit={visit} overview={overview} />
      </Section>
    </AccountPage>
  )
}

/** Common data are typed once: a person who was here before starts with their earlier answers, a new one with what the last application shares. */
function People({ visit, overview }: { readonly visit: Visit; readonly overview: AccountOverview }): VNode {
  const { words, language } = visit
  const { people, cases } = overview
  // Everybody renews a card of their own: there is nothing to share.
  const newest = cases.find(({ file }) => !file.renews)
  return (
    <>
      <p>{words(people.length === 0 ? 'account.people-none' : 'account.people-text')}</p>
      {people.length > 0 ? <PeopleTable visit={visit} people={people} /> : null}
      {newest ? (
        <>
          <form method="post" action={`/${language}/case/${newest.file.code}/family`}>
            <Button text={words('account.family')} classes="govuk-button--secondary" preventDoubleClick />
          </form>
          <Small>{words('account.family-text')}</Small>
        </>
      ) : (
        <Button text={words('account.start')} href={`/${language}#services`} classes="govuk-button--secondary" />
      )}
    </>
  )
}

function PeopleTable({ visit, people }: { readonly visit: Visit; readonly people: AccountOverview['people'] }): VNode {
  const { words, language } = visit
  return (
    <DataTable
      caption={words('account.people')}
      columns={[{ label: words('status.about.name'), quiet: true }, { label: words('field.birthDate.label') }, { label: words('account.apply'), hidden: true }]}
      rows={people.map(({ name, birthDate, caseCode }) => [
        name,
        writtenDay(language, birthDate),
        <form method="post" action={`/${language}/case/${caseCode}/person`}>
          <button class="sapar-link-button" type="submit">
            {words('account.apply')} <span class="govuk-visually-hidden">{name}</span>
          </button>
        </form>,
      ])}
      rowHeader={0}
    />
  )
}
