import type { VNode } from 'preact'
import { definitionOf, pricedAnswers } from '../../../actions/case-facts.ts'
import { type CorrectedPrice, correctedPrice } from '../../../actions/correct-price.ts'
import { readStatus, type Status } from '../../../actions/read-status.ts'
import { resubmitApplication } from '../../../actions/resubmit-application.ts'
import { progress } from '../../../actions/submit-application.ts'
import type { CaseFile, GivenReason } from '../../../core/case/case-file.ts'
import { pageOf } from '../../../core/form/check-page.ts'
import { money } from '../../../core/kernel/money.ts'
import type { Refusal } from '../../../core/kernel/result.ts'
import type { PageDefinition } from '../../../core/service/definition.ts'
import { fieldName } from '../../../texts/field-name.ts'
import { writtenMoney, writtenWeekday } from '../../../texts/written.ts'
import { BackLink } from '../../ui/components/back-link.tsx'
import { Button } from '../../ui/components/button.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { PageHeading, Section } from '../../ui/components/layout.tsx'
import { StateTag } from '../../ui/components/state-tag.tsx'
import { Notice } from '../../ui/components/verdict.tsx'
import { FreePage } from '../frame.tsx'
import { CaseCaption } from '../case-caption.tsx'
import { toPayment } from '../check-page.tsx'
import { casePath } from '../form-way.ts'
import { type Answer, go, notFound, page, type Visit } from '../visit.ts'
import { ChangeOfFee } from './corrected-fee.tsx'

/** What was asked for, each with its way to the one page that puts it right. Nothing else can be changed. */
export async function showCorrect(visit: Visit): Promise<Answer> {
  const status = await readStatus(visit.context.deps, visit.actor, { code: visit.params.code ?? '' })
  if (!status.ok) return notFound
  return isOpen(status.value.file) ? show(visit, status.value) : go(visit, casePath(status.value.file))
}

/** While the difference is to be paid there is nothing to correct: the page of the case says what there is to do. */
function isOpen(file: CaseFile): boolean {
  return file.state === 'returned' && file.pendingChange?.kind !== 'correction'
}

export async function saveCorrect(visit: Visit): Promise<Answer> {
  const code = visit.params.code ?? ''
  const done = await resubmitApplication(visit.context.deps, visit.actor, { code })
  if (done.ok && done.value.state === 'returned') return toPayment(visit, done.value)
  if (done.ok) return go(visit, `${casePath(done.value)}?changed=yes`)
  const status = await readStatus(visit.context.deps, visit.actor, { code })
  if (!status.ok || done.code === 'not-found') return notFound
  const { file } = status.value
  // The first of two clicks was faster: the second goes where that one went.
  if (file.pendingChange?.kind === 'correction') return toPayment(visit, file)
  if (file.state !== 'returned') return go(visit, casePath({ code }))
  return show(visit, status.value, done)
}

async function show(visit: Visit, status: Status, refusal?: Refusal): Promise<Answer> {
  const { deps } = visit.context
  const { file } = status
  const price = correctedPrice(deps.law(), file)
  const targets = new Set((file.returned ?? []).map((reason) => reason.target))
  const asked = (await progress(deps, file)).pages.filter(({ complete, page: { document, fields } }) => {
    return !complete && !targets.has(document ?? '') && !fields.some(({ name }) => targets.has(name))
  })
  const seen = { ...(price.ok && price.value ? { price: price.value } : {}), ...(refusal ? { refusal } : {}), also: asked.map((state) => state.page) }
  return page(view(visit, status, seen), { ...(refusal ? { status: 422 } : {}), formsTo: deps.payments.origin })
}

interface SeenToCorrect {
  readonly refusal?: Refusal
  /** Where the answers as they stand change the fee. */
  readonly price?: CorrectedPrice
  /** Pages that nobody pointed at, and that the answers as they stand ask for. */
  readonly also: readonly PageDefinition[]
}

function view(visit: Visit, status: Status, seen: SeenToCorrect): VNode {
  const { words, language } = visit
  const { file } = status
  const { refusal, price } = seen
  const reasons = file.returned ?? []
  const title = words('status.returned.title', { count: reasons.length })
  const error = refusal ? words.of(refusal.code === 'no-fee-rule' ? 'correct.no-price' : `problem.${refusal.code}`, refusal.facts) : undefined
  const pageId = typeof refusal?.facts.page === 'string' ? refusal.facts.page : undefined
  const href = pageId ? `/${language}${casePath(file)}/${pageId}?check=yes` : `#reason-${refusal?.field ?? reasons[0]?.target ?? ''}`
  const day = file.correctBy ? writtenWeekday(language, file.correctBy) : ''
  const free = !price && !reasons.some((reason) => isPriced(visit, file, reason))
  return (
    <FreePage
      visit={visit}
      place="find"
      title={title}
      hasProblems={error !== undefined}
      before={<BackLink text={words('common.back')} href={`/${language}${casePath(file)}`} />}
    >
      {error ? <ErrorSummary titleText={words('form.error-title', { count: 1 })} errorList={[{ text: error, href }]} /> : null}
      <PageHeading caption={<CaseCaption words={words} code={file.code} />} title={title} />
      <Notice>{words(free ? 'correct.text' : 'correct.text-priced', { day })}</Notice>
      {reasons.map((reason) => (
        <OneReason visit={visit} status={status} reason={reason} />
      ))}
      <AlsoAsked visit={visit} file={file} pages={seen.also} />
      <Send visit={visit} file={file} price={price} />
    </FreePage>
  )
}

function isPriced({ context }: Visit, file: CaseFile, { target }: GivenReason): boolean {
  return pricedAnswers(context.deps.law(), file.service).includes(target)
}

/** What the corrections do to the fee stands above the button that sends them. */
function Send({ visit, file, price }: { readonly visit: Visit; readonly file: CaseFile; readonly price: CorrectedPrice | undefined }): VNode {
  const { words, language } = visit
  const difference = price ? price.totalMinor - price.before.totalMinor : 0
  const amount = price ? writtenMoney(language, money(Math.abs(difference), price.currency)) : ''
  const effect = difference === 0 ? words('correct.same') : words(difference > 0 ? 'correct.more' : 'correct.less', { amount })
  return (
    <>
      {price ? (
        <Section id="fee" title={words('fee.change.title')}>
          <ChangeOfFee visit={visit} file={file} price={price} />
          <p>
            <strong>{effect}</strong>
          </p>
        </Section>
      ) : null}
      <form method="post" action={`/${language}${casePath(file)}/correct`}>
        <Button text={difference > 0 ? words('correct.send-and-pay', { price: amount }) : words('correct.send')} preventDoubleClick />
      </form>
    </>
  )
}

interface AlsoProps {
  readonly visit: Visit
  readonly file: CaseFile
  readonly pages: readonly PageDefinition[]
}

function AlsoAsked({ visit, file, pages }: AlsoProps): VNode | null {
  const { words, language } = visit
  if (pages.length === 0) return null
  return (
    <Section id="also" title={words('correct.also')}>
      <ul class="sapar-list">
        {pages.map(({ id }) => (
          <li>
            <a href={`/${language}${casePath(file)}/${id}?check=yes`}>{words('correct.open-page', { page: words.of(`page.${id}.title`) })}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OneReason({ visit, status, reason }: { readonly visit: Visit; readonly status: Status; readonly reason: GivenReason }): VNode {
  const { words, language } = visit
  const definition = definitionOf(visit.context.deps.law(), status.file)
  const target = pageOf(definition, reason.target)
  const key = `country.reason.${reason.code}`
  const name = target?.document === reason.target ? words.of(`document.${reason.target}.name`) : fieldName(words, reason.target)
  const returnedAt = status.events.findLast((event) => event.kind === 'return')?.at ?? ''
  const renewed = status.documents.some((document) => document.requirement === reason.target && document.uploadedAt > returnedAt)
  return (
    <Section
      id={`reason-${reason.target}`}
      title={
        <>
          {words.of(`${key}.title`)} {renewed ? <StateTag tone="good">{words('correct.renewed')}</StateTag> : null}
        </>
      }
    >
      <p>{words.of(`${key}.explain`)}</p>
      <p>
        <strong>{words('correct.remedy')}</strong> {words.of(`${key}.remedy`)}
      </p>
      {reason.note ? <p>{words('refusal.note', { note: reason.note })}</p> : null}
      {isPriced(visit, status.file, reason) ? <p>{words('correct.priced')}</p> : null}
      {target ? (
        <p>
          <a href={`/${language}${casePath(status.file)}/${target.id}`}>{words('correct.open', { name })}</a>
        </p>
      ) : null}
    </Section>
  )
}
