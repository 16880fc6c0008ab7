/** The only characters of a machine readable zone: Doc 9303-3 section 4.3 and figure 4. */
const ONLY_MRZ_CHARACTERS = /^[A-Z0-9<]*$/
const FORBIDDEN = /[^A-Z0-9<]/

export function isMrzText(text: string): boolean {
  return ONLY_MRZ_CHARACTERS.test(text)
}

/** Position of the first forbidden character, counted from 1; 0 when there is none. */
export function firstForbidden(text: string): number {
  return text.search(FORBIDDEN) + 1
}

/** A printed field as people read it: fillers at its end mean nothing, fillers inside it stand for spaces (Doc 9303-3 section 4.10). */
export function readable(printed: string): string {
  let end = printed.length
  while (end > 0 && printed[end - 1] === '<') end -= 1
  return printed.slice(0, end).replaceAll('<', ' ')
}

export function isAllFiller(printed: string): boolean {
  for (const character of printed) if (character !== '<') return false
  return true
}
