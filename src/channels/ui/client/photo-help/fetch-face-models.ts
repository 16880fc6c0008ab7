import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { enableProdMode, ready, setBackend } from '@tensorflow/tfjs-core'
import { faceModels } from '../../../../capture/networks/face-networks.ts'
import type { NetworkFile } from '../../../../capture/networks/face-networks.ts'
import type { FaceModels } from '../../../../capture/portrait/find-faces.ts'
import type { PhotoHelpAssets } from '../../assets.ts'

/** What the server reads from its disk, the browser asks it for: the WebAssembly that runs the networks, and the three of them. */
export async function fetchFaceModels({ wasm, simdWasm, networks }: PhotoHelpAssets): Promise<FaceModels> {
  const [detector, mesh, eyes] = await Promise.all([fetched(networks.detector), fetched(networks.mesh), fetched(networks.eyes), startWasm(wasm, simdWasm)])
  return faceModels({ detector, mesh, eyes })
}

async function startWasm(wasm: string, simdWasm: string): Promise<void> {
  enableProdMode()
  // Threads want memory that is shared, which our pages do not have: the third build is never asked for, but the library wants an address for it.
  setWasmPaths({ 'tfjs-backend-wasm.wasm': wasm, 'tfjs-backend-wasm-simd.wasm': simdWasm, 'tfjs-backend-wasm-threaded-simd.wasm': simdWasm })
  if (!(await setBackend('wasm'))) throw new Error('the WebAssembly backend of tfjs does not start')
  await ready()
}

async function fetched({ topology, weights }: PhotoHelpAssets['networks']['mesh']): Promise<NetworkFile> {
  const [computes, numbers] = await Promise.all([answered(topology), answered(weights)])
  return { topology: await computes.text(), weights: await numbers.arrayBuffer() }
}

async function answered(address: string): Promise<Response> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status}`)
  return response
}
