import type { VNode } from 'preact'
import { checkField } from '../../../core/form/check-field.ts'
import { parsePlainDate, type PlainDate } from '../../../core/kernel/plain-date.ts'
import type { FieldDefinition } from '../../../core/service/definition.ts'
import { CardFacts } from '../guidance/card-proof.tsx'
import type { Visit } from '../visit.ts'

export const BIRTH: FieldDefinition = { name: 'birthDate', kind: 'date', required: true }
export const LONGEST = 40

/** What was typed goes from page to page in the forms: it stands in no address, and is typed once. */
export function Carried({ visit }: { readonly visit: Visit }): VNode {
  const { form } = visit
  return (
    <>
      <CardFacts form={form} />
      {['passportNumber', 'code', 'until'].map((name) => (form[name] ? <input type="hidden" name={name} value={form[name]} /> : null))}
    </>
  )
}

/** Whether anything of a person is known, so that the next page must be the answer to a form. */
export function carriesFacts({ form }: Visit): boolean {
  return Boolean(form.number ?? form.code)
}

export function birthOf({ form }: Visit): string | undefined {
  const birth = checkField(BIRTH, form, {})
  return birth.ok ? birth.value : undefined
}

/** The last day on which the card that is to be fetched waits; undefined for whoever comes for something else. It is shown by: what counts is checked again. */
export function lastDayIn({ form }: Visit): PlainDate | undefined {
  return parsePlainDate(form.until ?? '')
}
