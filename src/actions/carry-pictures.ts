import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { eventActor } from './authorise.ts'
import type { Deps } from './deps.ts'
import type { CaseDocument } from './ports/cases.ts'
import { saveWithFiles } from './save-case.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'objects'>

/** The pictures of an old case that were not the reason against it, in a new draft: as files of its own, so that neither case needs the other. */
export async function carryPictures(deps: Needs, actor: Actor, way: { readonly from: CaseFile; readonly to: string }): Promise<void> {
  const reasons = new Set((way.from.decision?.reasons ?? []).map((reason) => reason.target))
  for (const document of await deps.cases.documents(way.from.id)) if (!reasons.has(document.requirement)) await carry(deps, actor, { document, to: way.to })
}

async function carry(deps: Needs, actor: Actor, way: { readonly document: CaseDocument; readonly to: string }): Promise<void> {
  const { document } = way
  const draft = await deps.cases.findById(way.to)
  const [original, shown] = await Promise.all([deps.objects.get(document.original), deps.objects.get(document.shown)])
  // A file whose time was over is asked for again, as any that is missing.
  if (!draft || !original || !shown) return
  const objects = await Promise.all([deps.objects.put(original), deps.objects.put(shown)])
  const at = deps.clock.now()
  const { requirement, width, height, sniffed } = document
  await saveWithFiles(
    deps,
    { file: draft, objects },
    {
      at,
      patch: {},
      events: [{ kind: 'upload-document', actor: eventActor(actor), at, data: { document: requirement, width, height } }],
      document: { id: deps.chance.uuid(at), requirement, original: objects[0], shown: objects[1], width, height, sniffed, uploadedAt: at },
    },
  )
}
