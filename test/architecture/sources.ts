import { globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { piecesOf } from './pieces.ts'

export const ROOT = path.resolve(import.meta.dirname, '../..')

export interface Import {
  /** A path in the project (`./x` when it lies at the top), `node:fs`, or the name of a package with its entry. */
  readonly target: string
  readonly line: number
}

/** A source file, taken apart. The three texts are as long as the file, with blanks for what is not theirs. */
export interface Source {
  readonly path: string
  readonly code: string
  readonly comments: string
  readonly literals: readonly { readonly text: string; readonly line: number }[]
  readonly imports: readonly Import[]
}

const IMPORTING = /\b(?:from|import|import\s*\(|require\s*\()\s*$/

/** Every source file of the project, by path. */
export function projectSources(): Source[] {
  const files = globSync('{src,packages,test,tools,bin}/**/*.{ts,tsx,mjs}', { cwd: ROOT, exclude: (name) => name === 'node_modules' })
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => source(file, readFileSync(path.join(ROOT, file), 'utf8')))
}

export function source(file: string, text: string): Source {
  const pieces = piecesOf(text)
  const lineAt = lineCounter(text)
  const only = (kind: string) => pieces.map((piece) => (piece.kind === kind ? piece.text : blank(piece.text))).join('')
  const code = only('code')
  const literals = pieces.filter(({ kind }) => kind === 'literal').map((piece) => ({ ...piece, line: lineAt(piece.start) }))
  const imports = literals
    .filter(({ start, text: literal }) => /^['"]/.test(literal) && IMPORTING.test(code.slice(Math.max(0, start - 20), start)))
    .map(({ text: literal, line }) => ({ target: targetOf(file, literal.slice(1, -1)), line }))
  return { path: file, code, comments: only('comment'), literals, imports }
}

/** Line of a position, counted from 1. */
export function lineCounter(text: string): (position: number) => number {
  return (position) => text.slice(0, position).split('\n').length
}

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier)
    return target.includes('/') ? target : `./${target}`
  }
  return builtinModules.includes(specifier) ? `node:${specifier}` : specifier
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
