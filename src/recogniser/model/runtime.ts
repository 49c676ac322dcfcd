import { createRequire } from 'node:module'
import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import type { ImageTensor } from '../image/prepare-tensor.ts'

/** `wasm` is always there; `native` is faster, and there when the user has installed `onnxruntime-node`. */
export type RuntimeName = 'wasm' | 'native'

/** What the net says of an image: float32 [steps, classes], one row for every few columns of pixels. */
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

/** What both builds of ONNX Runtime have in common, as far as it is used here. */
interface Onnx {
  InferenceSession: {
    create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>
  }
  Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor
}

/** One thread: the net is too small to gain from more, and a test suite has other uses for the cores. */
const SESSION_OPTIONS = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const

/** Optimising the graph takes the wasm build a quarter of the first reading and makes no later one faster. */
const OPTIMISATION = { wasm: 'disabled', native: 'all' } as const

/**
 * Starts the net on the wanted runtime; left open, on the native one where it is installed and works.
 *
 * @throws whatever the runtime throws for weights it can't use, or when a runtime asked for by name isn't there.
 */
export async function startSession(weights: Uint8Array, wanted?: RuntimeName): Promise<Session> {
  const runtime = wanted ?? (isNativeInstalled() ? 'native' : 'wasm')
  if (runtime === 'wasm') return createSession(await loadWasm(), 'wasm', weights)
  try {
    return await createSession(await loadNative(), 'native', weights)
  } catch (error) {
    if (wanted) throw error
    const reason = error instanceof Error ? error.message : String(error)
    process.emitWarning(`onnxruntime-node is installed but doesn't work here, so wasm is used: ${reason}`)
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
          'The model has no float32 output named "logits" of the shape [images, steps, classes].',
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

/** The name is a value here so that neither compilers nor bundlers ask for a package that need not be there. */
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
