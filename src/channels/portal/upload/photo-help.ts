import { loadCase } from '../../../actions/authorise.ts'
import { definitionOf } from '../../../actions/case-facts.ts'
import type { PhotoSpec } from '../../../core/photo/photo-spec.ts'
import { PORTRAIT_RULES } from '../../../core/photo/portrait-rules.ts'
import type { DocumentRequirement } from '../../../core/service/definition.ts'
import type { Words } from '../../../texts/words.ts'
import type { PhotoHelpFacts, PhotoHelpWords } from '../../ui/photo/photo-help-facts.ts'
import { type Answer, notFound, type Visit } from '../visit.ts'

/** What the page of the portrait needs to measure a photo on the device, by the limits that the server will measure it by. */
export async function showPhotoHelp(visit: Visit): Promise<Answer> {
  const { deps, assets } = visit.context
  const loaded = await loadCase(deps, visit.actor, { action: 'read-application', code: visit.params.code ?? '' })
  if (!loaded.ok) return notFound
  const requirement = definitionOf(deps.law(), loaded.value).documents.find(({ id }) => id === visit.params.document)
  const spec = requirement && photoSpecOf(visit, requirement)
  if (!spec) return notFound
  const facts: PhotoHelpFacts = { assets: assets.photoHelp, spec, words: helpWords(visit.words) }
  return { kind: 'file', content: new TextEncoder().encode(JSON.stringify(facts)), type: 'application/json' }
}

function photoSpecOf({ context }: Visit, { measured }: DocumentRequirement): PhotoSpec | undefined {
  return measured?.kind === 'portrait' ? context.deps.law().photoSpecs.find(({ id }) => id === measured.spec) : undefined
}

function helpWords(words: Words): PhotoHelpWords {
  const rules = PORTRAIT_RULES.map(({ rule }) => [rule, { bad: words.of(`photo.rule.${rule}.bad`), fix: words.of(`photo.rule.${rule}.fix`) }])
  return {
    measuring: words('photo.help.measuring'),
    good: words('photo.help.good'),
    bad: PORTRAIT_RULES.map((_, index) => words('photo.help.bad', { count: index + 1 })),
    lines: words('photo.lines'),
    rules: Object.fromEntries(rules),
  }
}
