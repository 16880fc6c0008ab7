import { withClient } from './one-client.ts'
import { type Catalog, readCatalog, type Relation } from './schema-catalog.ts'

const HEADER = `-- What the migrations add up to, for reading and review; nothing runs this file.
-- Rewritten by GOLDEN=1 with the test beside it.
`

/**
 * The schema as text, the same on every server from PostgreSQL 15 on: what our own schemas hold, sorted by name. A view is shown by its
 * columns, since its query is printed differently from version 16 on.
 */
export function dumpSchema(url: string): Promise<string> {
  return withClient(url, 'schema', async (client) => write(await readCatalog(client)))
}

function write(catalog: Catalog): string {
  const extensions = catalog.extensions.map((name) => `create extension ${name};\n`).join('')
  const schemas = catalog.schemas.map((schema) => writeSchema(schema, catalog))
  return `${[HEADER + extensions, ...schemas].join('\n').trimEnd()}\n`
}

function writeSchema(schema: { name: string; comment: string | null }, { types, functions, sequences, relations }: Catalog): string {
  const inSchema = <T extends { schema: string }>(items: readonly T[]) => items.filter((item) => item.schema === schema.name)
  const blocks = [
    `-- ==== schema ${schema.name} ====\n${comment('schema', schema.name, schema.comment)}`,
    ...inSchema(types).map((type) => `${type.definition};\n`),
    ...inSchema(sequences).map((sequence) => `create sequence ${sequence.name} as ${sequence.type};\n`),
    ...inSchema(functions).map((one) => `${one.definition.trimEnd()};\n${comment('function', one.signature, one.comment)}`),
    ...inSchema(relations).map(writeRelation),
  ]
  return blocks.join('\n')
}

function writeRelation(relation: Relation): string {
  const { name, kind } = relation
  const lines = [
    `create ${kind} ${name} (\n${inside(relation)}\n)${relation.partition ? ` ${relation.partition}` : ''};`,
    ...relation.indexes.map((index) => `${index};`),
    ...relation.triggers.map((trigger) => `${trigger};`),
    ...relation.security.map((line) => `${line};`),
  ]
  const comments =
    comment(kind, name, relation.comment) + relation.columns.map((column) => comment('column', `${name}.${column.name}`, column.comment)).join('')
  return `${lines.join('\n')}\n${comments}`
}

function inside({ columns, constraints }: Relation): string {
  return [
    ...columns.map(({ name, type, rest }) => `  ${[name, type, rest].filter(Boolean).join(' ')}`),
    ...constraints.map(({ name, definition }) => `  constraint ${name} ${definition}`),
  ].join(',\n')
}

function comment(kind: string, name: string, text: string | null): string {
  return text === null ? '' : `comment on ${kind} ${name} is '${text.replaceAll("'", "''")}';\n`
}
