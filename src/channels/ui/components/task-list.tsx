import type { VNode } from 'preact'
import { type Attributes, classes, fill, ids, type Slot, spread } from './slot.tsx'
import { Tag, type TagParams } from './tag.tsx'

export interface TaskListItem {
  readonly title: Slot & { readonly classes?: string | undefined }
  readonly hint?: Slot | undefined
  readonly status: Slot & { readonly tag?: TagParams | undefined; readonly classes?: string | undefined }
  readonly href?: string | undefined
  readonly classes?: string | undefined
}

export interface TaskListParams {
  readonly items: readonly TaskListItem[]
  readonly idPrefix?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export function TaskList(params: TaskListParams): VNode {
  const prefix = params.idPrefix || 'task-list'
  return (
    <ul class={classes('govuk-task-list', params.classes)} {...spread(params.attributes)}>
      {params.items?.map((item, index) => item && itemOf(item, `${prefix}-${index + 1}`))}
    </ul>
  )
}

function itemOf(item: TaskListItem, id: string): VNode {
  const { title, hint, status } = item
  const described = ids(hint && `${id}-hint`, `${id}-status`)
  return (
    <li class={classes('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link', item.classes)}>
      <div class="govuk-task-list__name-and-hint">
        {item.href ? (
          <a class={classes('govuk-link govuk-task-list__link', title?.classes)} href={item.href} aria-describedby={described}>
            {fill(title)}
          </a>
        ) : (
          <div class={title?.classes || undefined}>{fill(title)}</div>
        )}
        {hint ? (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {fill(hint)}
          </div>
        ) : null}
      </div>
      <div class={classes('govuk-task-list__status', status?.classes)} id={`${id}-status`}>
        {status?.tag ? <Tag {...status.tag} /> : fill(status)}
      </div>
    </li>
  )
}
