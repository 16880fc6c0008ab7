import type { VNode } from 'preact'
import { definitionOf } from '../../actions/case-facts.ts'
import { correctedPrice } from '../../actions/correct-price.ts'
import { promiseFor } from '../../actions/price.ts'
import type { CaseFile } from '../../core/case/case-file.ts'
import { money } from '../../core/kernel/money.ts'
import type { PageState, Progress } from '../../core/form/check-page.ts'
import { feeName } from '../../texts/fee-words.ts'
import { writtenMoney, writtenTime } from '../../texts/written.ts'
import { Card, Code } from '../ui/components/layout.tsx'
import { PriceList, Steps } from '../ui/components/promise.tsx'
import type { Text } from '../ui/components/slot.tsx'
import { PublicPage } from '../ui/page.tsx'
import { DecisionIfPaidToday } from './decision-leaf.tsx'
import { frameOf } from './frame.tsx'
import type { Visit } from './visit.ts'

export interface FormFrameProps {
  readonly visit: Visit
  readonly file: CaseFile
  readonly progress: Progress
  /** The step of the page shown. */
  readonly step: string
  readonly heading: string
  readonly hasProblems?: boolean
  readonly before?: Text
  readonly children?: Text
}

/** A page of the form: case bar instead of navigation, steps, promise, price and help beside the sheet. */
export function FormFrame(props: FormFrameProps): VNode {
  const { visit, file, heading } = props
  const { words, language } = visit
  const { timeZone } = visit.context.deps.law()
  const error = props.hasProblems ? `${words('common.error-prefix')} ` : ''
  return (
    <PublicPage
      frame={frameOf(visit)}
      title={`${error}${heading} · ${words('common.name')}`}
      layout="form"
      caseBar={{
        service: words.of(`service.${file.service}.name`),
        facts: [
          <>
            {words('form.case')} <Code>{file.code}</Code>
          </>,
          words('form.saved-at', { time: writtenTime(language, file.updatedAt, timeZone) }),
        ],
        leave: { href: `/${language}/case/${file.code}/saved`, text: words('form.leave') },
      }}
      before={props.before}
      aside={<FormAside {...props} />}
      asideLabel={words('form.aside')}
    >
      {props.children}
    </PublicPage>
  )
}

function FormAside(props: FormFrameProps): VNode {
  const { visit, file } = props
  const { words, language } = visit
  return (
    <>
      <Card title={words('form.your-application')}>
        <Steps items={stepItems(props)} />
      </Card>
      <PromiseCards visit={visit} file={file} />
      <Card title={words('form.help.title')}>
        <p class="sapar-small">
          {words('form.help.code')} <Code>{file.code}</Code>
          <br />
          <a href={`/${language}/case/${file.code}/message`}>{words('form.help.write')}</a>
          <br />
          {words.of('country.agency.support-hours')}
        </p>
      </Card>
    </>
  )
}

function stepItems({ visit, file, progress, step }: FormFrameProps) {
  const { words, language } = visit
  const definition = definitionOf(visit.context.deps.law(), file)
  return definition.steps.map((name) => {
    const pages: readonly PageState[] = progress.pages.filter((state) => state.page.step === name)
    const done = pages.length > 0 && pages.every((state) => state.complete)
    const state = name === step ? ('now' as const) : done ? ('done' as const) : ('next' as const)
    const first = pages[0]?.page.id
    return {
      text: words.of(`step.${name}`),
      state,
      ...(done && name !== step && first && file.state === 'draft' ? { href: `/${language}/case/${file.code}/${first}` } : {}),
      ...(done ? { stateText: words('form.step-done') } : {}),
    }
  })
}

/** Decision day and price as they would be if everything were paid today; of a returned case the price with the answers as they stand. */
function PromiseCards({ visit, file }: { readonly visit: Visit; readonly file: CaseFile }): VNode {
  const { words, language } = visit
  const { deps } = visit.context
  const today = deps.clock.dayOf(deps.clock.now())
  const promise = promiseFor(deps.law(), file, today)
  const corrected = file.state === 'returned' ? correctedPrice(deps.law(), file) : undefined
  const price = (corrected?.ok ? corrected.value : undefined) ?? file.price ?? promise?.price
  if (!price) return <></>
  const amount = (minor: number) => writtenMoney(language, money(minor, price.currency))
  return (
    <>
      {promise && file.state !== 'returned' ? <DecisionIfPaidToday visit={visit} promise={promise} today={today} /> : null}
      <Card title={words('form.price')}>
        {price.totalMinor === 0 ? (
          <p class="sapar-small">{words('form.price-free')}</p>
        ) : (
          <PriceList
            items={price.lines.map((line) => ({ label: feeName(words, line.item, file), amount: amount(line.minor) }))}
            total={{ label: words('form.total'), amount: amount(price.totalMinor) }}
          />
        )}
      </Card>
    </>
  )
}
