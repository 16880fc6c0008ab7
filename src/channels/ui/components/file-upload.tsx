import type { VNode } from 'preact'
import { Field, type FieldParams } from './field.tsx'
import { type Attributes, classes, spread } from './slot.tsx'

export interface FileUploadParams extends FieldParams {
  readonly name: string
  readonly multiple?: boolean | undefined
  /** Wrap in the drop zone that the client script enlivens; the texts below are its words. Without a script it stays a plain file input. */
  readonly javascript?: boolean | undefined
  readonly wrapperClasses?: string | undefined
  readonly wrapperAttributes?: Attributes | undefined
  readonly chooseFilesButtonText?: string | undefined
  readonly dropInstructionText?: string | undefined
  readonly noFileChosenText?: string | undefined
  /** By plural category, with %{count}. */
  readonly multipleFilesChosenText?: Readonly<Record<string, string>> | undefined
  readonly enteredDropZoneText?: string | undefined
  readonly leftDropZoneText?: string | undefined
}

export function FileUpload(params: FileUploadParams): VNode {
  return (
    <Field
      params={params}
      control={(id, describedBy) => {
        const input = (
          <input
            class={classes('govuk-file-upload', params.classes, params.errorMessage && 'govuk-file-upload--error')}
            id={id}
            name={params.name}
            type="file"
            disabled={Boolean(params.disabled)}
            multiple={Boolean(params.multiple)}
            aria-describedby={describedBy}
            {...spread(params.attributes)}
          />
        )
        if (!params.javascript) return input
        return (
          <div
            class={classes('govuk-file-upload-wrapper', params.wrapperClasses)}
            data-module="govuk-file-upload"
            {...words(params)}
            {...spread(params.wrapperAttributes)}
          >
            {input}
          </div>
        )
      }}
    />
  )
}

function words(params: FileUploadParams) {
  return {
    ...i18n('choose-files-button', params.chooseFilesButtonText),
    ...i18n('no-file-chosen', params.noFileChosenText),
    ...i18n('multiple-files-chosen', params.multipleFilesChosenText),
    ...i18n('drop-instruction', params.dropInstructionText),
    ...i18n('entered-drop-zone', params.enteredDropZoneText),
    ...i18n('left-drop-zone', params.leftDropZoneText),
  }
}

/** A text, or one text per plural category, as data attributes that govuk-frontend's scripts read. */
export function i18n(key: string, texts: string | Readonly<Record<string, string>> | undefined): Record<string, string> {
  if (!texts) return {}
  if (typeof texts === 'string') return { [`data-i18n.${key}`]: texts }
  return Object.fromEntries(Object.entries(texts).map(([category, text]) => [`data-i18n.${key}.${category}`, text]))
}
