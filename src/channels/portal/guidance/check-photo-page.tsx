import type { VNode } from 'preact'
import { checkSealPicture, PHOTO_LIMITS, type SealCheck } from '../../../actions/check-seal.ts'
import type { Refusal } from '../../../core/kernel/result.ts'
import { writtenDay } from '../../../texts/written.ts'
import { Button, ButtonGroup } from '../../ui/components/button.tsx'
import { ErrorSummary } from '../../ui/components/error-summary.tsx'
import { FileUpload } from '../../ui/components/file-upload.tsx'
import { Code, List, PageHeading, Section } from '../../ui/components/layout.tsx'
import { SummaryList } from '../../ui/components/summary-list.tsx'
import { Verdict } from '../../ui/components/verdict.tsx'
import { FreePage } from '../frame.tsx'
import { readPicture } from '../upload/read-upload.ts'
import { troublePage } from '../trouble.tsx'
import { type Answer, page, type Visit } from '../visit.ts'

const MEGABYTES = Math.floor(PHOTO_LIMITS.maxBytes / 1_000_000)

/** The form for a photo, on the page for checking cards. */
export function PhotoForm({ visit, problem }: { readonly visit: Visit; readonly problem?: string | undefined }): VNode {
  const { words, language } = visit
  return (
    <form method="post" action={`/${language}/check-photo`} enctype="multipart/form-data" novalidate>
      <FileUpload
        name="photo"
        label={{ text: words('check-photo.label'), classes: 'govuk-label--s' }}
        hint={{ text: words('check-photo.hint', { megabytes: MEGABYTES }) }}
        attributes={{ accept: 'image/jpeg,image/png,image/webp' }}
        errorMessage={problem ? { text: problem, visuallyHiddenText: words('common.error-prefix') } : undefined}
      />
      <Button text={words('check-photo.button')} classes="govuk-button--secondary" preventDoubleClick />
    </form>
  )
}

export function showPhotoCheck(visit: Visit): Answer {
  return page(formPage(visit))
}

export async function checkPhoto(visit: Visit): Promise<Answer> {
  const { words, context } = visit
  const read = await readPicture(visit, 'photo', PHOTO_LIMITS.maxBytes)
  const checked = read.ok ? await checkSealPicture(context.deps, visit.actor, { content: read.value, network: visit.network }) : read
  if (checked.ok) return page(resultPage(visit, checked.value))
  if (checked.code === 'too-many-requests')
    return page(troublePage(visit, { title: words('card-check.later'), text: words('card-check.later-text') }), { status: 429 })
  return page(formPage(visit, problemOf(visit, checked)), { status: 422 })
}

function problemOf({ words }: Visit, { code, facts }: Refusal): string {
  const { minWidth, minHeight } = PHOTO_LIMITS
  return words.of(`problem.${code}`, { ...facts, minWidth, minHeight, megabytes: MEGABYTES })
}

function formPage(visit: Visit, problem?: string): VNode {
  const { words } = visit
  const title = words('check-photo.title')
  return (
    <FreePage visit={visit} place="check" title={title} hasProblems={problem !== undefined} layout="form">
      {problem ? <ErrorSummary titleText={words('form.error-title', { count: 1 })} errorList={[{ text: problem, href: '#photo' }]} /> : null}
      <PageHeading title={title} />
      <p>{words('check-photo.text')}</p>
      <PhotoForm visit={visit} problem={problem} />
      <Limits visit={visit} />
    </FreePage>
  )
}

const TONES = {
  valid: 'good',
  'not-yet-valid': 'warn',
  expired: 'bad',
  'not-valid': 'bad',
  'seal-invalid': 'bad',
  'seal-revoked': 'bad',
  'seal-unknown': 'warn',
} as const

function resultPage(visit: Visit, check: SealCheck): VNode {
  const { words, language } = visit
  const isSealGood = check.number !== undefined
  const title = isSealGood ? words.of(`card-check.verdict.${check.verdict}`) : words.of(`check-photo.verdict.${check.verdict}`)
  const means = isSealGood ? words.of(`card-check.means.${check.verdict}`) : words.of(`check-photo.means.${check.verdict}`)
  return (
    <FreePage visit={visit} place="check" title={title} layout="form">
      <PageHeading caption={words('common.nav.check')} title={title} />
      <Verdict tone={TONES[check.verdict]} title={means}>
        <p>{isSealGood ? words('check-photo.seal-good') : words('check-photo.code', { code: check.sub })}</p>
      </Verdict>
      {isSealGood ? <Facts visit={visit} check={check} /> : null}
      {check.verdict === 'valid' ? (
        <Section id="compare" title={words('card-check.compare')} size="s">
          <List items={[words('card-check.compare.initials'), words('card-check.compare.dates'), words('card-check.compare.passport')]} />
        </Section>
      ) : null}
      <Limits visit={visit} />
      <ButtonGroup>
        <Button href={`/${language}/check`} text={words('card-check.another')} classes="govuk-button--secondary" />
      </ButtonGroup>
    </FreePage>
  )
}

function Facts({ visit, check }: { readonly visit: Visit; readonly check: SealCheck }): VNode {
  const { words, language } = visit
  const day = (date: SealCheck['validFrom']) => (date ? writtenDay(language, date) : '')
  const row = (key: string, value: VNode | string) => ({ key: { text: key }, value: { text: value } })
  return (
    <SummaryList
      rows={[
        row(words('card-check.label'), <Code>{check.number}</Code>),
        row(words('card-check.initials'), check.initials ?? ''),
        row(words('card-check.from'), day(check.validFrom)),
        row(words('card-check.until'), day(check.validUntil)),
      ]}
    />
  )
}

/** Said wherever a seal is checked: what it proves and what it does not. */
function Limits({ visit }: { readonly visit: Visit }): VNode {
  return <p class="sapar-small sapar-muted">{visit.words('check-photo.limits')}</p>
}
