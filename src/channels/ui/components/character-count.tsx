import type { VNode } from 'preact'
import { i18n } from './file-upload.tsx'
import { Hint } from './hint.tsx'
import { classes, fill } from './slot.tsx'
import { Textarea, type TextareaParams } from './textarea.tsx'

type Plurals = Readonly<Record<string, string>>

export interface CharacterCountParams extends TextareaParams {
  readonly maxlength?: number | string | undefined
  readonly maxwords?: number | string | undefined
  readonly threshold?: number | string | undefined
  readonly countType?: string | undefined
  /** What may be entered, with %{count} for the limit. */
  readonly textareaDescriptionText: string
  readonly countMessage?: { readonly classes?: string | undefined } | undefined
  readonly charactersUnderLimitText?: Plurals | undefined
  readonly charactersAtLimitText?: string | undefined
  readonly charactersOverLimitText?: Plurals | undefined
  readonly wordsUnderLimitText?: Plurals | undefined
  readonly wordsAtLimitText?: string | undefined
  readonly wordsOverLimitText?: Plurals | undefined
}

export function CharacterCount(params: CharacterCountParams): VNode {
  const id = params.id || params.name
  const limit = params.maxwords || params.maxlength
  const message = (
    <>
      <Hint
        id={`${id}-info`}
        classes={classes('govuk-character-count__message', params.countMessage?.classes)}
        text={limit ? params.textareaDescriptionText.replace('%{count}', String(limit)) : undefined}
      />
      {fill(params.formGroup?.afterInput)}
    </>
  )
  return (
    <Textarea
      {...params}
      id={id}
      describedBy={`${id}-info`}
      classes={classes('govuk-js-character-count', params.classes)}
      formGroup={{
        ...params.formGroup,
        classes: classes('govuk-character-count', params.formGroup?.classes),
        attributes: { ...settings(params), ...params.formGroup?.attributes },
        afterInput: { text: message },
      }}
    />
  )
}

function settings(params: CharacterCountParams) {
  const unlimited = !params.maxwords && !params.maxlength
  const optional = (value: number | string | undefined) => ({ value, optional: true })
  return {
    'data-module': 'govuk-character-count',
    'data-maxlength': optional(params.maxlength),
    'data-maxwords': optional(params.maxwords),
    'data-threshold': optional(params.threshold),
    'data-count-type': optional(params.countType || (params.maxwords ? 'words' : undefined)),
    ...(unlimited && params.textareaDescriptionText ? i18n('textarea-description', { other: params.textareaDescriptionText }) : {}),
    ...i18n('characters-under-limit', params.charactersUnderLimitText),
    ...i18n('characters-at-limit', params.charactersAtLimitText),
    ...i18n('characters-over-limit', params.charactersOverLimitText),
    ...i18n('words-under-limit', params.wordsUnderLimitText),
    ...i18n('words-at-limit', params.wordsAtLimitText),
    ...i18n('words-over-limit', params.wordsOverLimitText),
  }
}
