import type { Metadata, Sharp, SharpOptions } from 'sharp'
import { InvalidImageError } from '../../errors/index.ts'
import { firstLine } from '../../shared/format.ts'

/** Guesses from its first bytes what an undecodable file is, so that the error spares its reader a hex viewer. */
function describeBytes(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1').trimStart()
  if (/^(<!doctype html|<html)/i.test(start)) return 'an HTML page'
  if (/^<(\?xml|svg|!--)/i.test(start)) return 'an XML or SVG document'
  if (/^[[{]\s*["[{\]}]/.test(start)) return 'a JSON document'
  const signature = signatures.find(({ pattern }) => pattern.test(start))
  if (signature) return `a ${signature.format} file`
  if (/^[\x20-\x7e\s]{4,}$/.test(start)) return `text that starts with ${JSON.stringify(start.slice(0, 24))}`
  return `unknown data that starts with the bytes ${Buffer.from(bytes.subarray(0, 8)).toString('hex')}`
}

const signatures = [
  { format: 'PNG', pattern: /^\x89PNG/ },
  { format: 'JPEG', pattern: /^\xff\xd8\xff/ },
  { format: 'GIF', pattern: /^GIF8/ },
  { format: 'WebP', pattern: /^RIFF.{4}WEBP/s },
  { format: 'BMP', pattern: /^BM.{12}/s },
  { format: 'PDF', pattern: /^%PDF/ },
]

/** Smaller images are tracking pixels and spacers: no letter is legible in them. In pixels. */
const LEAST_SIDE = 8
/** Five times a captcha shown full width on a dense screen. Decoding a larger one could use up a test's timeout. In pixels. */
const MOST_SIDE = 5000
/** Vector images are rendered at least this high, so that scaling them down smooths their edges. In pixels. */
const VECTOR_HEIGHT = 96
/** The density at which sharp renders one SVG unit as one pixel. In dots per inch. */
const VECTOR_DENSITY = 72

export interface ImageSize {
  width: number
  height: number
}

/** An image whose header is valid. Its pixels are decoded by `read`. */
export interface OpenedImage extends ImageSize {
  /** Number of frames of an animation, 1 for a still image. */
  frames: number
  /** A sharp pipeline over the first frames, each fully composed, stacked top to bottom. */
  read(frames?: number): Sharp
}

/**
 * Reads the header of an encoded image without decoding its pixels.
 *
 * @throws {InvalidImageError} when the file is empty, corrupt, not an image, or has a side under 8 or over 5,000 pixels.
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
 * Awaits a step of decoding.
 *
 * @throws {InvalidImageError} when the step fails, with sharp's error as its cause.
 */
export async function orInvalid<Value>(bytes: Uint8Array, step: Promise<Value>): Promise<Value> {
  try {
    return await step
  } catch (cause) {
    throw new InvalidImageError(
      `it can't be decoded (${firstLine(cause)}); it looks like ${describeBytes(bytes)}`,
      bytes.length,
      { cause },
    )
  }
}

function checkSize(bytes: Uint8Array, { width, height }: ImageSize): void {
  const seen = `it is ${width} x ${height} pixels`
  if (Math.min(width, height) < LEAST_SIDE)
    throw new InvalidImageError(`${seen}, and each side must have at least ${LEAST_SIDE}`, bytes.length)
  if (Math.max(width, height) > MOST_SIDE)
    throw new InvalidImageError(`${seen}, and each side may have at most ${MOST_SIDE}`, bytes.length)
}

function vectorDensity(height: number, { density = VECTOR_DENSITY }: Metadata): number {
  return Math.max(density, (density * VECTOR_HEIGHT) / height)
}
