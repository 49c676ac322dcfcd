import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const id = 'onnxruntime-web/wasm'
const folder = 'onnxruntime'
const script = 'ort.wasm.min.mjs'
const files = [script, 'ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm']
const source = dirname(createRequire(import.meta.url).resolve(id))

/**
 * Ships the three files of ONNX Runtime Web that run here, 14 MB, in place of a dependency on the whole of it: 139 MB of
 * builds for browsers, and protobufjs with an install script. They are copied as they are, with their licence.
 */
export const onnxRuntimeCopies = [
  { from: files.map((file) => join(source, file)), to: `dist/${folder}` },
  { from: 'build/onnx-runtime-license.txt', to: `dist/${folder}`, rename: 'LICENSE' },
]

/** Points the import of ONNX Runtime Web at the shipped copy. */
export function onnxRuntime() {
  return {
    name: 'onnx-runtime',
    resolveId: {
      order: 'pre' as const,
      handler: (name: string) => (name === id ? { id: `./${folder}/${script}`, external: true } : undefined),
    },
  }
}
