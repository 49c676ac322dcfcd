import { resolvePath } from './paths.ts'

export type ImageKind = 'img' | 'canvas' | 'svg' | 'object' | 'frame' | 'background'

/** `loading` may still become `ready`; `broken` will not by itself. */
export type ImageState = 'ready' | 'loading' | 'broken'

export function kindOf(element: Element): ImageKind {
  if (element instanceof HTMLImageElement) return 'img'
  if (element instanceof HTMLCanvasElement) return 'canvas'
  if (element instanceof HTMLObjectElement || element instanceof HTMLEmbedElement) return 'object'
  if (element instanceof HTMLIFrameElement) return 'frame'
  return element instanceof SVGElement ? 'svg' : 'background'
}

export function stateOf(element: Element): ImageState {
  if (!(element instanceof HTMLImageElement)) return 'ready'
  if (!element.complete || !element.currentSrc) return 'loading'
  return element.naturalWidth > 0 ? 'ready' : 'broken'
}

/** Intrinsic size of an image in pixels, before any scaling by style; undefined while it is unknown. */
export function naturalSizeOf(element: Element): { width: number; height: number } | undefined {
  if (element instanceof HTMLImageElement) {
    return stateOf(element) === 'ready'
      ? { width: element.naturalWidth, height: element.naturalHeight }
      : undefined
  }
  if (element instanceof HTMLCanvasElement) return { width: element.width, height: element.height }
  const { width, height } = element.getBoundingClientRect()
  return { width: Math.round(width), height: Math.round(height) }
}

/** The address of an image; empty for an image that is drawn in the page. */
export function sourceOf(element: Element): string {
  if (element instanceof HTMLImageElement) return element.currentSrc || element.src
  if (element instanceof HTMLObjectElement) return element.data
  if (element instanceof HTMLEmbedElement || element instanceof HTMLIFrameElement) return element.src
  if (kindOf(element) !== 'background') return ''
  return /url\("?(.*?)"?\)/.exec(getComputedStyle(element).backgroundImage)?.[1] ?? ''
}

/**
 * Changes when another image is shown. Pixels of an `img` are left out on purpose: an animation changes them while
 * the captcha stays the same.
 */
export function fingerprintOf(element: Element): string {
  const content =
    element instanceof HTMLCanvasElement
      ? drawn(element)
      : kindOf(element) === 'svg'
        ? element.outerHTML
        : `${sourceOf(element)} ${imageInFrame(element)?.getAttribute('src') ?? ''}`.trim()
  return `${performance.timeOrigin}:${hash(content)}`
}

/** The fingerprint of the image at each path; null where it is gone. */
export function fingerprintsAt({ paths }: { paths: string[] }): (string | null)[] {
  return paths.map((path) => {
    const image = resolvePath(path)
    return image && fingerprintOf(image)
  })
}

/** The image of a frame that contains nothing else: the frame counts as the image. Works only for frames of the page's own origin. */
export function imageInFrame(element: Element): Element | undefined {
  if (!(element instanceof HTMLIFrameElement)) return undefined
  const inside = element.contentDocument
  const images = inside ? [...inside.querySelectorAll('img, canvas, svg')] : []
  return images.length === 1 && !inside?.querySelector('input, textarea, select, button')
    ? images[0]
    : undefined
}

function drawn(canvas: HTMLCanvasElement): string {
  try {
    return canvas.toDataURL()
  } catch (error) {
    // A canvas that contains another site's pixels can't be read, and so can't be compared with the next one.
    if (error instanceof DOMException) return 'tainted'
    throw error
  }
}

/** FNV-1a, 32 bits: only ever compared with the hash of another image in the same place. */
export function hash(text: string): string {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return `${text.length.toString(36)}-${(value >>> 0).toString(36)}`
}
