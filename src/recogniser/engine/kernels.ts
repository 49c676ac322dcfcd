import { readFile } from 'node:fs/promises'
import { ownFile } from '../../shared/own-files.ts'

/** An address in the memory of the kernels, in bytes. */
export type Address = number

/** The numbers that `kernels.c` has for the activations. */
export const ACTIVATIONS = { none: 0, relu: 1, gelu: 2, silu: 3, hardSigmoid: 4 } as const

/** What `kernels.c` exports; it says what each takes. */
interface Exports {
  memory: WebAssembly.Memory
  __heap_base: WebAssembly.Global
  finish: Kernel
  pack: Kernel
  linear: Kernel
  interleave: Kernel
  patches: Kernel
  pool_beside: Kernel
  depthwise: Kernel
  mean: Kernel
  scale: Kernel
  average_columns: Kernel
  layer_norm: Kernel
  attention: Kernel
}

type Kernel = (...values: number[]) => void

/** The kernels with their memory, in which whoever calls them allocates from the bottom up. */
export interface Kernels extends Omit<Exports, 'memory' | '__heap_base'> {
  /** Takes so many bytes, which are zero unless they were taken before. */
  allocate(bytes: number): Address
  /** How much is taken: `free` gives back all that was allocated since. */
  mark(): Address
  free(mark: Address): void
  /** A copy of what is put at a new address. */
  place(values: Float32Array | Uint8Array): Address
  /** The values at an address, until the next allocation. */
  view(at: Address, count: number): Float32Array
}

const PAGE = 2 ** 16
/** What `linear` may read behind the last values. */
const OVERRUN = PAGE
/** A vector's size, which all addresses are a multiple of. */
const ALIGNMENT = 16

/** Loads the compiled kernels that ship beside the model, with a memory of their own. */
export async function loadKernels(): Promise<Kernels> {
  const path = ownFile('models/kernels.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(path))
  const { memory, __heap_base, ...kernels } = instance.exports as unknown as Exports
  let top: Address = align(__heap_base.value)

  function allocate(bytes: number): Address {
    const at = top
    top = align(top + bytes)
    const missing = top + OVERRUN - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
    return at
  }

  return {
    ...kernels,
    allocate,
    mark: () => top,
    free: (mark) => {
      top = mark
    },
    place(values) {
      const at = allocate(values.byteLength)
      new Uint8Array(memory.buffer, at).set(
        new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
      )
      return at
    },
    view: (at, count) => new Float32Array(memory.buffer, at, count),
  }
}

function align(at: Address): Address {
  return Math.ceil(at / ALIGNMENT) * ALIGNMENT
}
