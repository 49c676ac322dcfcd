import type { Sharp } from 'sharp'
import type { ImageSize } from './decode-image.ts'
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
 * Decodes a picture onto white, at the net's height.
 *
 * @returns RGB bytes, row by row, three to a pixel.
 */
export async function scalePixels(picture: Sharp, size: ImageSize, shape: InputShape): Promise<Buffer> {
  return picture
    .flatten({ background: '#ffffff' })
    .resize(scaledWidth(size, shape), shape.height, { fit: 'fill' })
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
