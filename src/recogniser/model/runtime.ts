import { createRequire } from 'node:module'
import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import type { ImageTensor } from '../image/prepare-tensor.ts'

/** `wasm` is always available. `native` is faster and needs `onnxruntime-node`, which the user installs. */
export type RuntimeName = 'wasm' | 'native'

/** The model's output for an image: float32 [steps, classes], one row for every few columns of pixels. */
export interface Logits {
  values: Float32Array
  steps: number
  classes: number
}

export interface Session {
  readonly runtime: RuntimeName
  run(image: ImageTensor): Promise<Logits>
  release(): Promise<void>
}

/** The part of ONNX Runtime's API used here, which both builds share. */
interface Onnx {
  InferenceSession: {
    create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>
  }
  Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor
}

/** One thread: the model is too small to gain from more, and a test suite needs the other cores. */
const SESSION_OPTIONS = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const

/** In the wasm build, optimising the graph takes a quarter of the first reading and makes no later one faster. */
const OPTIMISATION = { wasm: 'disabled', native: 'all' } as const

/**
 * Loads the weights into a runtime. By default that is the native one where it is installed and works, else wasm.
 *
 * @throws the runtime's own error when it cannot use the weights, or when the requested runtime is not installed.
 */
export async function startSession(weights: Uint8Array, wanted?: RuntimeName): Promise<Session> {
  const runtime = wanted ?? (isNativeInstalled() ? 'native' : 'wasm')
  if (runtime === 'wasm') return createSession(await loadWasm(), 'wasm', weights)
  try {
    return await createSession(await loadNative(), 'native', weights)
  } catch (error) {
    if (wanted) throw error
    const reason = error instanceof Error ? error.message : String(error)
    process.emitWarning(`onnxruntime-node is installed but fails to load, so wasm is used instead: ${reason}`)
    return createSession(await loadWasm(), 'wasm', weights)
  }
}

async function createSession(onnx: Onnx, runtime: RuntimeName, weights: Uint8Array): Promise<Session> {
  const session = await onnx.InferenceSession.create(weights, {
    ...SESSION_OPTIONS,
    graphOptimizationLevel: OPTIMISATION[runtime],
  })
  return {
    runtime,
    async run({ data, width, height }) {
      const { logits } = await session.run({ image: new onnx.Tensor('float32', data, [1, 3, height, width]) })
      const [, steps, classes] = logits?.dims ?? []
      if (!(logits?.data instanceof Float32Array) || steps === undefined || classes === undefined)
        throw new Error(
          'The model has no float32 output named "logits" with the shape [images, steps, classes].',
        )
      return { values: logits.data, steps, classes }
    },
    release: () => session.release(),
  }
}

async function loadWasm(): Promise<Onnx> {
  const onnx = await import('onnxruntime-web/wasm')
  onnx.env.wasm.numThreads = 1
  return onnx
}

/** A variable, so that neither compilers nor bundlers try to resolve an optional package. */
const NATIVE_PACKAGE: string = 'onnxruntime-node'

async function loadNative(): Promise<Onnx> {
  return import(NATIVE_PACKAGE)
}

function isNativeInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve(NATIVE_PACKAGE)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return false
    throw error
  }
}
