export type ImageKind = 'img' | 'canvas' | 'svg' | 'background'

/** `loading` may still become `ready`; `broken` will not by itself. */
export type ImageState = 'ready' | 'loading' | 'broken'

export function kindOf(element: Element): ImageKind {
  if (element instanceof HTMLImageElement) return 'img'
  if (element instanceof HTMLCanvasElement) return 'canvas'
  return element instanceof SVGElement ? 'svg' : 'background'
}

export function stateOf(element: Element): ImageState {
  if (!(element instanceof HTMLImageElement)) return 'ready'
  if (!element.complete || !element.currentSrc) return 'loading'
  return element.naturalWidth > 0 ? 'ready' : 'broken'
}

/** Size of the image itself in pixels, before any scaling by style; undefined while it is not known. */
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

/** Where an `img` or a background comes from; empty for images that are drawn in the page. */
export function sourceOf(element: Element): string {
  if (element instanceof HTMLImageElement) return element.currentSrc || element.src
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
        : sourceOf(element)
  return `${performance.timeOrigin}:${hash(content)}`
}

function drawn(canvas: HTMLCanvasElement): string {
  try {
    return canvas.toDataURL()
  } catch (error) {
    // A canvas that holds another site's pixels can't be read, so it can't be told from the next one either.
    if (error instanceof DOMException) return 'tainted'
    throw error
  }
}

/** FNV-1a, 32 bits: only ever compared with the hash of another image in the same place. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return `${text.length.toString(36)}-${(value >>> 0).toString(36)}`
}
