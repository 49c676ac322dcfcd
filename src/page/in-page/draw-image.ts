import { defined } from '../../shared/defined.ts'
import { addressOfBytes, kindOf, stateOf } from './image.ts'
import { resolvePath } from './paths.ts'

/** An image as base64, or why it could not be read this way. */
export type Drawn = { mediaType: string; base64: string } | { problem: string }

/** The bytes that the page itself contains, in the `data:` or `blob:` address of an `img` or a background. */
export async function readOwnSource({ path }: { path: string }): Promise<Drawn> {
  const element = resolvePath(path)
  if (!element) return { problem: 'the image is no longer on the page' }
  const source = addressOfBytes(element)
  if (!/^(data|blob):/.test(source)) return { problem: 'its bytes are not in the page' }
  try {
    // Neither kind of address leaves the browser, so this sends no request.
    const blob = await (await fetch(source)).blob()
    return { mediaType: blob.type, base64: await base64Of(blob) }
  } catch (error) {
    return { problem: `its ${source.slice(0, 5)} address can't be read: ${(error as Error).message}` }
  }
}

/** Scrolls to an image, as a visitor would: a browser loads a lazy image only then. */
export function scrollToImage({ path }: { path: string }): void {
  resolvePath(path)?.scrollIntoView({ block: 'center', behavior: 'instant' })
}

/** Requests an image again, past every cache. An image that is not an `img` with an address of its own stays as it is. */
export function requestAgain({ path, parameter }: { path: string; parameter: string }): void {
  const image = resolvePath(path)
  if (!(image instanceof HTMLImageElement) || image.srcset || !/^https?:/.test(image.src)) return
  const address = new URL(image.src)
  address.searchParams.set(parameter, String(Date.now()))
  image.src = address.href
}

/**
 * The address an image was loaded from, empty for an image that is drawn in the page, and its media type, where the browser
 * reveals it.
 */
export function originOf({ path }: { path: string }): { address: string; mediaType?: string } {
  const element = resolvePath(path)
  const address = element ? addressOfBytes(element) : ''
  const entries = address ? performance.getEntriesByName(address, 'resource') : []
  const { contentType } = (entries.at(-1) ?? {}) as { contentType?: string }
  return { address, ...defined({ mediaType: contentType || undefined }) }
}

/** The pixels of an `img` or a `canvas`, through a canvas: only for images of the page's own origin. */
export async function drawImage({ path }: { path: string }): Promise<Drawn> {
  const element = resolvePath(path)
  if (!element) return { problem: 'the image is no longer on the page' }
  const kind = kindOf(element)
  if (kind !== 'img' && kind !== 'canvas') return { problem: `${kind} can't be drawn on a canvas` }
  if (stateOf(element) !== 'ready') return { problem: `the image is ${stateOf(element)}` }
  try {
    const canvas = kind === 'canvas' ? (element as HTMLCanvasElement) : copyOf(element as HTMLImageElement)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!blob) return { problem: 'the image has no pixels' }
    return { mediaType: 'image/png', base64: await base64Of(blob) }
  } catch (error) {
    return { problem: `its pixels can't be read: ${(error as Error).message}` }
  }
}

function copyOf(image: HTMLImageElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  return canvas
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^data:.*?,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
