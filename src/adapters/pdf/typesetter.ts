import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { CompileDocArgs } from '@myriaddreamin/typst-ts-node-compiler'
import type { Instant } from '../../core/kernel/instant.ts'

export interface Manuscript {
  /** File name in `templates/`. */
  readonly template: string
  /**
   * Reaches the template as the file `sheet.json`: data, never source. As an input of the compiler it would make typst build its whole library anew
   * and forget what it remembers, which takes an eighth of the time of a card.
   */
  readonly sheet: unknown
  /** Further files the template reads, by the name it knows them under. */
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly createdAt: Instant
  /** What the PDF must be; archival unless told otherwise. */
  readonly standard?: Standard
}

const TEMPLATES = fileURLToPath(new URL('./templates', import.meta.url))
const OWN_FONTS = fileURLToPath(new URL('./fonts', import.meta.url))

/** Both are tagged. `a-2a` is for the archive; `ua-1` is for readers who hear a document, and is refused where a picture has no words or a heading is missed out. The binding takes one of them. */
type Standard = 'a-2a' | 'ua-1'

/**
 * Memoised results that no document of the last ten or so has used are forgotten; without it memory would grow with every document. Looking through
 * all of them costs a tenth of a document, so it is not done after each.
 */
const TIDY_EVERY = 10
const KEPT_FOR = 1

/** Turns a manuscript into a PDF. One compiler for the life of the process, made when first needed: it reads all fonts of the machine, and ours win by order. */
export function typesetter(fontDirs: readonly string[]): (manuscript: Manuscript) => Uint8Array {
  let made: NodeCompiler | undefined
  let documents = 0
  const rehearsed = new Set<string>()
  return (manuscript) => {
    made ??= NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: [...fontDirs, OWN_FONTS] }] })
    try {
      return typeset(made, rehearsed, manuscript)
    } finally {
      documents += 1
      if (documents % TIDY_EVERY === 0) made.evictCache(KEPT_FOR)
    }
  }
}

function typeset(compiler: NodeCompiler, rehearsed: Set<string>, { template, sheet, files, createdAt, standard = 'a-2a' }: Manuscript): Uint8Array {
  const everything = { ...files, 'sheet.json': Buffer.from(JSON.stringify(sheet)) }
  const shadows = Object.entries(everything).map(([name, content]) => ({ place: path.join(TEMPLATES, name), content }))
  for (const { place, content } of shadows) compiler.mapShadow(place, Buffer.from(content))
  const source = { mainFilePath: path.join(TEMPLATES, template) }
  const made = madeOrComplaint(() => {
    if (!rehearsed.has(template)) rehearse(compiler, source)
    rehearsed.add(template)
    // In one step: a compiled document kept on the JavaScript side would hold its memory until some later garbage collection.
    return compiler.pdf(source, { pdfStandard: standard, creationTimestamp: Math.floor(Date.parse(createdAt) / 1000) })
  })
  for (const { place } of shadows) compiler.unmapShadow(place)
  // Without its cause, which holds the text that could not be printed: causes are logged.
  if (typeof made === 'string') throw new Error(`${template} could not be typeset: ${made}`)
  return made
}

function madeOrComplaint(make: () => Uint8Array): Uint8Array | string {
  try {
    return make()
  } catch (error) {
    return complaintOf(error)
  }
}

/** A font that is not there is only a warning, and its text would silently be left out: the first document of a template is compiled once more to see the warnings. */
function rehearse(compiler: NodeCompiler, source: CompileDocArgs): void {
  const complaints = compiler.compile(source).takeWarnings()
  if (!complaints) return
  const messages = compiler.fetchDiagnostics(complaints).map((diagnostic: { readonly message: string }) => diagnostic.message)
  throw new Error(messages.join('; '))
}

/**
 * The compiler tells what is wrong in the error's code, as a list or as a written-out record of which only the message counts, and quotes the text it cannot print,
 * which may be a person's name: what is quoted is left out.
 */
function complaintOf(error: unknown): string {
  const told = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  const message = /message: "((?:\\.|[^"\\])*)"/.exec(told)?.[1] ?? told
  return message.replace(/`[^`]*`|\\?"[^"]*"/g, '…')
}
