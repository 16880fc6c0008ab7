import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { eventActor } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { CaseDocument } from './ports/cases.ts'
import { saveWithFiles } from './save-case.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'objects'>

/** They keep the day on which they came: a portrait serves for so long. The pictures of an old case that were not the reason against it, in a new draft: as files of its own, so that neither case needs the other. */
export async function carryPictures(deps: Needs, actor: Actor, way: { readonly from: CaseFile; readonly to: string; readonly only?: string }): Promise<void> {
  const reasons = new Set((way.from.decision?.reasons ?? []).map((reason) => reason.target))
  const documents = (await deps.cases.documents(way.from.id)).filter(
    ({ requirement }) => !reasons.has(requirement) && (way.only ?? requirement) === requirement,
  )
  for (const requirement of new Set(documents.map((document) => document.requirement))) {
    await carry(deps, actor, { requirement, pages: documents.filter((document) => document.requirement === requirement), to: way.to })
  }
}

async function carry(
  deps: Needs,
  actor: Actor,
  way: { readonly requirement: string; readonly pages: readonly CaseDocument[]; readonly to: string },
): Promise<void> {
  const { requirement } = way
  const draft = await deps.cases.findById(way.to)
  const pages = await copies(deps, way.pages)
  const [first] = pages
  // A file whose time was over is asked for again, as any that is missing.
  if (!draft || !first) return
  const at = deps.clock.now()
  const { width, height } = first
  await saveWithFiles(
    deps,
    { file: draft, objects: pages.flatMap(({ original, shown }) => [original, shown]) },
    {
      at,
      patch: {},
      events: [{ kind: 'upload-document', actor: eventActor(actor), at, data: { document: requirement, width, height, pages: pages.length } }],
      documents: { requirement, pages: pages.map((page) => ({ ...page, id: deps.chance.uuid(at) })) },
    },
  )
}

/** Pages of one PDF share their original. */
async function copies(deps: Needs, pages: readonly CaseDocument[]): Promise<readonly CaseDocument[]> {
  const originals = new Map<string, CaseDocument['original']>()
  const made: CaseDocument[] = []
  for (const page of pages) {
    const shown = await deps.objects.get(page.shown)
    const original = originals.get(page.original.key) ?? (await copied(deps, page.original))
    if (!shown || !original) return []
    originals.set(page.original.key, original)
    made.push({ ...page, original, shown: await deps.objects.put(shown) })
  }
  return made
}

async function copied(deps: Needs, object: CaseDocument['original']): Promise<CaseDocument['original'] | undefined> {
  const content = await deps.objects.get(object)
  return content && deps.objects.put(content)
}
