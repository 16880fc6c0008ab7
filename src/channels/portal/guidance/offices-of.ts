import type { Visit } from '../visit.ts'

/** Names of offices, each once, in the language of the visit. */
export function officesOf({ context, language }: Visit, ids: readonly string[]): readonly string[] {
  const { offices } = context.deps.law()
  return [...new Set(ids)].map((id) => offices.find((office) => office.id === id)?.name[language] ?? id)
}
