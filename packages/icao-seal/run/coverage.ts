import { stripTypeScriptTypes } from 'node:module'

export interface Source {
  /** As the coverage report names it. */
  readonly name: string
  readonly code: string
}

export interface FileCoverage {
  readonly name: string
  readonly lines: number
  readonly covered: number
}

/** Lines and covered lines of each file in a report in LCOV, the format of `node --test-reporter=lcov`. */
export function readLcov(report: string): readonly FileCoverage[] {
  return report.split('end_of_record').flatMap((record): FileCoverage[] => {
    const name = /^SF:(.+)$/m.exec(record)?.[1]
    const figure = (key: string) => Number(new RegExp(`^${key}:(\\d+)$`, 'm').exec(record)?.[1] ?? Number.NaN)
    return name === undefined ? [] : [{ name, lines: figure('LF'), covered: figure('LH') }]
  })
}

/** Every source, also those that no test loads and that a report therefore passes over: they count as not covered, unless they hold nothing but types. */
export function coverageOf(sources: readonly Source[], report: string): readonly FileCoverage[] {
  const known = new Map(readLcov(report).map((file) => [file.name, file]))
  return sources.flatMap(({ name, code }): FileCoverage[] => {
    const found = known.get(name)
    if (found) return [found]
    return hasCode(code) ? [{ name, lines: code.split('\n').length, covered: 0 }] : []
  })
}

function hasCode(code: string): boolean {
  return (
    stripTypeScriptTypes(code)
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      .trim() !== ''
  )
}

/** Of all lines together, from 0 to 1; 0 when there is nothing to cover. */
export function shareOf(files: readonly FileCoverage[]): number {
  const lines = files.reduce((sum, file) => sum + file.lines, 0)
  return lines === 0 ? 0 : files.reduce((sum, file) => sum + file.covered, 0) / lines
}
