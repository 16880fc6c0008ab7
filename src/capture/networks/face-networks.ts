import { loadGraphModelSync } from '@tensorflow/tfjs-converter'
import { tensor4d, tidy } from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'
import type { FaceModels } from '../portrait/find-faces.ts'

/** A network as it lies on a disk or comes over the line: what it computes, as JSON, and its numbers. */
export interface NetworkFile {
  readonly topology: string
  readonly weights: ArrayBuffer
}

/** The files' names, without their ends. */
export const FACE_NETWORKS = { detector: 'blazeface', mesh: 'facemesh', eyes: 'iris' } as const
export type FaceNetwork = keyof typeof FACE_NETWORKS

type Shape = [number, number, number, number]
/** Numbers of a network's outputs, told apart by how many values they hold: their order is the converter's choice. */
type Outputs = (length: number) => Float32Array
type Network = (pixels: Float32Array, shape: Shape) => Outputs

/** The three networks, ready to run, on the server and in the browser alike. Whoever calls has started a backend of tfjs. */
export function faceModels(files: Readonly<Record<FaceNetwork, NetworkFile>>): FaceModels {
  const detector = opened(files.detector)
  const mesh = opened(files.mesh)
  const eyes = opened(files.eyes)
  return {
    detect(pixels) {
      const outputs = detector(pixels, [1, 256, 256, 3])
      return { scores: joined(outputs(512), outputs(384)), boxes: joined(outputs(512 * 16), outputs(384 * 16)) }
    },
    mesh(pixels) {
      const outputs = mesh(pixels, [1, 192, 192, 3])
      return { points: outputs(468 * 3), score: outputs(1)[0] ?? 0 }
    },
    eyes(pixels) {
      const both = eyes(pixels, [2, 64, 64, 3])(2 * 228)
      return [both.subarray(0, 228), both.subarray(228)]
    },
  }
}

function opened({ topology, weights }: NetworkFile): Network {
  const { modelTopology, format, weightsManifest } = JSON.parse(topology)
  const model = loadGraphModelSync({ load: () => ({ modelTopology, format, weightSpecs: weightsManifest[0].weights, weightData: weights }) })
  return (pixels, shape) => {
    const outputs = tidy(() => [model.execute(tensor4d(pixels, shape))].flat<(Tensor | Tensor[])[]>().map((tensor) => Float32Array.from(tensor.dataSync())))
    return (length) => {
      const found = outputs.find((output) => output.length === length)
      if (!found) throw new Error(`no output of ${length} values`)
      return found
    }
  }
}

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const both = new Float32Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
