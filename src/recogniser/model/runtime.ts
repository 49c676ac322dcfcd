import { startEngine } from '../engine/engine.ts'
import { readOnnx } from '../engine/onnx-file.ts'
import { isInstalled, startOnnxRuntime } from './onnx-runtime.ts'
import type { RuntimeName, Session } from './session.ts'

/** What the engine computes, as `readOnnx` sums it up: a network that `training/export_onnx.py` has written. */
const ENGINE_ARCHITECTURE = '2c730726b58b62a515b63e2402d8c298b7d7d2c85561bf44efd78c2830a09ef1'

/**
 * Loads the weights into a runtime. By default that is the native one where it is installed and works, else wasm.
 *
 * @throws {MissingRuntimeError} when the weights or the caller want a runtime that is not installed.
 * @throws the runtime's own error when it cannot use the weights.
 */
export async function startSession(weights: Uint8Array, wanted?: RuntimeName): Promise<Session> {
  const runtime = wanted ?? (isInstalled('native') ? 'native' : 'wasm')
  if (runtime === 'wasm') return startWasm(weights)
  try {
    return await startOnnxRuntime('native', weights)
  } catch (error) {
    if (wanted) throw error
    const reason = error instanceof Error ? error.message : String(error)
    process.emitWarning(`onnxruntime-node is installed but fails to load, so wasm is used instead: ${reason}`)
    return startWasm(weights)
  }
}

async function startWasm(weights: Uint8Array): Promise<Session> {
  const { architecture, tensors } = readOnnx(weights)
  return architecture === ENGINE_ARCHITECTURE ? startEngine(tensors) : startOnnxRuntime('wasm', weights)
}
