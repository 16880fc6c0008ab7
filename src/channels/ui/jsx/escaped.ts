const SIGNS = /["&<]/
const ENTITIES: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', '<': '&lt;' }

/** Text as it may stand between tags and between the double quotes of an attribute. */
export function escaped(text: string): string {
  return SIGNS.test(text) ? text.replace(/["&<]/g, (sign) => ENTITIES[sign] ?? sign) : text
}
