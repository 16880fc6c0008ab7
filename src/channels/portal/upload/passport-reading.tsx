import type { VNode } from 'preact'
import { type ReadPassport, readPassportOf } from '../../../actions/settle-passport.ts'
import type { PlainDate } from '../../../core/kernel/plain-date.ts'
import { type Difference, ZONE_FIELDS, type ZoneField } from '../../../core/passport/passport-zone.ts'
import { writtenDay } from '../../../texts/written.ts'
import { Button } from '../../ui/components/button.tsx'
import { type DataRow, DataTable } from '../../ui/components/data-table.tsx'
import { InsetText } from '../../ui/components/inset-text.tsx'
import { Section } from '../../ui/components/layout.tsx'
import { Radios } from '../../ui/components/radios.tsx'
import { ZonePicture } from '../../ui/photo/zone-lines.tsx'
import { codeText } from '../../ui/problem-text.ts'
import type { Visit } from '../visit.ts'
import { GoOn } from './file-form.tsx'
import { GivenPages } from './given-pages.tsx'
import { pagePath, type UploadViewProps } from './opened.ts'

/** What was read in the picture of the passport, beside what was typed; each difference is for the traveller to settle. */
export function PassportReading(props: UploadViewProps): VNode {
  const { visit, opened } = props
  const { words } = visit
  const { deps } = visit.context
  const seen = readPassportOf(opened.given, opened.file.answers, deps.clock.dayOf(deps.clock.now()))
  const zone = seen?.measured.zone
  return (
    <>
      <GivenPages {...props} />
      {seen?.read && zone?.ok ? (
        <Section id="reading" title={seen.open.length > 0 ? words('passport.differs', { count: seen.open.length }) : words('passport.read')}>
          <p>{words('passport.read-text')}</p>
          <ZonePicture words={words} zone={zone} />
          <DataTable
            caption={words('passport.table')}
            rowHeader={0}
            columns={[
              { label: words('passport.question') },
              { label: words('passport.in-passport') },
              { label: words('passport.typed') },
              { label: words('passport.result') },
            ]}
            rows={rowsOf(visit, props, seen)}
          />
          <Settle {...props} seen={seen} />
        </Section>
      ) : (
        <>
          <InsetText text={notRead(visit, zone)} />
          <GoOn {...props} text={words('passport.go-on')} secondary />
        </>
      )}
    </>
  )
}

function notRead({ words }: Visit, zone: ReadPassport['measured']['zone'] | undefined): string {
  const code = zone && !zone.ok ? zone.code : 'mrz-not-found'
  const facts = zone && !zone.ok ? zone.facts : {}
  return `${codeText(words, { code, facts })} ${words('passport.not-read')}`
}

function rowsOf(visit: Visit, { opened }: UploadViewProps, seen: ReadPassport): readonly DataRow[] {
  const { words } = visit
  const { answers } = opened.file
  const differs = new Set<string>(seen.differences.map(({ field }) => field))
  return ZONE_FIELDS.map((field): DataRow => {
    const [typed, read] = [answers[field] ?? '', seen.read?.[field] ?? '']
    const result = typed === '' ? '' : words(differs.has(field) ? 'passport.other' : 'passport.same')
    return {
      ...(differs.has(field) ? { mark: 'differs' as const } : {}),
      cells: [
        words.of(`field.${field}.label`),
        read === '' ? words('passport.none') : written(visit, { field, value: read }),
        typed === '' ? words('passport.not-yet') : written(visit, { field, value: typed }),
        result,
      ],
    }
  })
}

/** Also where the service does not ask for it, because an earlier card says it. */
function written({ words, language, context }: Visit, { field, value }: { readonly field: ZoneField; readonly value: string }): string {
  switch (field) {
    case 'birthDate':
    case 'passportExpiresOn':
      return writtenDay(language, value as PlainDate)
    case 'sex':
      return words.of(`field.sex.option.${value}`)
    case 'nationality':
      return context.deps.law().nationalityNames[value]?.[language] ?? value
    default:
      return value
  }
}

/** One choice for each difference, and one button that takes over what is not answered yet. */
function Settle(props: UploadViewProps & { readonly seen: ReadPassport }): VNode {
  const { visit, seen, wrong } = props
  const { words } = visit
  return (
    <form method="post" action={pagePath(props)} novalidate>
      <input type="hidden" name="do" value="settle" />
      {seen.open.map((difference) => (
        <Choice {...props} difference={difference} problem={wrong.find(({ at }) => at === `#word-${difference.field}`)} />
      ))}
      <Button text={words('passport.confirm')} preventDoubleClick />
    </form>
  )
}

function Choice(props: UploadViewProps & { readonly difference: Difference; readonly problem: UploadViewProps['wrong'][number] | undefined }): VNode {
  const { visit, difference, problem } = props
  const { words } = visit
  const { field, read, typed } = difference
  const of = (value: string) => (value === '' ? words('passport.none') : written(visit, { field, value }))
  return (
    <Radios
      name={`word-${field}`}
      idPrefix={`word-${field}`}
      fieldset={{ legend: { text: words('passport.which', { field: words.of(`field.${field}.label`) }), classes: 'govuk-fieldset__legend--s' } }}
      value={visit.form[`word-${field}`]}
      items={[
        { value: 'read', text: words('passport.take-read', { value: of(read) }) },
        { value: 'typed', text: words('passport.keep-typed', { value: of(typed) }), hint: { text: words('passport.keep-hint') } },
      ]}
      errorMessage={problem ? { text: codeText(words, problem), visuallyHiddenText: words('common.error-prefix') } : undefined}
    />
  )
}
