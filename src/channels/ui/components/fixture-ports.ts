import type { ComponentType } from 'preact'
import { BackLink } from './back-link.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { Button } from './button.tsx'
import { CharacterCount } from './character-count.tsx'
import { Checkboxes } from './checkboxes.tsx'
import { DateInput } from './date-input.tsx'
import { Details } from './details.tsx'
import { ErrorMessage } from './error-message.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Fieldset } from './fieldset.tsx'
import { FileUpload } from './file-upload.tsx'
import { Hint } from './hint.tsx'
import { Input } from './input.tsx'
import { InsetText } from './inset-text.tsx'
import { Label } from './label.tsx'
import { NotificationBanner } from './notification-banner.tsx'
import { Pagination } from './pagination.tsx'
import { Panel } from './panel.tsx'
import { Radios } from './radios.tsx'
import { Select } from './select.tsx'
import { SkipLink } from './skip-link.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'
import { Tabs } from './tabs.tsx'
import { Tag } from './tag.tsx'
import { TaskList } from './task-list.tsx'
import { Textarea } from './textarea.tsx'
import { WarningText } from './warning-text.tsx'
import { jsx } from '../jsx/jsx-runtime.ts'

type Options = Record<string, unknown>

/** A port and the English words that govuk-frontend's templates put in when a text is missing; ours have no words of their own. */
interface Port {
  readonly component: ComponentType<never>
  readonly english: (options: Options) => Options
}

const same = (options: Options): Options => options

/** Adds the text under a name, when it is missing or empty, as the templates do. */
const word =
  (name: string, text: string) =>
  (options: Options): Options => ({ ...options, [name]: options[name] || text })

const withError = (options: Options): Options => {
  const error = options['errorMessage'] as Options | undefined
  return error ? { ...options, errorMessage: { ...error, visuallyHiddenText: error['visuallyHiddenText'] ?? 'Error' } } : options
}

const banner = (options: Options): Options =>
  options['titleHtml'] ? options : word('titleText', options['type'] === 'success' ? 'Success' : 'Important')(options)

const hasText = (options: Options): boolean => Boolean(options['text'] || options['html'])

const arrow = (options: Options, name: string, title: string): Options => {
  const link = options[name] as Options | undefined
  if (!link || hasText(link)) return options
  return { ...options, [name]: { ...link, text: [title, jsx('span', { class: 'govuk-visually-hidden', children: ' page' })] } }
}

const pages = (options: Options): Options => {
  const items = (options['items'] as (Options | null)[] | undefined)?.map((item) => {
    if (!item || Object.keys(item).length === 0) return item
    return { ...item, visuallyHiddenText: item['visuallyHiddenText'] ?? `Page ${item['number']}` }
  })
  const named = word('landmarkLabel', 'Pagination')(items ? { ...options, items } : options)
  return arrow(arrow(named, 'previous', 'Previous'), 'next', 'Next')
}

const limit = (options: Options): Options => {
  const words = options['countType'] === 'words' || options['maxwords']
  const unlimited = !options['maxwords'] && !options['maxlength']
  return withError(unlimited ? options : word('textareaDescriptionText', `You can enter up to %{count} ${words ? 'words' : 'characters'}`)(options))
}

const port = (component: unknown, english: Port['english'] = same): Port => ({ component: component as ComponentType<never>, english })

/** Every govuk-frontend component that is ported, by its folder name there. */
export const PORTED: Readonly<Record<string, Port>> = {
  'back-link': port(BackLink, (options) => (hasText(options) ? options : word('text', 'Back')(options))),
  breadcrumbs: port(Breadcrumbs, word('labelText', 'Breadcrumb')),
  button: port(Button),
  'character-count': port(CharacterCount, limit),
  checkboxes: port(Checkboxes, withError),
  'date-input': port(DateInput, withError),
  details: port(Details),
  'error-message': port(ErrorMessage, (options) => ({ ...options, visuallyHiddenText: options['visuallyHiddenText'] ?? 'Error' })),
  'error-summary': port(ErrorSummary),
  fieldset: port(Fieldset),
  'file-upload': port(FileUpload, withError),
  hint: port(Hint),
  input: port(Input, withError),
  'inset-text': port(InsetText),
  label: port(Label),
  'notification-banner': port(NotificationBanner, banner),
  pagination: port(Pagination, pages),
  panel: port(Panel),
  radios: port(Radios, withError),
  select: port(Select, withError),
  'skip-link': port(SkipLink),
  'summary-list': port(SummaryList),
  table: port(Table),
  tabs: port(Tabs, (options) => ({ ...options, title: options['title'] ?? 'Contents' })),
  tag: port(Tag),
  'task-list': port(TaskList),
  textarea: port(Textarea, withError),
  'warning-text': port(WarningText, word('iconFallbackText', 'Warning')),
}
