/** A run of source text that is wholly code, comment or literal. The marks of a string belong to the literal. */
export interface Piece {
  readonly kind: 'code' | 'comment' | 'literal'
  readonly start: number
  readonly text: string
}

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y
const STRING = /'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"/y
/** From the backtick, or from the brace that ends an inserted expression, to the next insertion or the end. */
const TEMPLATE = /[`}](?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{)/y
const REGEXP = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y
const PLAIN = /[^'"`/{}]+|[\s\S]/y

/** A slash after one of these begins a regular expression, after anything else it divides. `<` is left out for the sake of `</p>`. */
const BEFORE_REGEXP = /(?:^|[(,=:[!&|?{;+\-*%>~^]|\b(?:return|typeof|case|in|of|delete|void|throw|new|else|do|yield|await))\s*$/

/**
 * Cuts TypeScript or JSX into pieces that join up to the source again. It is no parser: an apostrophe in the text of a view counts as code, because
 * no string ends on another line.
 */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = []
  // One entry for each template that is open: how many braces are open inside its inserted expression.
  const templates: number[] = []
  let at = 0
  let codeBefore = ''
  while (at < source.length) {
    const [kind, text] = next(source, at, { codeBefore, templates })
    const last = pieces.at(-1)
    if (kind === 'code' && last?.kind === 'code') pieces[pieces.length - 1] = { ...last, text: last.text + text }
    else pieces.push({ kind, start: at, text })
    if (kind === 'code') codeBefore = (codeBefore + text).slice(-20)
    else if (kind === 'literal') codeBefore = text.endsWith('${') ? '(' : 'x'
    at += text.length
  }
  return pieces
}

interface Before {
  readonly codeBefore: string
  readonly templates: number[]
}

function next(source: string, at: number, { codeBefore, templates }: Before): [Piece['kind'], string] {
  const sign = source[at]
  if (sign === '/') {
    const comment = match(COMMENT, source, at)
    if (comment) return ['comment', comment]
    const regexp = BEFORE_REGEXP.test(codeBefore) && match(REGEXP, source, at)
    return regexp ? ['literal', regexp] : ['code', sign]
  }
  const string = match(STRING, source, at)
  if (string) return ['literal', string]
  const inner = templates.at(-1)
  if (sign === '`' || (sign === '}' && inner === 0)) {
    const part = match(TEMPLATE, source, at) ?? source.slice(at)
    if (sign === '}') templates.pop()
    if (part.endsWith('${')) templates.push(0)
    return ['literal', part]
  }
  if (inner !== undefined && sign === '{') templates[templates.length - 1] = inner + 1
  if (inner !== undefined && sign === '}') templates[templates.length - 1] = inner - 1
  return ['code', match(PLAIN, source, at) ?? '']
}

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0]
}
