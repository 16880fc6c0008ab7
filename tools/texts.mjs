// Reads src/texts/<language>/*.json and writes src/texts/catalogue.gen.ts: the catalogue and, from the English messages, the type of every key's arguments.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from '@messageformat/parser'

const root = path.resolve(fileURLToPath(import.meta.url), '../../src/texts')
const LANGUAGES = ['en', 'ru', 'kk', 'zh']

/** The arguments of a message: number where plural or number format asks for one, else text or number. */
export function argumentsOf(message) {
  const found = new Map()
  const visit = (nodes) => {
    for (const node of nodes) {
      if (node.type === 'argument') found.set(node.arg, found.get(node.arg) ?? 'string | number')
      if (node.type === 'function') found.set(node.arg, 'number')
      if (node.type === 'select') found.set(node.arg, 'string')
      if (node.type === 'plural' || node.type === 'selectordinal') found.set(node.arg, 'number')
      for (const option of node.cases ?? []) visit(option.tokens)
    }
  }
  visit(parse(message))
  return found
}

export function generate() {
  const areas = readdirSync(path.join(root, 'en'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5))
    .sort()
  const lines = ['// Written by tools/texts.mjs from the message files: change those and run `npm run texts`.']
  for (const language of LANGUAGES)
    for (const area of areas) lines.push(`import ${name(language, area)} from './${language}/${area}.json' with { type: 'json' }`)
  lines.push('', "export const CATALOGUE: Readonly<Record<'en' | 'ru' | 'kk' | 'zh', Readonly<Record<string, string>>>> = {")
  for (const language of LANGUAGES) lines.push(`  ${language}: { ${areas.map((area) => `...${name(language, area)}`).join(', ')} },`)
  lines.push('}', '', '/** Every key with the arguments its message needs. */', 'export interface TextArguments {')
  const keys = areas.flatMap((area) => Object.entries(JSON.parse(readFileSync(path.join(root, 'en', `${area}.json`), 'utf8'))))
  for (const [key, message] of keys) {
    const found = [...argumentsOf(message)].map(([argument, type]) => `readonly ${argument}: ${type}`)
    lines.push(`  readonly '${key}': ${found.length ? `{ ${found.join('; ')} }` : 'Record<never, never>'}`)
  }
  lines.push('}', '', 'export type TextKey = keyof TextArguments', '')
  return lines.join('\n')
}

function name(language, area) {
  return `${language}${area.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase())}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = path.join(root, 'catalogue.gen.ts')
  writeFileSync(target, generate())
  process.stdout.write('src/texts/catalogue.gen.ts written\n')
}
