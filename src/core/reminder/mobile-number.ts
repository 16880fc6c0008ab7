/** A number as networks everywhere understand it (E.164, with its plus), or undefined: without the country nobody can tell whose telephone `87011234567` is. */
export function mobileNumber(text: string): string | undefined {
  return /^\+[1-9]\d{6,14}$/.test(text) ? text : undefined
}
