import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { enableProdMode, ready, setBackend } from '@tensorflow/tfjs-core'
import { FACE_NETWORKS, faceModels } from '../../../capture/networks/face-networks.ts'
import type { FaceNetwork, NetworkFile } from '../../../capture/networks/face-networks.ts'
import type { FaceModels } from '../../../capture/portrait/find-faces.ts'

/** Reads the three networks from our own folder and starts the WebAssembly that runs them, about 200 ms. Nothing is fetched from anywhere. */
export async function loadFaceModels(weights = new URL('./weights/', import.meta.url)): Promise<FaceModels> {
  enableProdMode()
  setWasmPaths(`${path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`)
  if (!(await setBackend('wasm'))) throw new Error('the WebAssembly backend of tfjs does not start')
  await ready()
  const [detector, mesh, eyes] = await Promise.all([read('detector', weights), read('mesh', weights), read('eyes', weights)])
  return faceModels({ detector, mesh, eyes })
}

/** Node's fetch knows no files, so tfjs gets the parts of a network by hand. */
async function read(network: FaceNetwork, weights: URL): Promise<NetworkFile> {
  const name = FACE_NETWORKS[network]
  const topology = await readFile(new URL(`${name}.json`, weights), 'utf8')
  const bytes = await readFile(new URL(`${name}.bin`, weights))
  return { topology, weights: new Uint8Array(bytes).buffer }
}
