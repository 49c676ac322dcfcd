import type { Sharp } from 'sharp'
import { loadSharp } from '../../shared/load-sharp.ts'
import type { ModelCard } from '../model/model-card.ts'
import type { OpenedImage } from './decode-image.ts'
import { type Area, WHOLE } from './find-drawing.ts'
import type { ImageSize } from './image-size.ts'
import { layOnBackdrop } from './lay-on-backdrop.ts'

/** The model's input: RGB planes, one after the other, values in [0, 1], as float32 [1, 3, height, width]. */
export interface ImageTensor extends ImageSize {
  data: Float32Array
}

export type InputShape = Pick<ModelCard, 'height' | 'minWidth' | 'maxWidth' | 'widthMultiple'>

/** Width in pixels of an image scaled to the model's height with its aspect ratio kept, clamped to the model's limits. */
export function scaledWidth({ width, height }: ImageSize, shape: InputShape): number {
  const scaled = Math.round((width * shape.height) / height)
  return Math.min(shape.maxWidth, Math.max(shape.minWidth, scaled))
}

/** How an image is laid before the model. */
export interface Framing {
  /** The part that is shown. */
  area: Area
  /** How much wider than it is. */
  stretch: number
}

const AS_IT_IS: Framing = { area: WHOLE, stretch: 1 }

/**
 * Decodes the first frames of an image, scales them to the model's height and lays transparent ones on white or black.
 *
 * @returns the RGB bytes of each frame, row by row, three per pixel.
 */
export async function scalePixels(
  image: OpenedImage,
  shape: InputShape,
  frames = 1,
  { area, stretch }: Framing = AS_IT_IS,
): Promise<Uint8Array[]> {
  const shown = { width: image.width * area.width * stretch, height: image.height * area.height }
  const size = { width: scaledWidth(shown, shape), height: shape.height }
  const resized = await Promise.all(
    (await splitFrames(image, frames)).map((frame) => resizePixels(frame, size, area)),
  )
  const isTransparent = resized[0]?.info.channels === 4
  const pixels = resized.map(({ data }) => data)
  return isTransparent ? layOnBackdrop(pixels) : pixels
}

/** Frames are stacked top to bottom. Resized together, each would blur into the next. */
async function splitFrames(image: OpenedImage, frames: number): Promise<Sharp[]> {
  if (frames === 1) return [image.read()]
  const sharp = await loadSharp()
  const { data, info } = await image.read(frames).raw().toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height / frames, channels: info.channels }
  const length = data.length / frames
  return Array.from({ length: frames }, (_, index) =>
    sharp(data.subarray(index * length, (index + 1) * length), { raw }),
  )
}

/** Scales the whole image, so that the area gets the size, and cuts the area out. */
function resizePixels(image: Sharp, { width, height }: ImageSize, area: Area) {
  const whole = { width: Math.round(width / area.width), height: Math.round(height / area.height) }
  const left = Math.min(Math.round(area.left * whole.width), whole.width - width)
  const top = Math.min(Math.round(area.top * whole.height), whole.height - height)
  const scaled = image.resize(whole.width, whole.height, { fit: 'fill' })
  const cut = area === WHOLE ? scaled : scaled.extract({ left, top, width, height })
  return cut.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
}

/** Splits RGB bytes into planes and repeats the last column until the width is a multiple of the model's stride. */
export function toTensor(pixels: Uint8Array, shape: InputShape): ImageTensor {
  const { height, widthMultiple } = shape
  const width = pixels.length / (3 * height)
  const padded = Math.ceil(width / widthMultiple) * widthMultiple
  const data = new Float32Array(3 * height * padded)
  let target = 0
  for (let channel = 0; channel < 3; channel++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < padded; column++) {
        const source = (row * width + Math.min(column, width - 1)) * 3 + channel
        data[target++] = (pixels[source] ?? 0) / 255
      }
    }
  }
  return { data, width: padded, height }
}
