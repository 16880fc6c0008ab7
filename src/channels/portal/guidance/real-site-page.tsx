import { Code, Lead, PageHeading } from '../../ui/components/layout.tsx'
import { Proof } from '../../ui/components/home.tsx'
import { Card } from '../../ui/components/layout.tsx'
import { FreePage } from '../frame.tsx'
import { type Answer, page, type Visit } from '../visit.ts'
import { CodeForm } from './check-message-page.tsx'

/** Signs that somebody who copies the look cannot copy. The first ones stand on the home page too. */
export function proofs(visit: Visit) {
  const { words, language, context } = visit
  const link = (path: string, text: string) => <a href={`/${language}${path}`}>{text}</a>
  return [
    {
      title: (
        <>
          {words('real.address')} <Code>{context.origin}</Code>
        </>
      ),
      text: words('real.address-text'),
    },
    { title: words('real.code'), text: words('real.code-text') },
    {
      title: words('real.fee'),
      text: (
        <>
          {words('real.fee-text')} {link('/fees-and-rules', words('common.footer.fees'))}
        </>
      ),
    },
    { title: words('real.secret'), text: words('real.secret-text') },
    {
      title: words('real.card'),
      text: (
        <>
          {words('real.card-text')} {link('/check', words('common.nav.check'))}
        </>
      ),
    },
  ]
}

export function showRealSite(visit: Visit): Answer {
  const { words } = visit
  const title = words('common.footer.real-site')
  const aside = (
    <Card title={words('check-message.title')}>
      <CodeForm visit={visit} secondary />
    </Card>
  )
  return page(
    <FreePage visit={visit} place="help" title={title} aside={aside} asideLabel={words('check-message.title')}>
      <PageHeading title={title} />
      <Lead>{words('real.lead')}</Lead>
      <Proof items={proofs(visit)} />
      <p>{words.of('country.agency.statement')}</p>
    </FreePage>,
  )
}
