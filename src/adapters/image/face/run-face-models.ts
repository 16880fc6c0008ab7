import type { GraphModel } from '@tensorflow/tfjs-converter'
import { tensor4d, tidy } from '@tensorflow/tfjs-core'
import type { Tensor } from '@tensorflow/tfjs-core'
import type { FaceModels } from '../../../capture/portrait/find-faces.ts'

export interface LoadedFaceModels {
  readonly detector: GraphModel
  readonly mesh: GraphModel
  readonly eyes: GraphModel
}

/** Numbers of the model's outputs, told apart by how many values they hold: their order is the converter's choice. */
type Outputs = (length: number) => Float32Array

export function faceModels({ detector, mesh, eyes }: LoadedFaceModels): FaceModels {
  return {
    detect(pixels) {
      const outputs = run(detector, pixels, [1, 256, 256, 3])
      return { scores: joined(outputs(512), outputs(384)), boxes: joined(outputs(512 * 16), outputs(384 * 16)) }
    },
    mesh(pixels) {
      const outputs = run(mesh, pixels, [1, 192, 192, 3])
      return { points: outputs(468 * 3), score: outputs(1)[0] ?? 0 }
    },
    eyes(pixels) {
      const both = run(eyes, pixels, [2, 64, 64, 3])(2 * 228)
      return [both.subarray(0, 228), both.subarray(228)]
    },
  }
}

function run(model: GraphModel, pixels: Float32Array, shape: [number, number, number, number]): Outputs {
  const outputs = tidy(() => [model.execute(tensor4d(pixels, shape))].flat<(Tensor | Tensor[])[]>().map((tensor) => Float32Array.from(tensor.dataSync())))
  return (length) => {
    const found = outputs.find((output) => output.length === length)
    if (!found) throw new Error(`no output of ${length} values`)
    return found
  }
}

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const both = new Float32Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
