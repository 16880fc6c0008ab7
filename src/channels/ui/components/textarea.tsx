import type { VNode } from 'preact'
import { Field, type FieldParams, written } from './field.tsx'
import { classes, spread } from './slot.tsx'

export interface TextareaParams extends FieldParams {
  readonly name: string
  readonly rows?: number | string | undefined
  readonly value?: string | undefined
  readonly spellcheck?: boolean | undefined
  readonly autocomplete?: string | undefined
}

export function Textarea(params: TextareaParams): VNode {
  return (
    <Field
      params={params}
      control={(id, describedBy) => (
        <textarea
          class={classes('govuk-textarea', params.errorMessage && 'govuk-textarea--error', params.classes)}
          id={id}
          name={params.name}
          rows={Number(params.rows || 5)}
          {...spread({ spellcheck: { value: typeof params.spellcheck === 'boolean' && String(params.spellcheck), optional: true } })}
          disabled={Boolean(params.disabled)}
          aria-describedby={describedBy}
          autocomplete={params.autocomplete || undefined}
          {...spread(params.attributes)}
        >
          {written(params.value)}
        </textarea>
      )}
    />
  )
}
