import { checkPixels } from '../../../../capture/portrait/check-pixels.ts'
import type { FaceModels } from '../../../../capture/portrait/find-faces.ts'
import type { LookedAt, PhotoAnswer, PhotoQuestion } from '../../photo/photo-help-facts.ts'
import { decodePhoto } from './decode-photo.ts'
import { fetchFaceModels } from './fetch-face-models.ts'

interface WorkerScope {
  postMessage(answer: PhotoAnswer, transfer: readonly Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent<PhotoQuestion>) => void): void
}

/** Measures photos with the server's own code and networks. It has the file from the page and gives back what it saw: nothing of the photo leaves the device here. */
const scope = globalThis as unknown as WorkerScope
let models: Promise<FaceModels> | undefined

scope.addEventListener('message', async ({ data }) => {
  const looked = await look(data).catch(() => undefined)
  scope.postMessage({ looked }, looked ? [looked.picture] : [])
})

async function look({ file, spec, assets }: PhotoQuestion): Promise<LookedAt | undefined> {
  // First: for what cannot be decoded nothing needs to be fetched.
  const photo = await decodePhoto(file, spec.accepts.maxPixels)
  if (!photo) return undefined
  models ??= fetchFaceModels(assets)
  const { check } = checkPixels(photo.pixels, spec, await models)
  return { findings: check.findings, outline: check.outline, picture: photo.picture() }
}
