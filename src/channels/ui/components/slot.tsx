import type { ComponentChildren, VNode } from 'preact'

/** Text or JSX nodes. Strings are escaped by the renderer. */
export type Text = ComponentChildren

declare const trusted: unique symbol

/** HTML that this program wrote itself. Only option-list.ts makes it; the fixtures test passes govuk's own examples. Never text of a person. */
export type TrustedHtml = string & { readonly [trusted]: true }

/** A place for content, named as govuk-frontend names it. */
export interface Slot {
  readonly text?: Text
  readonly html?: TrustedHtml | undefined
}

/** The content of a slot. Raw HTML needs an element to sit in; the marker lets the fixtures test take it away again. */
export function content(text: unknown, html?: TrustedHtml): Text {
  if (html) return <span data-unwrap="" dangerouslySetInnerHTML={{ __html: html }} />
  return typeof text === 'boolean' ? String(text) : (text as Text)
}

export function fill(slot: Slot | undefined): Text {
  return slot && content(slot.text, slot.html)
}

type Plain = string | number | boolean | null | undefined

/** Further HTML attributes. `{ value, optional: true }` leaves the attribute out when the value is empty, as in govuk-frontend. */
export type Attributes = Readonly<Record<string, Plain | { readonly value: Plain; readonly optional?: boolean }>>

export type Written = Record<string, string | true>

const NONE: Written = Object.freeze({})

/** Attributes as the renderer wants them: it drops false and empty values, govuk-frontend writes them out. */
export function spread(attributes: Attributes | undefined): Written {
  if (attributes === undefined) return NONE
  const written: Written = {}
  for (const name in attributes) {
    const item = attributes[name]
    if (item === null || typeof item !== 'object') written[name] = String(item ?? '')
    else if (item.optional && item.value === true) written[name] = true
    else if (!item.optional || !(item.value === undefined || item.value === null || item.value === false)) written[name] = String(item.value ?? '')
  }
  return written
}

type ClassPart = string | false | null | undefined

/** Class names in one string, empty ones left out. */
export function classes(...parts: readonly ClassPart[]): string {
  let names = ''
  for (const part of parts) if (part) names += names === '' ? part : ` ${part}`
  return names
}

/** Ids for aria-describedby, or undefined when there is none. */
export function ids(...parts: readonly ClassPart[]): string | undefined {
  return classes(...parts) || undefined
}

/** A heading of the given level. */
export function Heading(props: {
  readonly level: number | string
  readonly class?: string | undefined
  readonly id?: string | undefined
  readonly children?: Text
}): VNode {
  const { level, children, ...rest } = props
  const Tag = `h${level}` as 'h2'
  return <Tag {...rest}>{children}</Tag>
}
