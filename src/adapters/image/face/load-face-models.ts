import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { loadGraphModel } from '@tensorflow/tfjs-converter'
import type { GraphModel } from '@tensorflow/tfjs-converter'
import { enableProdMode, ready, setBackend } from '@tensorflow/tfjs-core'
import type { FaceModels } from '../../../capture/portrait/find-faces.ts'
import { faceModels } from './run-face-models.ts'

/** Reads the three networks from our own folder and starts the WebAssembly that runs them, about 200 ms. Nothing is fetched from anywhere. */
export async function loadFaceModels(weights = new URL('./weights/', import.meta.url)): Promise<FaceModels> {
  enableProdMode()
  setWasmPaths(`${path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`)
  if (!(await setBackend('wasm'))) throw new Error('the WebAssembly backend of tfjs does not start')
  await ready()
  const [detector, mesh, eyes] = await Promise.all(['blazeface', 'facemesh', 'iris'].map((name) => load(name, weights)))
  if (!detector || !mesh || !eyes) throw new Error('a network is missing')
  return faceModels({ detector, mesh, eyes })
}

/** Node's fetch knows no files, so tfjs gets the parts of a model by hand. */
async function load(name: string, weights: URL): Promise<GraphModel> {
  const { modelTopology, format, weightsManifest } = JSON.parse(await readFile(new URL(`${name}.json`, weights), 'utf8'))
  const bytes = await readFile(new URL(`${name}.bin`, weights))
  const weightData = new Uint8Array(bytes).buffer
  return loadGraphModel({ load: async () => ({ modelTopology, format, weightSpecs: weightsManifest[0].weights, weightData }) })
}
