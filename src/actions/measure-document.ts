import { refuse, type Refusal } from '../core/kernel/result.ts'
import type { DocumentRequirement } from '../core/service/definition.ts'
import type { Deps } from './deps.ts'
import type { Measured } from './ports/case-records.ts'
import type { Picture } from './ports.ts'

type Needs = Pick<Deps, 'capture' | 'law'>
/** Turning and cutting puts these right. */
const MENDED_BY_CROP: ReadonlySet<string> = new Set(['roll', 'off-centre', 'head-small', 'head-large', 'eye-line', 'wrong-shape'])

/** What leaves nothing to judge. */
export type PortraitStop = 'no-face' | 'low-resolution'

/**
 * What is measured or read on a picture that has just been drawn anew. `original` is what was sent: compression and size are judged on it. Undefined when the
 * check could not be made: an officer then looks without it. Refused only where there is nothing to judge: no face, or far too small.
 */
export async function measureDocument(
  deps: Needs,
  requirement: DocumentRequirement,
  picture: { readonly original: Uint8Array; readonly page: Picture },
): Promise<Measured | Refusal<PortraitStop> | undefined> {
  if (requirement.measured?.kind === 'portrait') return measurePortrait(deps, requirement, picture)
  if (requirement.measured?.kind === 'passport') return readPassport(deps, picture.page)
  return undefined
}

async function measurePortrait(
  deps: Needs,
  requirement: DocumentRequirement,
  { original, page }: { readonly original: Uint8Array; readonly page: Picture },
): Promise<Measured | Refusal<PortraitStop> | undefined> {
  const wanted = requirement.measured
  const spec = wanted?.kind === 'portrait' ? deps.law().photoSpecs.find(({ id }) => id === wanted.spec) : undefined
  if (!spec) throw new Error(`no photo specification for ${requirement.id}`)
  // The measuring child reads plain pictures alone; a photo of another kind was made one when it was drawn anew.
  const checked = await deps.capture.portrait(page.sniffed === 'heic' ? page.jpeg : original, spec)
  if (!checked.ok) return undefined
  const { findings, outline, crop } = checked.value
  const stop = findings.find(({ passes, severity }) => !passes && severity === 'stop')
  if (stop) return refuse(stop.rule === 'no-face' ? 'no-face' : 'low-resolution', { value: stop.value, ...stop.limit }, requirement.id)
  const cropHelps = crop?.possible === true && findings.some(({ rule, shown }) => shown && MENDED_BY_CROP.has(rule))
  return { kind: 'portrait', specVersion: spec.version, findings, cropHelps, ...(outline ? { outline } : {}) }
}

async function readPassport(deps: Needs, page: Picture): Promise<Measured | undefined> {
  const read = await deps.capture.passportPage(page.jpeg)
  if (read.ok) {
    const { lines, uncertain, checksPass } = read.value
    return { kind: 'passport', zone: { ok: true, lines, uncertain: uncertain.map(({ line, position }) => ({ line, position })), checksPass }, settled: {} }
  }
  if (read.code === 'picture-check-unavailable') return undefined
  return { kind: 'passport', zone: { ok: false, code: read.code, facts: read.facts }, settled: {} }
}
