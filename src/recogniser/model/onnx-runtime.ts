import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import { requireHere } from '../../shared/own-files.ts'
import type { RuntimeName, Session } from './session.ts'

/** A model needs ONNX Runtime, which the user has not installed. */
export class MissingRuntimeError extends Error {
  override readonly name = 'MissingRuntimeError'
}

/** The part of ONNX Runtime's API used here, which both builds share. */
interface Onnx {
  InferenceSession: {
    create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>
  }
  Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor
  env: { wasm: { numThreads?: number } }
}

/** Imported by these names alone, so that neither compilers nor bundlers try to resolve optional packages. */
const MODULES: Record<RuntimeName, string> = { wasm: 'onnxruntime-web/wasm', native: 'onnxruntime-node' }

const ADVICE: Record<RuntimeName, string> = {
  wasm:
    'This model has another architecture than the one that comes with the package, so ONNX Runtime has to run it. ' +
    'Install it: npm install onnxruntime-web, or onnxruntime-node, which is faster.',
  native: 'The runtime "native" needs a package that is not installed: npm install onnxruntime-node',
}

/** One thread: the model is too small to gain from more, and a test suite needs the other cores. */
const SESSION_OPTIONS = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const

/** In the wasm build, optimising the graph takes a quarter of the first reading and makes no later one faster. */
const OPTIMISATION = { wasm: 'disabled', native: 'all' } as const

/**
 * Loads the weights into ONNX Runtime.
 *
 * @throws {MissingRuntimeError} when the runtime is not installed, else the runtime's own error.
 */
export async function startOnnxRuntime(runtime: RuntimeName, weights: Uint8Array): Promise<Session> {
  if (!isInstalled(runtime)) throw new MissingRuntimeError(ADVICE[runtime])
  const onnx: Onnx = await import(MODULES[runtime])
  if (runtime === 'wasm') onnx.env.wasm.numThreads = 1
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

export function isInstalled(runtime: RuntimeName): boolean {
  try {
    requireHere().resolve(MODULES[runtime])
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return false
    throw error
  }
}
