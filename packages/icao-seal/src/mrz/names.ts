import { latinToMrz } from './latin.ts'

export type NameResult =
  | { readonly ok: true /** Exactly `width` characters. */; readonly value: string; readonly truncated: boolean }
  | { readonly ok: false; readonly code: 'missing' | 'no-latin-form'; readonly field: 'primary' | 'secondary' }

/** One letter, two fillers, one letter. */
const NARROWEST = 4

/**
 * The name field of a zone (Doc 9303-3 section 4.6). A holder with a single name has an empty `secondary`. A name that fits is never shortened; one that
 * does not is shortened by one fixed rule among those that Doc 9303-4 to 9303-7 section 4.2.3 leave to the issuer: every component keeps its initial, and
 * the letters that there is room for are given back from the left, the primary identifier first. So the field is full and ends with a letter, which marks
 * it as shortened. Throws RangeError for a width below 4, which no format has.
 */
export function mrzName(primary: string, secondary: string, width: number): NameResult {
  if (!Number.isInteger(width) || width < NARROWEST) throw new RangeError('a name field has at least four positions')
  const first = latinToMrz(primary)
  if (!first.ok) return { ok: false, code: first.code, field: 'primary' }
  const second = latinToMrz(secondary)
  if (!second.ok) return { ok: false, code: second.code, field: 'secondary' }
  if (first.value === '') return { ok: false, code: 'missing', field: 'primary' }
  const whole = second.value === '' ? first.value : `${first.value}<<${second.value}`
  if (whole.length <= width) return { ok: true, value: whole.padEnd(width, '<'), truncated: false }
  const shortened = shorten(first.value.split('<'), second.value === '' ? [] : second.value.split('<'), width)
  return { ok: true, value: shortened.padEnd(width, '<'), truncated: true }
}

function lengthOfInitials(primary: number, secondary: number): number {
  return secondary === 0 ? 2 * primary - 1 : 2 * (primary + secondary)
}

/**
 * Components for which not even an initial has room are dropped from the end, of the secondary identifier first. Only a name whose kept components are all
 * single letters can then fall short of the width by one position.
 */
function shorten(primary: readonly string[], secondary: readonly string[], width: number): string {
  let kept = primary.length
  let keptSecondary = secondary.length
  while (lengthOfInitials(kept, keptSecondary) > width) {
    if (keptSecondary > 1) keptSecondary -= 1
    else kept -= 1
  }
  let room = width - lengthOfInitials(kept, keptSecondary)
  const give = (component: string): string => {
    const more = Math.min(room, component.length - 1)
    room -= more
    return component.slice(0, 1 + more)
  }
  const first = primary.slice(0, kept).map(give).join('<')
  return keptSecondary === 0 ? first : `${first}<<${secondary.slice(0, keptSecondary).map(give).join('<')}`
}
