import type { Source } from './sources.ts'

/** Each ring of files that import each other, written `a -> b -> a`; type imports count, since they bind readers just as well. */
export function importCycles(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const done = new Set<string>()
  const trail: string[] = []
  const cycles: string[] = []
  const visit = (file: string) => {
    const seenAt = trail.indexOf(file)
    if (seenAt >= 0) cycles.push([...trail.slice(seenAt), file].join(' -> '))
    if (seenAt >= 0 || done.has(file)) return
    trail.push(file)
    for (const { target } of byPath.get(file)?.imports ?? []) if (byPath.has(target)) visit(target)
    trail.pop()
    done.add(file)
  }
  for (const { path } of sources) visit(path)
  return cycles
}
