/** Just enough of ONNX's protobuf format to write a model of a few nodes by hand. */
type Field = readonly [number: number, value: number | string | Uint8Array | Field[]]

const FLOAT = 1
const INTEGERS_ATTRIBUTE = 7

export interface Node {
  type: string
  inputs: string[]
  output: string
  attributes: Record<string, number[]>
}

export interface Weights {
  name: string
  dims: number[]
  values: number[]
}

/** Encodes an ONNX file with one input and one output. A dimension is a number, or a name when it is variable. */
export function encodeModel(model: {
  nodes: Node[]
  weights: Weights[]
  input: { name: string; dims: (number | string)[] }
  output: { name: string; dims: (number | string)[] }
}): Uint8Array {
  const graph: Field[] = [
    ...model.nodes.map((node): Field => [1, encodeNode(node)]),
    [2, 'graph'],
    ...model.weights.map((weights): Field => [5, encodeWeights(weights)]),
    [11, encodeShape(model.input)],
    [12, encodeShape(model.output)],
  ]
  const [irVersion, opset] = [6, 11]
  return encode([
    [1, irVersion],
    [8, [[2, opset]]],
    [7, graph],
  ])
}

function encodeNode({ type, inputs, output, attributes }: Node): Field[] {
  return [
    ...inputs.map((name): Field => [1, name]),
    [2, output],
    [4, type],
    ...Object.entries(attributes).map(
      ([name, values]): Field => [
        5,
        [[1, name], ...values.map((value): Field => [8, value]), [20, INTEGERS_ATTRIBUTE]],
      ],
    ),
  ]
}

function encodeWeights({ name, dims, values }: Weights): Field[] {
  return [
    ...dims.map((size): Field => [1, size]),
    [2, FLOAT],
    [8, name],
    [9, new Uint8Array(Float32Array.from(values).buffer)],
  ]
}

function encodeShape({ name, dims }: { name: string; dims: (number | string)[] }): Field[] {
  const shape = dims.map((size): Field => [1, [[typeof size === 'number' ? 1 : 2, size]]])
  return [
    [1, name],
    [
      2,
      [
        [
          1,
          [
            [1, FLOAT],
            [2, shape],
          ],
        ],
      ],
    ],
  ]
}

function encode(fields: readonly Field[]): Uint8Array {
  return Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [encodeNumber(number << 3), encodeNumber(value)]
      const bytes =
        typeof value === 'string'
          ? Buffer.from(value)
          : value instanceof Uint8Array
            ? value
            : encode(value as readonly Field[])
      return [encodeNumber((number << 3) | 2), encodeNumber(bytes.length), bytes]
    }),
  )
}

function encodeNumber(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return Uint8Array.from([...bytes, rest])
}
