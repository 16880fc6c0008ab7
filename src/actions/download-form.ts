import type { Actor } from '../core/access/actor.ts'
import { viewerOf, visibleCase } from '../core/access/fields.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import type { Language } from '../core/kernel/language.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { ServiceDefinition } from '../core/service/definition.ts'
import { authorise, loadCase } from './authorise.ts'
import { definitionOf, definitionOn, formFacts } from './case-facts.ts'
import type { Deps } from './deps.ts'
import type { Download } from './downloads.ts'
import type { FilledForm } from './ports/letters.ts'
import { noteOpening } from './note-opening.ts'

type Needs = Pick<Deps, 'clock' | 'cases' | 'documents' | 'letters' | 'law'>

/** Empty forms by version and language: whoever asks first has it made, and all others wait for the same one. */
const emptyForms = new WeakMap<Deps['documents'], Map<string, Promise<Uint8Array>>>()

/** The form of a service as it is today, to be filled in by hand. */
export async function downloadEmptyForm(
  deps: Omit<Needs, 'cases'>,
  actor: Actor,
  input: { readonly service: string; readonly language: Language },
): Promise<Result<Download, 'not-found'>> {
  const allowed = authorise(actor, 'download-empty-form')
  if (!allowed.ok) return allowed
  const definition = definitionOn(deps.law(), input.service, deps.clock.dayOf(deps.clock.now()))
  if (!definition) return refuse('not-found')
  return ok({ filename: `sapar-${definition.id}-${input.language}.pdf`, content: await emptyForm(deps, definition, input.language) })
}

function emptyForm(deps: Omit<Needs, 'cases'>, definition: ServiceDefinition, language: Language): Promise<Uint8Array> {
  const kept = emptyForms.get(deps.documents) ?? new Map<string, Promise<Uint8Array>>()
  emptyForms.set(deps.documents, kept)
  const key = `${definition.id} ${definition.version} ${language}`
  const known = kept.get(key)
  if (known) return known
  const made = deps.documents.form(deps.letters.formSheet(definition, language, { law: deps.law() }))
  kept.set(key, made)
  // One that could not be made is tried again for the next who asks.
  made.catch(() => kept.delete(key))
  return made
}

/** The form of a case with what is in it so far. For an official that is a look into the file like any other. */
export async function downloadForm(
  deps: Needs,
  actor: Actor,
  input: { readonly code: string; readonly language?: Language },
): Promise<Result<Download, 'not-found'>> {
  const loaded = await loadCase(deps, actor, { action: 'download-form', code: input.code })
  if (!loaded.ok) return loaded
  const file = actor.kind === 'staff' ? await noteOpening(deps, actor, loaded.value.id) : loaded.value
  const law = deps.law()
  const filled = await filledForm(deps, actor, file)
  const sheet = deps.letters.formSheet(definitionOf(law, file), input.language ?? file.language, { law, filled })
  return ok({ filename: `sapar-${file.code}-form.pdf`, content: await deps.documents.form(sheet) })
}

async function filledForm(deps: Needs, actor: Actor, file: CaseFile): Promise<FilledForm> {
  const law = deps.law()
  const { answers } = file
  const viewer = viewerOf(actor, file)
  const shown = viewer && visibleCase(viewer, file).answers
  const seen = shown ?? {}
  const named = Object.keys(answers).filter((name) => answers[name] !== '')
  const documents = await deps.cases.documents(file.id)
  return {
    code: file.code,
    answers: seen,
    facts: formFacts(law, definitionOf(law, file), { ...file, today: deps.clock.dayOf(deps.clock.now()) }),
    renews: shown && file.renews,
    given: new Set(documents.map(({ requirement }) => requirement)),
    withheld: new Set(named.filter((name) => seen[name] === undefined)),
    unprintable: new Set(named.filter((name) => deps.documents.missingGlyphs([seen[name] ?? '']).length > 0)),
    at: deps.clock.now(),
  }
}
