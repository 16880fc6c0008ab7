import type { FileKind } from '../../core/service/definition.ts'

export const PLAIN_PICTURES: readonly FileKind[] = ['jpeg', 'png', 'webp']
const NAMES: Readonly<Record<FileKind, string>> = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP', heic: 'HEIC', pdf: 'PDF' }

/** `JPEG, PNG, WebP`: names that are the same in every language. */
export function kindNames(kinds: readonly FileKind[] = PLAIN_PICTURES): string {
  return kinds.map((kind) => NAMES[kind]).join(', ')
}
