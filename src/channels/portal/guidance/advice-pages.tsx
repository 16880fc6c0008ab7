import { Button, ButtonGroup } from '../../ui/components/button.tsx'
import { Proof } from '../../ui/components/home.tsx'
import { Icon } from '../../ui/components/icon.tsx'
import { Card, List, PageHeading } from '../../ui/components/layout.tsx'
import { FreePage } from '../frame.tsx'
import { type Answer, page, type Visit } from '../visit.ts'
import { type Numbered, numbered, rulesOf, termFacts } from './facts.ts'

/** Questions and advice are the country's texts; the terms they name come from the definition. */
function advice(visit: Visit, prefix: string, parts: readonly [string, string]): readonly Numbered[] {
  return numbered(visit.words, prefix, { parts, facts: termFacts(rulesOf(visit)) })
}

function otherPages(visit: Visit, here: string) {
  const { words, language } = visit
  const pages = [
    ['/tourist-card', words('service.tourist-card.name')],
    ['/faq', words('faq.title')],
    ['/why-applications-fail', words('fail.title')],
    ['/before-you-travel', words('before.title')],
    ['/help', words('common.footer.help')],
  ] as const
  return (
    <Card title={words('advice.more')}>
      <List items={pages.filter(([path]) => path !== here).map(([path, text]) => <a href={`/${language}${path}`}>{text}</a>)} />
    </Card>
  )
}

/** All answers stand open: a page that is read, searched and printed. */
export function showFaq(visit: Visit): Answer {
  const { words, language } = visit
  const title = words('faq.title')
  return page(
    <FreePage visit={visit} place="help" title={title} aside={otherPages(visit, '/faq')} asideLabel={words('advice.more')}>
      <PageHeading caption={words('service.tourist-card.name')} title={title} />
      {advice(visit, 'country.faq', ['question', 'answer']).map((item) => (
        <section class="sapar-flow">
          <h2 class="sapar-heading-m">{item.title}</h2>
          <p>{item.text}</p>
        </section>
      ))}
      <ButtonGroup>
        <Button href={`/${language}/tourist-card/eligibility`}>
          {words('service.check')} <Icon name="arrow" />
        </Button>
      </ButtonGroup>
    </FreePage>,
  )
}

export function showFail(visit: Visit): Answer {
  const { words } = visit
  const title = words('fail.title')
  return page(
    <FreePage visit={visit} place="help" title={title} aside={otherPages(visit, '/why-applications-fail')} asideLabel={words('advice.more')}>
      <PageHeading caption={words('service.tourist-card.name')} title={title} />
      <p>{words('fail.text')}</p>
      <Proof items={advice(visit, 'country.fail', ['title', 'text'])} />
    </FreePage>,
  )
}

export function showBefore(visit: Visit): Answer {
  const { words } = visit
  const title = words('before.title')
  return page(
    <FreePage visit={visit} place="help" title={title} aside={otherPages(visit, '/before-you-travel')} asideLabel={words('advice.more')}>
      <PageHeading caption={words('service.tourist-card.name')} title={title} />
      <Proof items={advice(visit, 'country.before', ['title', 'text'])} />
    </FreePage>,
  )
}
