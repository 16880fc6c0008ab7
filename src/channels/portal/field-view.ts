import type { VNode } from 'preact'
import type { Typed } from '../../core/form/check-field.ts'
import type { FieldDefinition } from '../../core/service/definition.ts'
import { hole, prepared } from '../ui/jsx/prepared.ts'
import { dateParts, drawField, type FieldViewProps } from './draw-field.tsx'

/** The id an error summary links to. */
export function fieldAnchor(field: FieldDefinition): string {
  return field.kind === 'date' ? `${field.name}-day` : field.name
}

/** One field of a definition as its control. Without a problem it is the same for everybody but for its value, and is drawn once. */
export function FieldView(props: FieldViewProps): VNode {
  const holes = props.problem || props.hint ? undefined : holesOf(props.field, props.typed)
  return holes ? preparedField(props, holes) : drawField(props)
}

/** What of a field differs from person to person. */
interface Holes {
  /** Fields are drawn anew for each of these: which values are empty, which option is chosen. Few. */
  readonly variant: string
  readonly texts: readonly string[]
  /** The field with holes in place of the texts. */
  readonly typed: Typed
}

/** Undefined for the kinds that are drawn each time: long lists are kept in another way. */
function holesOf(field: FieldDefinition, typed: Typed): Holes | undefined {
  const value = typed[field.name] ?? ''
  switch (field.kind) {
    case 'list':
      return undefined
    case 'choice':
    case 'tick':
      return value === '' || value === 'yes' || field.options?.includes(value) ? { variant: value, texts: [], typed: { [field.name]: value } } : undefined
    case 'date': {
      const texts = dateParts(field, typed)
      const names = ['day', 'month', 'year'].map((part) => `${field.name}-${part}`)
      return { variant: emptiness(texts), texts, typed: Object.fromEntries(names.map((name, at) => [name, texts[at] === '' ? '' : hole(at)])) }
    }
    default:
      return { variant: emptiness([value]), texts: [value], typed: { [field.name]: value === '' ? '' : hole(0) } }
  }
}

function emptiness(texts: readonly string[]): string {
  return texts.map((text) => (text === '' ? '-' : '+')).join('')
}

const known = new WeakMap<FieldDefinition, Map<string, (texts: readonly string[]) => VNode>>()

function preparedField(props: FieldViewProps, { variant, texts, typed }: Holes): VNode {
  const { field, words } = props
  const drawings = known.get(field) ?? new Map<string, (texts: readonly string[]) => VNode>()
  known.set(field, drawings)
  const key = `${words.language} ${variant}`
  const drawing = drawings.get(key) ?? prepared(drawField({ ...props, typed }))
  drawings.set(key, drawing)
  return drawing(texts)
}
