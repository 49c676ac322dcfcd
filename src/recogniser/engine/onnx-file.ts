import { createHash } from 'node:crypto'

/** A named array of an ONNX file. */
export interface Tensor {
  dims: number[]
  /** The file's own bytes: little-endian float32, int8 or int64. */
  bytes: Uint8Array
}

export interface OnnxFile {
  tensors: Map<string, Tensor>
  /** SHA-256 of everything about the graph but the values of its tensors: two files with the same one compute the same. */
  architecture: string
}

/** Numbers of the fields of ONNX's protobuf messages that are read here. */
const MODEL = { graph: 7 }
const GRAPH = { node: 1, initialiser: 5 }
const TENSOR = { dims: 1, type: 2, name: 8, rawData: 9 }

/**
 * Reads the graph and the tensors of an ONNX file, whose bytes the tensors share.
 *
 * @throws {Error} when the file is cut off or is no ONNX file.
 */
export function readOnnx(file: Uint8Array): OnnxFile {
  const tensors = new Map<string, Tensor>()
  const architecture = createHash('sha256')
  for (const [modelField, graph] of messages(file)) {
    if (modelField !== MODEL.graph) continue
    for (const [field, bytes] of messages(graph)) {
      if (field === GRAPH.node) architecture.update(bytes)
      if (field !== GRAPH.initialiser) continue
      const { name, type, ...tensor } = readTensor(bytes)
      tensors.set(name, tensor)
      architecture.update(`${name}: ${type} [${tensor.dims}]\n`)
    }
  }
  return { tensors, architecture: architecture.digest('hex') }
}

function readTensor(message: Uint8Array): Tensor & { name: string; type: number } {
  const tensor: ReturnType<typeof readTensor> = { name: '', type: 0, dims: [], bytes: new Uint8Array() }
  for (const [field, value] of fields(message)) {
    if (typeof value === 'number') {
      if (field === TENSOR.dims) tensor.dims.push(value)
      if (field === TENSOR.type) tensor.type = value
    } else {
      if (field === TENSOR.name) tensor.name = Buffer.from(value).toString()
      if (field === TENSOR.rawData) tensor.bytes = value
    }
  }
  return tensor
}

function* messages(message: Uint8Array): Generator<[field: number, message: Uint8Array]> {
  for (const [field, value] of fields(message)) if (typeof value !== 'number') yield [field, value]
}

/** Bytes that a value has by its wire type. The others say how long they are. */
const FIXED_LENGTHS: Record<number, number> = { 1: 8, 5: 4 }
const VARINT = 0

/** The fields of a protobuf message, in order. */
function* fields(message: Uint8Array): Generator<[field: number, value: number | Uint8Array]> {
  let at = 0
  const readVarint = () => {
    let [value, factor, byte] = [0, 1, 0]
    do {
      byte = message[at++] ?? 0
      value += (byte & 127) * factor
      factor *= 128
    } while (byte > 127)
    return value
  }
  while (at < message.length) {
    const key = readVarint()
    const [field, type] = [Math.floor(key / 8), key % 8]
    if (type === VARINT) {
      yield [field, readVarint()]
      continue
    }
    const length = FIXED_LENGTHS[type] ?? readVarint()
    const missing = at + length - message.length
    if (missing > 0)
      throw new Error(
        `The model is damaged or no ONNX file: a part of it lacks ${missing} of ${length} bytes.`,
      )
    yield [field, message.subarray(at, at + length)]
    at += length
  }
}
