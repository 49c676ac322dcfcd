import type { Sharp } from 'sharp'
import type { ModelCard } from '../model/model-card.ts'
import type { OpenedImage } from './decode-image.ts'
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

/**
 * Decodes the first frames of an image, scales them to the model's height and lays transparent ones on white or black.
 *
 * @returns the RGB bytes of each frame, row by row, three per pixel.
 */
export async function scalePixels(image: OpenedImage, shape: InputShape, frames = 1): Promise<Uint8Array[]> {
  const size = { width: scaledWidth(image, shape), height: shape.height }
  const resized = await Promise.all(
    (await splitFrames(image, frames)).map((frame) => resizePixels(frame, size)),
  )
  const isTransparent = resized[0]?.info.channels === 4
  const pixels = resized.map(({ data }) => data)
  return isTransparent ? layOnBackdrop(pixels) : pixels
}

/** Frames are stacked top to bottom. Resized together, each would blur into the next. */
async function splitFrames(image: OpenedImage, frames: number): Promise<Sharp[]> {
  if (frames === 1) return [image.read()]
  const { default: sharp } = await import('sharp')
  const { data, info } = await image.read(frames).raw().toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height / frames, channels: info.channels }
  const length = data.length / frames
  return Array.from({ length: frames }, (_, index) =>
    sharp(data.subarray(index * length, (index + 1) * length), { raw }),
  )
}

function resizePixels(image: Sharp, { width, height }: ImageSize) {
  return image
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
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
