import type { VNode } from 'preact'
import { loadCase } from '../../../actions/authorise.ts'
import { sendMessage } from '../../../actions/public-checks.ts'
import type { CaseFile } from '../../../core/case/case-file.ts'
import { checkField, type Typed } from '../../../core/form/check-field.ts'
import { PROBLEM_CODES, type Problem } from '../../../core/form/problem.ts'
import type { FieldDefinition } from '../../../core/service/definition.ts'
import { BackLink } from '../../ui/components/back-link.tsx'
import { Button } from '../../ui/components/button.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { Card, Code, List, PageHeading } from '../../ui/components/layout.tsx'
import { Textarea } from '../../ui/components/textarea.tsx'
import { Notice, Verdict } from '../../ui/components/verdict.tsx'
import { problemText } from '../../ui/problem-text.ts'
import { FieldView } from '../field-view.ts'
import { FreePage } from '../frame.tsx'
import { casePath } from '../form-way.ts'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'

const EMAIL: FieldDefinition = { name: 'email', kind: 'email', required: true, autocomplete: 'email' }
const BODY: FieldDefinition = { name: 'body', kind: 'long-text', required: true, maxLength: 2000 }

interface Seen {
  readonly file?: CaseFile | undefined
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly sent?: boolean
  /** Too many messages just now; what was written stays in the form. */
  readonly later?: boolean
}

export function showHelp(visit: Visit): Answer {
  return page(view(visit, { typed: {}, problems: [], sent: visit.query.sent === 'yes' }))
}

export async function saveHelp(visit: Visit): Promise<Answer> {
  return save(visit, undefined)
}

/** The same form about a case that the session holds. */
export async function showCaseMessage(visit: Visit): Promise<Answer> {
  const file = await heldCase(visit)
  if (!file) return notFound
  return page(view(visit, { file, typed: { email: file.email }, problems: [], sent: visit.query.sent === 'yes' }))
}

export async function saveCaseMessage(visit: Visit): Promise<Answer> {
  const file = await heldCase(visit)
  return file ? save(visit, file) : notFound
}

async function heldCase(visit: Visit): Promise<CaseFile | undefined> {
  const loaded = await loadCase(visit.context.deps, visit.actor, { action: 'read-status', code: visit.params.code ?? '' })
  return loaded.ok ? loaded.value : undefined
}

async function save(visit: Visit, file: CaseFile | undefined): Promise<Answer> {
  const { form, context } = visit
  const problems = [BODY, EMAIL].flatMap((field) => {
    const checked = checkField(field, form, {})
    return checked.ok ? [] : [{ field: field.name, code: checked.code, facts: checked.facts }]
  })
  if (problems.length > 0) return page(view(visit, { file, typed: form, problems }), { status: 422 })
  const sent = await sendMessage(context.deps, visit.actor, {
    language: visit.language,
    email: form.email ?? '',
    body: form.body ?? '',
    network: visit.network,
    ...(file ? { code: file.code } : {}),
  })
  if (sent.ok) return go(visit, `${file ? `${casePath(file)}/message` : '/help'}?sent=yes`)
  if (sent.code === 'not-found') return notFound
  if (sent.code === 'too-many-requests') return page(view(visit, { file, typed: form, problems: [], later: true }), { status: 429 })
  const code = PROBLEM_CODES.find((known) => known === sent.code) ?? 'required'
  return page(view(visit, { file, typed: form, problems: [{ field: sent.field ?? 'body', code, facts: sent.facts }] }), { status: 422 })
}

function view(visit: Visit, seen: Seen): VNode {
  const { words, language } = visit
  const { file, problems } = seen
  const title = seen.sent ? words('help.sent') : file ? words('help.case-title') : words('common.footer.help')
  const home = file ? `/${language}${casePath(file)}` : undefined
  return (
    <FreePage
      visit={visit}
      place="help"
      title={title}
      hasProblems={problems.length > 0}
      layout="form"
      before={home ? <BackLink text={words('common.back')} href={home} /> : undefined}
      aside={<Contact visit={visit} />}
      asideLabel={words('help.contact')}
    >
      {problems.length > 0 ? (
        <ErrorSummary
          titleText={words('form.error-title', { count: problems.length })}
          errorList={problems.map((problem) => ({ text: problemText(words, problem), href: `#${problem.field}` }))}
        />
      ) : null}
      <PageHeading {...(file ? { caption: caption(visit, file) } : {})} title={title} />
      {seen.later ? (
        <Notice tone="warn" title={words('card-check.later')}>
          {words('help.later')}
        </Notice>
      ) : null}
      {seen.sent ? <Sent visit={visit} home={home} /> : <MessageForm visit={visit} seen={seen} />}
    </FreePage>
  )
}

function caption({ words }: Visit, file: CaseFile): VNode {
  return (
    <>
      {words('form.case')} <Code>{file.code}</Code>
    </>
  )
}

function MessageForm({ visit, seen }: { readonly visit: Visit; readonly seen: Seen }): VNode {
  const { words, language } = visit
  const { file, typed, problems } = seen
  const problem = (name: string) => problems.find((one) => one.field === name)
  const wrong = problem('body')
  return (
    <>
      {file ? <p>{words('help.case-text')}</p> : <Answers visit={visit} />}
      <form method="post" action={file ? `/${language}${casePath(file)}/message` : `/${language}/help`} novalidate>
        {file ? null : <h2 class="sapar-heading-m">{words('form.help.write')}</h2>}
        <Textarea
          name="body"
          rows={7}
          label={{ text: words('field.body.label'), classes: 'govuk-label--s' }}
          hint={{ text: words('field.body.hint', { max: BODY.maxLength ?? 0 }) }}
          value={typed.body ?? ''}
          errorMessage={wrong ? { text: problemText(words, wrong), visuallyHiddenText: words('common.error-prefix') } : undefined}
        />
        <FieldView field={EMAIL} words={words} typed={typed} problem={problem('email')} lists={{}} hint={words('help.email-hint')} />
        <Button text={words('help.button')} preventDoubleClick />
      </form>
    </>
  )
}

function Sent({ visit, home }: { readonly visit: Visit; readonly home: string | undefined }): VNode {
  const { words, language } = visit
  return (
    <>
      <Verdict tone="good" title={words('help.sent-title')}>
        <p>{words.of('country.agency.answer-time')}</p>
      </Verdict>
      <p>
        <a href={home ?? `/${language}`}>{home ? words('help.back-to-case') : words('trouble.home')}</a>
      </p>
    </>
  )
}

/** What most people ask has a page already. */
function Answers({ visit }: { readonly visit: Visit }): VNode {
  const { words, language } = visit
  const pages = [
    ['/find', words('common.nav.find')],
    ['/faq', words('faq.title')],
    ['/why-applications-fail', words('fail.title')],
    ['/before-you-travel', words('before.title')],
    ['/fees-and-rules', words('common.footer.fees')],
    ['/check-message', words('check-message.title')],
  ] as const
  return (
    <section class="sapar-flow" aria-labelledby="answers">
      <h2 class="sapar-heading-m" id="answers">
        {words('help.answers')}
      </h2>
      <List items={pages.map(([path, text]) => <a href={`/${language}${path}`}>{text}</a>)} />
    </section>
  )
}

function Contact({ visit }: { readonly visit: Visit }): VNode {
  const { words } = visit
  return (
    <>
      <Card title={words('help.contact')}>
        <p class="sapar-small">{words.of('country.agency.name')}</p>
        <p class="sapar-small">{words.of('country.agency.support-hours')}</p>
        <p class="sapar-small">{words.of('country.agency.answer-time')}</p>
      </Card>
      <Card title={words('help.safe')}>
        <p class="sapar-small">{words('help.safe-text')}</p>
      </Card>
    </>
  )
}
