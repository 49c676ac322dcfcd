import type { ImageTensor } from '../image/prepare-tensor.ts'
import type { Logits } from '../model/session.ts'
import type { Kernels } from './kernels.ts'
import { createOperations, type Features, type Steps } from './operations.ts'
import type { Weights } from './weights.ts'

const HEIGHT = 48
const BLOCKS = 13
/** The blocks that halve the height. */
const HALVING = [3, 10]
const HEADS = 8

/** The network of `training/model.py`, layer by layer as there. Its methods are the `forward` of the classes there. */
export function createNetwork(kernels: Kernels, weights: Weights) {
  const { placeImage, linear, convolve, depthwise, finish, ...operations } = createOperations(kernels)

  const stem = {
    first: weights.matrix('stem.first'),
    squeeze: weights.matrix('stem.squeeze'),
    expand: weights.matrix('stem.expand'),
    join: weights.matrix('stem.join'),
    widen: weights.matrix('stem.widen'),
  }
  const blocks = Array.from({ length: BLOCKS }, (_, index) => {
    const name = `features.${index}`
    return {
      spread: weights.depthwise(`${name}.spread`),
      gate: weights.has(`${name}.gate.squeeze`) && {
        squeeze: weights.matrix(`${name}.gate.squeeze`),
        excite: weights.matrix(`${name}.gate.excite`),
      },
      expand: weights.matrix(`${name}.expand`),
      reduce: weights.matrix(`${name}.reduce`),
      isHalving: HALVING.includes(index),
    }
  })
  const encoder = {
    shortcut: weights.matrix('encoder.shortcut'),
    reduce: weights.matrix('encoder.reduce'),
    neighbours: weights.depthwise('encoder.neighbours'),
    layers: [0, 2].map((index) => ({
      attention: {
        before: weights.norm(`encoder.layers.${index}.before`),
        inputs: weights.matrix(`encoder.layers.${index}.inputs`),
        outputs: weights.matrix(`encoder.layers.${index}.outputs`),
      },
      feedforward: {
        before: weights.norm(`encoder.layers.${index + 1}.before`),
        expand: weights.matrix(`encoder.layers.${index + 1}.expand`),
        reduce: weights.matrix(`encoder.layers.${index + 1}.reduce`),
      },
    })),
    after: weights.norm('encoder.after'),
  }
  const classes = weights.matrix('classes')
  type Block = (typeof blocks)[number]
  type Layer = (typeof encoder.layers)[number]

  function* runStem(image: Features): Steps<Features> {
    const activation = 'relu'
    const features = yield* convolve(image, stem.first, { stride: 2, padding: 1 }, { activation })
    const squeezed = yield* convolve(features, stem.squeeze, {}, { activation })
    const convolved = yield* convolve(squeezed, stem.expand, {}, { activation })
    const both = operations.poolBeside(features, convolved)
    const joined = yield* convolve(both, stem.join, { stride: 2, padding: 1 }, { activation })
    return yield* linear(joined, stem.widen, { activation })
  }

  function* runBlock(input: Features, { spread, gate, expand, reduce, isHalving }: Block): Steps<Features> {
    const mark = kernels.mark()
    const features = depthwise(input, spread, { stride: isHalving ? 2 : 1 })
    yield
    if (gate) {
      const squeezed = yield* linear(operations.mean(features), gate.squeeze, { activation: 'relu' })
      const factors = yield* linear(squeezed, gate.excite, { activation: 'hardSigmoid' })
      operations.scale(features, factors)
    }
    const expanded = yield* linear(features, expand, { activation: 'gelu' })
    // The output is as large as the input, which nothing needs any more.
    const ending = isHalving ? {} : { residual: features }
    const output = yield* linear(expanded, reduce, { ...ending, into: input.at })
    kernels.free(mark)
    return output
  }

  function* runLayer(input: Features, { attention, feedforward }: Layer): Steps<Features> {
    const queries = yield* linear(operations.normalise(input, attention.before, 1e-5), attention.inputs)
    const attended = operations.attend(queries, HEADS)
    const sequence = yield* linear(attended, attention.outputs, { residual: input })
    const normal = operations.normalise(sequence, feedforward.before, 1e-5)
    const expanded = yield* linear(normal, feedforward.expand, { activation: 'silu' })
    return yield* linear(expanded, feedforward.reduce, { residual: sequence })
  }

  function* runEncoder(columns: Features): Steps<Features> {
    const reduced = yield* linear(columns, encoder.reduce, { activation: 'silu' })
    const neighbours = depthwise(reduced, encoder.neighbours, { dilation: 2 })
    let sequence = finish(neighbours, { activation: 'silu', residual: reduced })
    for (const layer of encoder.layers) sequence = yield* runLayer(sequence, layer)
    const residual = operations.normalise(sequence, encoder.after, 1e-6)
    return yield* linear(columns, encoder.shortcut, { activation: 'silu', residual })
  }

  function* runAll({ data, height, width }: ImageTensor): Steps<Logits> {
    if (height !== HEIGHT)
      throw new Error(`The model reads images ${HEIGHT} pixels high, but its card says ${height}.`)
    let features = yield* runStem(placeImage(data, height, width))
    for (const block of blocks) features = yield* runBlock(features, block)
    const encoded = yield* runEncoder(operations.averageColumns(features))
    const logits = yield* linear(encoded, classes)
    return { values: readRows(logits, classes.channels), steps: logits.width, classes: classes.channels }
  }

  /** A copy of the features without the channels that only pad them. */
  function readRows({ at, width, channels }: Features, wanted: number): Float32Array {
    const padded = kernels.view(at, width * channels)
    return Float32Array.from({ length: width * wanted }, (_, index) => {
      const row = Math.floor(index / wanted)
      return padded[row * channels + (index - row * wanted)] ?? 0
    })
  }

  const mark = kernels.mark()
  return {
    /** Computes the logits of an image. A run that is not finished is dropped by the next one. */
    *run(image: ImageTensor): Steps<Logits> {
      kernels.free(mark)
      return yield* runAll(image)
    },
  }
}

export type Network = ReturnType<typeof createNetwork>
