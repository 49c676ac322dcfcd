import type { Metadata, Sharp, SharpOptions } from 'sharp'
import { InvalidImageError } from '../../errors/index.ts'

/** Says what a file that is no image seems to be, from its first bytes, so that its error needs no hex viewer. */
export function describeBytes(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1').trimStart()
  if (/^(<!doctype html|<html)/i.test(start)) return 'an HTML page'
  if (/^<(\?xml|svg|!--)/i.test(start)) return 'an XML or SVG document'
  if (/^[[{]\s*["[{\]}]/.test(start)) return 'a JSON document'
  const signature = pictureSignatures.find(({ pattern }) => pattern.test(start))
  if (signature) return `a ${signature.format} file`
  if (/^[\x20-\x7e\s]{4,}$/.test(start)) return `text, beginning with ${JSON.stringify(start.slice(0, 24))}`
  return `unknown data, beginning with the bytes ${Buffer.from(bytes.subarray(0, 8)).toString('hex')}`
}

const pictureSignatures = [
  { format: 'PNG', pattern: /^\x89PNG/ },
  { format: 'JPEG', pattern: /^\xff\xd8\xff/ },
  { format: 'GIF', pattern: /^GIF8/ },
  { format: 'WebP', pattern: /^RIFF.{4}WEBP/s },
  { format: 'BMP', pattern: /^BM.{12}/s },
  { format: 'PDF', pattern: /^%PDF/ },
]

/** Below this no letter can be told from another. A tracking pixel or a spacer is what such files are. */
const LEAST_SIDE = 8
/** Five times a captcha shown full width on a dense screen; above it, decoding alone would cost a test its time. */
const MOST_SIDE = 5000
/** Vector images are drawn this high, so that shrinking them afterwards smooths their edges. In pixels. */
const VECTOR_HEIGHT = 96
/** What sharp draws one SVG unit with one pixel at. In dots per inch. */
const VECTOR_DENSITY = 72

export interface ImageSize {
  width: number
  height: number
}

/** An image that is known to be one; its pixels are decoded when they are asked for. */
export interface OpenedImage extends ImageSize {
  /** Number of frames of an animation, 1 for a still image. */
  frames: number
  /** A sharp pipeline over the first frames of the animation, each as it is seen, one below the other. */
  read(frames?: number): Sharp
}

/**
 * Looks at an encoded image without decoding its pixels.
 *
 * @throws {InvalidImageError} for a file that is empty, corrupt, not an image, or under 8 or over 5,000 pixels a side.
 */
export async function openImage(bytes: Uint8Array): Promise<OpenedImage> {
  if (bytes.length === 0) throw new InvalidImageError('the file is empty', 0)
  const { default: sharp } = await import('sharp')
  const metadata = await orInvalid(bytes, sharp(bytes, { limitInputPixels: false }).metadata())
  const { width } = metadata
  const height = metadata.pageHeight ?? metadata.height
  checkSize(bytes, { width, height })
  const options: SharpOptions = { failOn: 'error', limitInputPixels: MOST_SIDE * MOST_SIDE }
  if (metadata.format === 'svg') options.density = vectorDensity(height, metadata)
  return {
    width,
    height,
    frames: metadata.pages ?? 1,
    read: (frames = 1) => sharp(bytes, { ...options, pages: frames }),
  }
}

/**
 * What a step of decoding gives.
 *
 * @throws {InvalidImageError} with sharp's own error as its cause.
 */
export async function orInvalid<Value>(bytes: Uint8Array, step: Promise<Value>): Promise<Value> {
  try {
    return await step
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause)
    throw new InvalidImageError(
      `it can't be decoded (${reason}); it looks like ${describeBytes(bytes)}`,
      bytes.length,
      { cause },
    )
  }
}

function checkSize(bytes: Uint8Array, { width, height }: ImageSize): void {
  const seen = `it is ${width} x ${height} pixels`
  if (Math.min(width, height) < LEAST_SIDE)
    throw new InvalidImageError(`${seen}, and under ${LEAST_SIDE} a side no text can be read`, bytes.length)
  if (Math.max(width, height) > MOST_SIDE)
    throw new InvalidImageError(`${seen}, and at most ${MOST_SIDE} a side are decoded`, bytes.length)
}

function vectorDensity(height: number, { density = VECTOR_DENSITY }: Metadata): number {
  return Math.max(density, (density * VECTOR_HEIGHT) / height)
}
