import { resolvePath } from './paths.ts'

export type ImageKind = 'img' | 'canvas' | 'svg' | 'object' | 'frame' | 'background'

/** `loading` may still become `ready`; `broken` will not by itself. */
export type ImageState = 'ready' | 'loading' | 'broken'

export function kindOf(element: Element): ImageKind {
  if (element instanceof HTMLImageElement) return 'img'
  if (element instanceof HTMLCanvasElement) return 'canvas'
  if (element instanceof HTMLObjectElement || element instanceof HTMLEmbedElement) return 'object'
  if (element instanceof HTMLInputElement && element.type === 'image') return 'object'
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
  if (element instanceof HTMLInputElement) return element.src
  return kindOf(element) === 'background' ? (drawnByStyle(element)?.address ?? '') : ''
}

/** The address whose bytes are what an image shows; empty where a style shows a part of them, their shape, or several. */
export function addressOfBytes(element: Element): string {
  if (kindOf(element) !== 'background') return sourceOf(element)
  const drawn = drawnByStyle(element)
  return drawn?.isAsLoaded ? drawn.address : ''
}

/** The properties by which a style gives an element an image. A mask is a shape that the element's colour fills. */
const imageProperties = [
  'background-image',
  'content',
  'mask-image',
  '-webkit-mask-image',
  'border-image-source',
]
const shapes = /mask|border/

/** The image that a style gives to an element or to one of its pseudo-elements. */
function drawnByStyle(element: Element): { address: string; isAsLoaded: boolean } | undefined {
  for (const pseudo of [undefined, '::before', '::after']) {
    const style = getComputedStyle(element, pseudo)
    if (pseudo && /^(none|normal|)$/.test(style.content)) continue
    for (const property of imageProperties) {
      const value = style.getPropertyValue(property)
      const addresses = [...value.matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g)].map(([, address = '']) => address)
      const isOne = addresses.length === 1
      const isLoaded = (address: string) => isOne || performance.getEntriesByName(address).length > 0
      const address = (addresses.find(isLoaded) ?? addresses[0])?.replace(/\\(.)/g, '$1')
      if (!address) continue
      const isWhole = (isOne ? /^url\(/ : /^(-webkit-)?image-set\(/).test(value)
      const isPart = /-\d/.test(style.backgroundPosition)
      return { address, isAsLoaded: isWhole && !isPart && !shapes.test(property) }
    }
  }
  return undefined
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

/** The image of a frame that contains nothing else: the frame counts as the image. Undefined for frames of other origins. */
export function imageInFrame(element: Element): Element | undefined {
  const inside = element instanceof HTMLIFrameElement ? element.contentDocument : null
  return inside ? onlyImageIn(inside) : undefined
}

/** Whether this document contains nothing but an image, for a page of another origin that has it in a frame. */
export function showsOnlyImage(_: null): boolean {
  return onlyImageIn(document) !== undefined
}

function onlyImageIn(inside: Document): Element | undefined {
  const images = inside.querySelectorAll('img, canvas, svg')
  return images.length === 1 && !inside.querySelector('input, textarea, select, button')
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
