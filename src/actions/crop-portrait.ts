import type { Actor } from '../core/access/actor.ts'
import type { CaseFile } from '../core/case/case-file.ts'
import { ok, refuse, type Result } from '../core/kernel/result.ts'
import type { DocumentRequirement } from '../core/service/definition.ts'
import { eventActor } from './authorise.ts'
import type { Deps } from './deps.ts'
import { editableDocument } from './documents.ts'
import { measureDocument } from './measure-document.ts'
import type { CaseDocument } from './ports/cases.ts'
import { saveWithFiles } from './save-case.ts'

type Needs = Pick<Deps, 'clock' | 'chance' | 'cases' | 'law' | 'objects' | 'pictures' | 'capture'>
type Wanted = { readonly code: string; readonly document: string }
type CropRefused = 'not-found' | 'not-editable' | 'crop-not-possible'

interface Cut {
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
}

/** The upright, closer cut of the applicant's own photo, to be looked at beside it. Nothing is made up: where the photo ends too early there is none. */
export async function readCrop(deps: Needs, actor: Actor, input: Wanted): Promise<Result<Uint8Array, CropRefused>> {
  const found = await portraitOf(deps, actor, input)
  if (!found.ok) return found
  const made = await cut(deps, found.value)
  return made.ok ? ok(made.value.jpeg) : made
}

/** Takes that cut as the portrait. The original stays as it was sent, and the cut is measured like any photo. */
export async function cropPortrait(deps: Needs, actor: Actor, input: Wanted): Promise<Result<CaseFile, CropRefused | 'changed-meanwhile'>> {
  const found = await portraitOf(deps, actor, input)
  if (!found.ok) return found
  const { file, requirement, given } = found.value
  const made = await cut(deps, found.value)
  if (!made.ok) return made
  const { jpeg, width, height } = made.value
  const measured = await measureDocument(deps, requirement, { original: jpeg, page: { jpeg, width, height, sniffed: 'jpeg' } })
  if (measured && 'ok' in measured) return refuse('crop-not-possible')
  const shown = await deps.objects.put(jpeg)
  const at = deps.clock.now()
  const { measured: _, ...kept } = given
  const page: CaseDocument = { ...kept, id: deps.chance.uuid(at), shown, width, height, uploadedAt: at, ...(measured ? { measured } : {}) }
  return saveWithFiles(
    deps,
    { file, objects: [shown] },
    {
      at,
      patch: {},
      events: [{ kind: 'crop-portrait', actor: eventActor(actor), at, data: { document: requirement.id, width, height } }],
      documents: { requirement: requirement.id, pages: [page] },
    },
  )
}

interface Portrait {
  readonly file: CaseFile
  readonly requirement: DocumentRequirement
  readonly given: CaseDocument
}

async function portraitOf(deps: Needs, actor: Actor, input: Wanted): Promise<Result<Portrait, 'not-found' | 'not-editable'>> {
  const found = await editableDocument(deps, actor, { ...input, action: 'crop-portrait' })
  if (!found.ok) return found
  const [given] = found.value.given
  return given && given.measured?.kind === 'portrait' ? ok({ ...found.value, given }) : refuse('not-found')
}

/** Longest side at which a photo that is no plain picture is drawn before it is cut, pixels. */
const DRAWN_SIDE = 4000

async function cut(deps: Needs, { requirement, given }: Portrait): Promise<Result<Cut, 'crop-not-possible'>> {
  const wanted = requirement.measured
  const spec = wanted?.kind === 'portrait' ? deps.law().photoSpecs.find(({ id }) => id === wanted.spec) : undefined
  const original = await deps.objects.get(given.original)
  if (!spec || !original) return refuse('crop-not-possible')
  const source = given.sniffed === 'heic' ? await deps.pictures.read(original, { ...requirement.picture, maxSide: DRAWN_SIDE }) : undefined
  const made = await deps.capture.crop(source?.ok ? source.value[0].jpeg : original, spec)
  return made.ok ? ok(made.value) : refuse('crop-not-possible', { why: made.code })
}
