import type { VNode } from 'preact'
import { checkMessage } from '../../../actions/public-checks.ts'
import { writtenDay } from '../../../texts/written.ts'
import { Button, ButtonGroup } from '../../ui/components/button.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { Input } from '../../ui/components/input.tsx'
import { Code, PageHeading } from '../../ui/components/layout.tsx'
import { Verdict } from '../../ui/components/verdict.tsx'
import { FreePage } from '../frame.tsx'
import { troublePage } from '../trouble.tsx'
import { type Answer, page, type Visit } from '../visit.ts'

interface CodeFormProps {
  readonly visit: Visit
  readonly secondary?: boolean
  readonly problem?: string | undefined
}

/** Asked by post: the code of a letter belongs in no address bar. */
export function CodeForm({ visit, secondary, problem }: CodeFormProps): VNode {
  const { words, language, form } = visit
  return (
    <form method="post" action={`/${language}/check-message`} novalidate>
      <Input
        name="messageCode"
        label={{ text: words('check-message.label'), classes: 'govuk-label--s' }}
        hint={{ text: words('check-message.hint') }}
        value={form.messageCode ?? ''}
        classes="govuk-input--width-10 sapar-code"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        errorMessage={problem ? { text: problem, visuallyHiddenText: words('common.error-prefix') } : undefined}
      />
      <ButtonGroup>
        <Button text={words('check-message.button')} {...(secondary ? { classes: 'govuk-button--secondary' } : {})} />
      </ButtonGroup>
    </form>
  )
}

export function showMessageCheck(visit: Visit): Answer {
  return page(view(visit))
}

/** Which kind of letter and which day; nothing about the person it went to. */
export async function saveMessageCheck(visit: Visit): Promise<Answer> {
  const { words, context, form, language } = visit
  const messageCode = form.messageCode ?? ''
  if (messageCode.trim() === '') return page(view(visit, { problem: words('check-message.required') }), { status: 422 })
  const checked = await checkMessage(context.deps, visit.actor, { messageCode, network: visit.network })
  if (!checked.ok && checked.code === 'too-many-requests')
    return page(troublePage(visit, { title: words('card-check.later'), text: words('card-check.later-text') }), { status: 429 })
  if (!checked.ok) return page(view(visit, { problem: words.of(`problem.${checked.code}`) }), { status: 422 })
  if (!checked.value) {
    return page(
      view(visit, {
        result: (
          <Verdict tone="bad" title={words('check-message.unknown')}>
            <p>{words('check-message.unknown-text')}</p>
          </Verdict>
        ),
      }),
    )
  }
  const { kind, createdAt } = checked.value
  const day = writtenDay(language, context.deps.clock.dayOf(createdAt))
  return page(
    view(visit, {
      result: (
        <Verdict tone="good" title={words('check-message.known', { day })}>
          <p>
            {words('check-message.kind')} <strong>{words.of(`check-message.kind.${kind}`)}</strong>
          </p>
          <p>{words('check-message.known-text')}</p>
        </Verdict>
      ),
    }),
  )
}

function view(visit: Visit, seen: { readonly problem?: string; readonly result?: VNode } = {}): VNode {
  const { words, form } = visit
  const title = words('check-message.title')
  return (
    <FreePage visit={visit} place="check" title={title} hasProblems={seen.problem !== undefined} layout="form">
      {seen.problem ? <ErrorSummary titleText={words('form.error-title', { count: 1 })} errorList={[{ text: seen.problem, href: '#messageCode' }]} /> : null}
      <PageHeading {...(seen.result ? { caption: <Code>{form.messageCode}</Code> } : {})} title={title} />
      {seen.result ?? <p>{words('check-message.text')}</p>}
      <CodeForm visit={visit} problem={seen.problem} />
    </FreePage>
  )
}
