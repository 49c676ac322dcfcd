import type { Sharp } from 'sharp'
import type { ModelCard } from '../model/model-card.ts'
import type { ImageSize, OpenedImage } from './decode-image.ts'
import { layOnBackdrop } from './lay-on-backdrop.ts'

/** What the net reads: RGB planes one after the other, each value in [0, 1], as float32 [1, 3, height, width]. */
export interface ImageTensor extends ImageSize {
  data: Float32Array
}

export type InputShape = Pick<ModelCard, 'height' | 'minWidth' | 'maxWidth' | 'widthMultiple'>

/** Width in pixels of an image brought to the net's height with its aspect ratio kept, within what the net takes. */
export function scaledWidth({ width, height }: ImageSize, shape: InputShape): number {
  const scaled = Math.round((width * shape.height) / height)
  return Math.min(shape.maxWidth, Math.max(shape.minWidth, scaled))
}

/**
 * Decodes the first frames of an image at the net's height, transparent ones onto white or black.
 *
 * @returns for each frame RGB bytes, row by row, three to a pixel.
 */
export async function scalePixels(
  picture: OpenedImage,
  shape: InputShape,
  frames = 1,
): Promise<Uint8Array[]> {
  const size = { width: scaledWidth(picture, shape), height: shape.height }
  const resized = await Promise.all(
    (await splitFrames(picture, frames)).map((frame) => resizePixels(frame, size)),
  )
  const isTransparent = resized[0]?.info.channels === 4
  const pixels = resized.map(({ data }) => data)
  return isTransparent ? layOnBackdrop(pixels) : pixels
}

/** Frames lie one below the other; resized together, each would blur into the next. */
async function splitFrames(picture: OpenedImage, frames: number): Promise<Sharp[]> {
  if (frames === 1) return [picture.read()]
  const { default: sharp } = await import('sharp')
  const { data, info } = await picture.read(frames).raw().toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height / frames, channels: info.channels }
  const length = data.length / frames
  return Array.from({ length: frames }, (_, index) =>
    sharp(data.subarray(index * length, (index + 1) * length), { raw }),
  )
}

function resizePixels(picture: Sharp, { width, height }: ImageSize) {
  return picture
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
}

/** Cuts RGB bytes into planes and repeats the last column to the right, up to a width that the net's strides divide. */
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
