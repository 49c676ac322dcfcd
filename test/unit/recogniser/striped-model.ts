import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { encodeModel } from './onnx-file.ts'

/**
 * The alphabet of a model that reads coloured stripes: each letter is a colour, and white is the blank. One convolution
 * finds the nearest colour, so the right reading of an image is known without training.
 */
export const STRIPED_ALPHABET = '0123456789AaBbCcXx+-=?'

const CERTAINTY = 400
const HEIGHT = 48
const COLUMN = 4
const STRIPE = 8

type Colour = readonly [red: number, green: number, blue: number]

const WHITE: Colour = [1, 1, 1]

export interface StripedModel {
  /** Path of the `.onnx` file, its card beside it. */
  path: string
  remove(): Promise<void>
}

export async function writeStripedModel(card: Record<string, unknown> = {}): Promise<StripedModel> {
  const folder = await mkdtemp(join(tmpdir(), 'striped-model-'))
  const path = join(folder, 'stripes.onnx')
  const classes = [WHITE, ...Array.from(STRIPED_ALPHABET, colourOf)]
  // -|pixel - colour|² is linear in the pixel except for |pixel|², which all classes share.
  const kernel = classes.flatMap((colour) =>
    colour.flatMap((value) =>
      Array<number>(HEIGHT * COLUMN).fill((2 * CERTAINTY * value) / (HEIGHT * COLUMN)),
    ),
  )
  const bias = classes.map((colour) => -CERTAINTY * colour.reduce((sum, value) => sum + value * value, 0))
  await writeFile(
    path,
    encodeModel({
      nodes: [
        {
          type: 'Conv',
          inputs: ['image', 'kernel', 'bias'],
          output: 'columns',
          attributes: { strides: [HEIGHT, COLUMN] },
        },
        { type: 'Squeeze', inputs: ['columns'], output: 'flat', attributes: { axes: [2] } },
        { type: 'Transpose', inputs: ['flat'], output: 'logits', attributes: { perm: [0, 2, 1] } },
      ],
      weights: [
        { name: 'kernel', dims: [classes.length, 3, HEIGHT, COLUMN], values: kernel },
        { name: 'bias', dims: [classes.length], values: bias },
      ],
      input: { name: 'image', dims: ['images', 3, HEIGHT, 'width'] },
      output: { name: 'logits', dims: ['images', 'steps', classes.length] },
    }),
  )
  await writeFile(join(folder, 'stripes.json'), JSON.stringify({ ...stripedCard, ...card }))
  return { path, remove: () => rm(folder, { recursive: true }) }
}

export const stripedCard = {
  version: 'stripes',
  height: HEIGHT,
  minWidth: 32,
  maxWidth: 400,
  widthMultiple: COLUMN,
  channels: 3,
  alphabet: STRIPED_ALPHABET,
  blank: 0,
  temperature: 1,
}

/** Draws an image that the striped model reads as the letters, in order. A space leaves its place white; the letters of an array share one stripe evenly. */
export function drawStripes(letters: Iterable<string | string[]>): ReturnType<typeof sharp> {
  const stripes = [...letters].map((letter) =>
    typeof letter === 'string' ? colourOf(letter) : mix(letter.map(colourOf)),
  )
  const width = (2 * stripes.length + 1) * STRIPE
  const pixels = Buffer.alloc(width * HEIGHT * 3, 255)
  for (let row = 0; row < HEIGHT; row++) {
    for (const [index, colour] of stripes.entries()) {
      for (let column = 0; column < STRIPE; column++) {
        const at = (row * width + (2 * index + 1) * STRIPE + column) * 3
        for (const [channel, value] of colour.entries()) pixels[at + channel] = Math.round(value * 255)
      }
    }
  }
  return sharp(pixels, { raw: { width, height: HEIGHT, channels: 3 } })
}

export async function drawStripesPng(letters: Iterable<string | string[]>): Promise<Buffer> {
  return drawStripes(letters).png().toBuffer()
}

/** Colours at least a fifth apart, none near white. */
function colourOf(letter: string): Colour {
  if (letter === ' ') return WHITE
  const index = STRIPED_ALPHABET.indexOf(letter)
  return [(index % 5) / 5, (Math.floor(index / 5) % 5) / 5, Math.floor(index / 25) / 5]
}

function mix(colours: Colour[]): Colour {
  const mean = (channel: 0 | 1 | 2) =>
    colours.reduce((sum, colour) => sum + colour[channel], 0) / colours.length
  return [mean(0), mean(1), mean(2)]
}
