import type { Address, Kernels } from './kernels.ts'
import type { Tensor } from './onnx-file.ts'

/** A convolution that mixes channels, or a linear layer. */
export interface Matrix {
  weights: Address
  scales: Address
  bias: Address
  /** Both padded for the kernels. */
  inputs: number
  outputs: number
  /** The outputs that the layer has. */
  channels: number
  /** Side of the convolution's kernel in pixels. */
  size: number
}

/** A convolution of each channel by itself. */
export interface Depthwise {
  weights: Address
  bias: Address
  height: number
  width: number
}

export interface Norm {
  weights: Address
  bias: Address
}

/** Places the layers of a network, by their names in `training/model.py`, in the memory of the kernels. */
export interface Weights {
  has(name: string): boolean
  matrix(name: string): Matrix
  depthwise(name: string): Depthwise
  norm(name: string): Norm
}

/** Bytes of a value. */
const FLOAT = 4
const INTEGER = 1

export function createWeights(kernels: Kernels, tensors: ReadonlyMap<string, Tensor>): Weights {
  function tensor(name: string, bytesEach: number): Tensor {
    const found = tensors.get(name)
    if (!found) throw new Error(`The model has no weights named "${name}".`)
    const bytes = found.dims.reduce((product, size) => product * size, bytesEach)
    if (found.bytes.length === bytes) return found
    throw new Error(`The model's weights "${name}" have ${found.bytes.length} bytes instead of ${bytes}.`)
  }

  const floats = (name: string) => new Float32Array(new Uint8Array(tensor(name, FLOAT).bytes).buffer)

  function placePadded(values: Float32Array, count: number): Address {
    const padded = new Float32Array(count)
    padded.set(values)
    return kernels.place(padded)
  }

  function pack(stored: string, isTransposed: boolean): Omit<Matrix, 'bias'> {
    const { dims, bytes } = tensor(`${stored}_integers`, INTEGER)
    const [outputs = 0, inputs = 0, size = 1] = isTransposed ? dims.toReversed() : dims
    const places = size * size
    const [outputStep, inputStep] = isTransposed ? [1, outputs] : [inputs * places, places]
    const weights = kernels.allocate(roundUp(outputs, 8) * roundUp(inputs * places, 4))
    const mark = kernels.mark()
    const source = kernels.place(bytes)
    kernels.pack(source, weights, outputs, inputs, places, outputStep, inputStep)
    kernels.free(mark)
    const padded = { inputs: roundUp(inputs * places, 4), outputs: roundUp(outputs, 4) }
    const scales = placePadded(floats(`${stored}_scales`), padded.outputs)
    return { weights, scales, size, channels: outputs, ...padded }
  }

  /** Small weights are stored as they are, large ones as integers with a scale for each channel. */
  function unpack(name: string): Float32Array {
    if (tensors.has(name)) return floats(name)
    const scales = floats(`${name}_scales`)
    const integers = new Int8Array(tensor(`${name}_integers`, INTEGER).bytes)
    const each = integers.length / scales.length
    return Float32Array.from(integers, (integer, index) => integer * (scales[Math.floor(index / each)] ?? 0))
  }

  return {
    has: (name) => tensors.has(`${name}.bias`),
    matrix(name) {
      const transposed = `${name}.weight.transposed`
      const isTransposed = tensors.has(`${transposed}_integers`)
      const packed = pack(isTransposed ? transposed : `${name}.weight`, isTransposed)
      return { ...packed, bias: placePadded(floats(`${name}.bias`), packed.outputs) }
    },
    depthwise(name) {
      const values = unpack(`${name}.weight`)
      const bias = floats(`${name}.bias`)
      const channels = bias.length
      const places = values.length / channels
      const byPlace = values.map(
        (_, index) => values[(index % channels) * places + Math.floor(index / channels)] ?? 0,
      )
      const height = places === 9 ? 3 : 1
      return { weights: kernels.place(byPlace), bias: kernels.place(bias), height, width: places / height }
    },
    norm: (name) => ({
      weights: kernels.place(floats(`${name}.weight`)),
      bias: kernels.place(floats(`${name}.bias`)),
    }),
  }
}

export function roundUp(count: number, multiple: number): number {
  return Math.ceil(count / multiple) * multiple
}
