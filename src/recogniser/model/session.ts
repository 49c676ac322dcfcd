import type { ImageTensor } from '../image/prepare-tensor.ts'

/**
 * `wasm` runs the shipped model, and others of its architecture, in the package's own engine, and any other model in
 * `onnxruntime-web`. `native` is faster and runs every model. The user installs `onnxruntime-web` and `onnxruntime-node`.
 */
export type RuntimeName = 'wasm' | 'native'

/** The model's output for an image: float32 [steps, classes], one row for every few columns of pixels. */
export interface Logits {
  values: Float32Array
  steps: number
  classes: number
}

export interface Session {
  readonly runtime: RuntimeName
  /** @throws the reason of `signal` when it is aborted, where the runtime can stop in the middle of a run. */
  run(image: ImageTensor, signal?: AbortSignal): Promise<Logits>
  release(): Promise<void>
}
