import type { Sharp } from 'sharp'
import { InvalidImageError } from '../../errors/index.ts'
import { firstLine } from '../../shared/format.ts'
import { loadSharp } from '../../shared/load-sharp.ts'
import { countScans } from './count-scans.ts'
import { describeBytes } from './describe-bytes.ts'
import { drawApart } from './draw-apart.ts'
import type { ImageSize } from './image-size.ts'
import { isPlainSvg, isVector } from './plain-svg.ts'

/** Smaller images are tracking pixels and spacers: no letter is legible in them. In pixels. */
const LEAST_SIDE = 8
/** Five times a captcha shown full width on a dense screen. In pixels. */
const MOST_SIDE = 5000
/** A 4K screen has 8 million. Decoding this many takes a third of a second in the slowest format. */
const MOST_PIXELS = 10_000_000
const MOST_BYTES = 20_000_000
/** Encoders write about ten. */
const MOST_SCANS = 100
/** An SVG that is drawn apart fits this size, higher than any model's, so that scaling it down smooths its edges. In pixels. */
const DRAWN_SIZE = { width: 2000, height: 96 }

/** An image whose header is valid. Its pixels are decoded by `read`. */
export interface OpenedImage extends ImageSize {
  /** The file, or a PNG of an SVG that was drawn apart. */
  bytes: Uint8Array
  /** Number of frames of an animation that may be decoded, 1 for a still image. */
  frames: number
  /** A sharp pipeline over the first frames, each fully composed, stacked top to bottom. */
  read(frames?: number): Sharp
}

/**
 * Reads the header of an encoded image without decoding its pixels. Decoding can't be interrupted, so what would take more
 * than a second is refused here, and an SVG whose time can't be foreseen is drawn apart, in a process that can be ended.
 *
 * @param drawnSize - what an SVG that is drawn apart has to fit, in pixels.
 * @throws {InvalidImageError} when the file is empty, corrupt, not an image, or exceeds a limit.
 * @throws {ImageLibraryMissingError} when sharp can't be loaded.
 * @throws the reason of `signal` when it is aborted.
 */
export async function openImage(
  file: Uint8Array,
  { signal, drawnSize = DRAWN_SIZE }: { signal?: AbortSignal | undefined; drawnSize?: ImageSize } = {},
): Promise<OpenedImage> {
  if (file.length === 0) throw new InvalidImageError('the file is empty', 0)
  if (file.length > MOST_BYTES)
    throw new InvalidImageError(`it may have at most ${MOST_BYTES} bytes`, file.length)
  const sharp = await loadSharp()
  const drawing = isVector(file) && !isPlainSvg(file) ? await drawApart(file, drawnSize, signal) : undefined
  const bytes = drawing?.png ?? file
  const metadata = await orInvalid(file, sharp(bytes, { limitInputPixels: false }).metadata())
  const { width, height } = drawing ?? { ...metadata, height: metadata.pageHeight ?? metadata.height }
  checkSize(file, { width, height })
  if (metadata.format === 'jpeg') checkScans(file)
  return {
    bytes,
    width,
    height,
    frames: Math.min(metadata.pages ?? 1, Math.floor(MOST_PIXELS / (width * height))),
    read: (frames = 1) => sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS, pages: frames }),
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
  if (width * height > MOST_PIXELS)
    throw new InvalidImageError(`${seen}, and it may have at most ${MOST_PIXELS} in all`, bytes.length)
}

/** Each scan refines the whole image. A file of 400 kB may have twenty thousand that change nothing, and take seconds. */
function checkScans(bytes: Uint8Array): void {
  const scans = countScans(bytes)
  if (scans > MOST_SCANS)
    throw new InvalidImageError(
      `it is a JPEG of ${scans} scans, and may have at most ${MOST_SCANS}`,
      bytes.length,
    )
}
