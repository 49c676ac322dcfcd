import type { Sharp } from 'sharp'
import type { ImageSize, OpenedImage } from './decode-image.ts'
import type { ModelCard } from './model-card.ts'

/** What the net reads: RGB planes one after the other, each value in [0, 1], as float32 [1, 3, height, width]. */
export interface ImageTensor extends ImageSize {
  data: Float32Array
}

export type InputShape = Pick<ModelCard, 'height' | 'minWidth' | 'maxWidth' | 'widthMultiple'>

/** Width in pixels of a picture brought to the net's height with its aspect ratio kept, within what the net takes. */
export function scaledWidth({ width, height }: ImageSize, shape: InputShape): number {
  const scaled = Math.round((width * shape.height) / height)
  return Math.min(shape.maxWidth, Math.max(shape.minWidth, scaled))
}

/**
 * Decodes the first frames of a picture onto white, at the net's height.
 *
 * @returns for each frame RGB bytes, row by row, three to a pixel.
 */
export async function scalePixels(picture: OpenedImage, shape: InputShape, frames = 1): Promise<Buffer[]> {
  const size = { width: scaledWidth(picture, shape), height: shape.height }
  if (frames === 1) return [await resizePixels(picture.read(), size)]
  const { default: sharp } = await import('sharp')
  const { data, info } = await picture.read(frames).flatten(WHITE).raw().toBuffer({ resolveWithObject: true })
  const height = info.height / frames
  const length = data.length / frames
  // Frames lie one below the other; resized together, each would blur into the next.
  const raw = { width: info.width, height, channels: info.channels }
  return Promise.all(
    Array.from({ length: frames }, (_, index) =>
      resizePixels(sharp(data.subarray(index * length, (index + 1) * length), { raw }), size),
    ),
  )
}

const WHITE = { background: '#ffffff' }

function resizePixels(picture: Sharp, { width, height }: ImageSize): Promise<Buffer> {
  return picture
    .flatten(WHITE)
    .resize(width, height, { fit: 'fill' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer()
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
