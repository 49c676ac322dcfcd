import type { Sharp, SharpOptions } from 'sharp'
import { ProviderError } from '../../errors/index.ts'
import { openImage } from '../../recogniser/image/decode-image.ts'
import { loadSharp } from '../../shared/load-sharp.ts'
import { ownError } from '../own-codes.ts'

/** The sides the service accepts, in pixels. */
const SHORTEST_SIDE = 256
const LONGEST_SIDE = 512

/** The service accepts 1 MB, whichever way it counts. */
const MAXIMUM_BYTES = 1_000_000

/** Only this many frames of an animation are compared: frames repeat, and each takes time to decode. */
const MOST_FRAMES = 60

/** A captcha is far smaller. A file that claims more is meant to exhaust the memory. */
const MOST_PIXELS = 16_000_000

/** Dots per inch at which an SVG has its nominal size. */
const DRAWING_DENSITY = 72

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  tiff: 'image/tiff',
}

type Open = (source: Uint8Array, options?: SharpOptions) => Sharp

export interface PreparedImage {
  bytes: Uint8Array<ArrayBuffer>
  mediaType: string
  extension: string
  /** In pixels. */
  width: number
  height: number
}

/**
 * Makes an image that the service accepts: a still image of at most 1 MB, scaled in proportion so that its sides are in
 * [256, 512]. Where both sides can't be, because one is more than twice the other, the long side is. An image that fits
 * already is sent as it is.
 *
 * @throws {ProviderError} of kind `image` with code `IMAGE_NOT_DECODED`; of kind `request` with code `GIF_REFUSED`.
 */
export async function prepareImage(
  file: Uint8Array,
  { provider, gif, signal }: { provider: string; gif: 'still' | 'refuse'; signal?: AbortSignal | undefined },
): Promise<PreparedImage> {
  const sharp = await loadSharp()
  const open: Open = (source, options) => sharp(source, { limitInputPixels: MOST_PIXELS, ...options })
  try {
    const drawnSize = { width: LONGEST_SIDE, height: LONGEST_SIDE }
    const { bytes: image } = await openImage(file, { signal, drawnSize })
    const { format, pages = 1, width, height, hasAlpha } = await open(image).metadata()
    if (format === 'gif' && gif === 'refuse') throw refuseGif(provider)
    const factor = findFactor(width, height)
    const mediaType = MEDIA_TYPES[format]
    if (factor === 1 && mediaType && pages === 1 && !hasAlpha && image.byteLength <= MAXIMUM_BYTES) {
      return { bytes: new Uint8Array(image), mediaType, extension: format, width, height }
    }
    const page = pages > 1 ? await findFullestFrame(open, image, Math.min(pages, MOST_FRAMES)) : 0
    // An SVG has no pixels yet, so it is rendered at the target size.
    const scaled = open(image, format === 'svg' ? { density: DRAWING_DENSITY * factor } : { page })
      // Transparent images are made for light pages; on black, dark text would vanish.
      .flatten({ background: 'white' })
      .resize(Math.round(width * factor), Math.round(height * factor), { fit: 'fill' })
    return await encode(scaled)
  } catch (cause) {
    signal?.throwIfAborted()
    if (cause instanceof ProviderError) throw cause
    throw ownError(
      'IMAGE_NOT_DECODED',
      `${provider} can't be sent an image that doesn't decode (${file.byteLength} bytes).`,
      { provider, cause },
    )
  }
}

function findFactor(width: number, height: number): number {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  if (long > LONGEST_SIDE) return LONGEST_SIDE / long
  return short < SHORTEST_SIDE ? Math.min(SHORTEST_SIDE / short, LONGEST_SIDE / long) : 1
}

/** Finds the frame with the most contrast: letters come and go, and a frame without them is nearly flat. */
async function findFullestFrame(open: Open, image: Uint8Array, frames: number): Promise<number> {
  let fullest = { page: 0, contrast: -1 }
  for (let page = 0; page < frames; page++) {
    // sharp takes statistics of its source, so the prepared frame has to be encoded first.
    const grey = await open(image, { page }).flatten({ background: 'white' }).greyscale().png().toBuffer()
    const { channels } = await open(grey).stats()
    const contrast = channels[0]?.stdev ?? 0
    if (contrast > fullest.contrast) fullest = { page, contrast }
  }
  return fullest.page
}

/** Encodes as PNG, which keeps every pixel, or as JPEG if a noisy image makes the PNG too large. */
async function encode(image: Sharp): Promise<PreparedImage> {
  const lossless = await image.clone().png().toBuffer({ resolveWithObject: true })
  const fits = lossless.data.byteLength <= MAXIMUM_BYTES
  const { data, info } = fits
    ? lossless
    : await image.jpeg({ quality: 95 }).toBuffer({ resolveWithObject: true })
  const format = fits ? 'png' : 'jpeg'
  return {
    bytes: new Uint8Array(data),
    mediaType: MEDIA_TYPES[format] as string,
    extension: format,
    width: info.width,
    height: info.height,
  }
}

function refuseGif(provider: string): ProviderError {
  return ownError(
    'GIF_REFUSED',
    `${provider} doesn't accept GIF, and \`gif: 'refuse'\` forbids sending one of its frames. ` +
      "Use `gif: 'still'`, or another provider.",
    { provider },
  )
}
