import { ACTIVATIONS, type Address, type Kernels } from './kernels.ts'
import { type Depthwise, type Matrix, type Norm, roundUp } from './weights.ts'

/** Values in the memory of the kernels: float32 [height, width, channels]. A sequence has a height of one. */
export interface Features {
  at: Address
  height: number
  width: number
  channels: number
}

/** A computation that can pause wherever it yields. */
export type Steps<Result> = Generator<undefined, Result>

interface Ending {
  activation?: keyof typeof ACTIVATIONS
  /** What is added after the activation. */
  residual?: Features
  /** Where the result goes, instead of new memory. */
  into?: Address
}

/** Products between two pauses: half a millisecond, and several while V8 has not optimised the kernels yet. */
const PRODUCTS = 16_000_000
/** Pixels that `linear` computes together. */
const TILE = 4
const FLOAT = 4

/** The operations that the network is made of, each over all pixels of its input. */
export function createOperations(kernels: Kernels) {
  function create(height: number, width: number, channels: number, at?: Address): Features {
    return { at: at ?? kernels.allocate(height * width * channels * FLOAT), height, width, channels }
  }

  /** Calls `linear` for a few pixels at a time. `rowsOf` gives the address of the rows of pixels. */
  function* multiply(
    matrix: Matrix,
    y: Features,
    { activation = 'none', residual }: Ending,
    rowsOf: (first: number, count: number) => Address,
  ): Steps<Features> {
    const { weights, scales, bias, inputs, outputs } = matrix
    const pixels = y.height * y.width
    const most = roundUp(PRODUCTS / (inputs * outputs), TILE)
    for (let first = 0; first < pixels; first += most) {
      const mark = kernels.mark()
      const count = Math.min(most, pixels - first)
      const rows = rowsOf(first, count)
      const offset = first * outputs * FLOAT
      const added = residual ? residual.at + offset : 0
      const act = ACTIVATIONS[activation]
      kernels.linear(rows, y.at + offset, weights, scales, bias, added, count, inputs, outputs, act)
      kernels.free(mark)
      yield
    }
    return y
  }

  return {
    /** Planes of red, green and blue in [0, 1] as features in [-1, 1]. */
    placeImage(planes: Float32Array, height: number, width: number): Features {
      const image = create(height, width, 3)
      const mark = kernels.mark()
      kernels.interleave(kernels.place(planes), image.at, height * width)
      kernels.free(mark)
      return image
    },

    /** Multiplies each pixel by itself: a linear layer, or a convolution that sees one pixel. */
    linear(x: Features, matrix: Matrix, ending: Ending = {}): Steps<Features> {
      const y = create(x.height, x.width, matrix.outputs, ending.into)
      return multiply(matrix, y, ending, (first) => x.at + first * x.channels * FLOAT)
    },

    /** A convolution with `padding` zeros in front of the image, and as many behind it as the output's size needs. */
    convolve(x: Features, matrix: Matrix, { stride = 1, padding = 0 }, ending: Ending): Steps<Features> {
      const { inputs, outputs, size } = matrix
      const y = create(Math.ceil(x.height / stride), Math.ceil(x.width / stride), outputs)
      return multiply(matrix, y, ending, (first, count) => {
        const rows = kernels.allocate(count * inputs * FLOAT)
        const { at, height, width, channels } = x
        kernels.patches(
          at,
          rows,
          height,
          width,
          channels,
          size,
          stride,
          padding,
          y.width,
          inputs,
          first,
          count,
        )
        return rows
      })
    },

    /** A centred convolution of each channel by itself. */
    depthwise(x: Features, layer: Depthwise, { stride = 1, dilation = 1 } = {}): Features {
      const y = create(Math.ceil(x.height / stride), x.width, x.channels)
      const { weights, bias, height, width } = layer
      kernels.depthwise(
        x.at,
        y.at,
        weights,
        bias,
        x.height,
        x.width,
        x.channels,
        height,
        width,
        stride,
        dilation,
      )
      return y
    },

    /** Applies an activation to x itself, and adds to it. */
    finish(x: Features, { activation = 'none', residual }: Ending): Features {
      kernels.finish(x.at, residual?.at ?? 0, x.height * x.width * x.channels, ACTIVATIONS[activation])
      return x
    },

    /** The largest of each 2 x 2 pixels, and the channels of `beside`. */
    poolBeside(x: Features, beside: Features): Features {
      const y = create(x.height, x.width, 2 * x.channels)
      kernels.pool_beside(x.at, beside.at, y.at, x.height, x.width, x.channels)
      return y
    },

    /** The mean of all pixels. */
    mean(x: Features): Features {
      const y = create(1, 1, x.channels)
      kernels.mean(x.at, y.at, x.height * x.width, x.channels)
      return y
    },

    /** Multiplies the channels of x itself. */
    scale(x: Features, factors: Features): Features {
      kernels.scale(x.at, factors.at, x.height * x.width, x.channels)
      return x
    },

    /** One row: the mean of all rows and of each column with its neighbours. */
    averageColumns(x: Features): Features {
      const y = create(1, x.width, x.channels)
      kernels.average_columns(x.at, y.at, x.height, x.width, x.channels)
      return y
    },

    normalise(x: Features, { weights, bias }: Norm, epsilon: number): Features {
      const y = create(1, x.width, x.channels)
      kernels.layer_norm(x.at, y.at, weights, bias, x.width, x.channels, epsilon)
      return y
    },

    /** @param x - queries, keys and values of each step. */
    attend(x: Features, heads: number): Features {
      const y = create(1, x.width, x.channels / 3)
      const width = y.channels / heads
      const mark = kernels.mark()
      const scratch = kernels.allocate((width + 1) * roundUp(x.width, 4) * FLOAT)
      kernels.attention(x.at, y.at, scratch, x.width, heads, width)
      kernels.free(mark)
      return y
    },
  }
}

export type Operations = ReturnType<typeof createOperations>
