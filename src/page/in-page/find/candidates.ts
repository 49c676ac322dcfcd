import { imageInFrame, kindOf, naturalSizeOf, sourceOf } from '../image.ts'
import { addressWords, ownWords } from '../words.ts'
import type { Look } from './look.ts'
import type { ModuleQuery } from './module-query.ts'
import { namesCaptcha } from './vocabulary.ts'

/** Whether an element is a frame of another origin: only the frame itself knows what it contains. */
export function isClosed(element: Element): boolean {
  return element instanceof HTMLIFrameElement && element.contentDocument === null
}

export function isImage(element: Element, look: Look): boolean {
  if (element instanceof SVGElement)
    return element.localName === 'svg' && !element.parentElement?.closest('svg')
  if (element instanceof HTMLIFrameElement)
    return look.pictureFrames.has(element) || imageInFrame(element) !== undefined
  // Most of them are buttons.
  if (element instanceof HTMLInputElement) return element.type === 'image' && isCalledCaptcha(element)
  return kindOf(element) !== 'background' || sourceOf(element) !== ''
}

export function isCalledCaptcha(image: Element): boolean {
  return namesCaptcha(`${ownWords(image)} ${addressWords(image)}`) !== undefined
}

/** Pixels along an edge: a line of text of an icon's size can't be read. */
const largestIcon = 32

/** Whether an image has a size at which a line of text is readable: neither an icon nor a hero image. */
export function couldBeText(image: Element, look: Look): boolean {
  const { width, height } = look.sight.boxOf(image)
  return width >= 40 && width <= 600 && height >= 14 && height <= 250
}

export function sizeForText(image: Element, look: Look): string | undefined {
  const { width, height } = look.sight.boxOf(image)
  return couldBeText(image, look)
    ? undefined
    : `it is ${Math.round(width)}x${Math.round(height)} pixels, no size for a line of text`
}

export function sizeProblem(image: Element, { size, name }: ModuleQuery): string | undefined {
  const natural = size && (naturalSizeOf(image) ?? iconSizeOf(image))
  if (!natural || (natural.width === size.width && natural.height === size.height)) return undefined
  return `it is ${natural.width}x${natural.height} pixels; images of ${name} are ${size.width}x${size.height}`
}

/** The size that the page gives an icon, which is known also where its file can't be reached. */
function iconSizeOf(image: Element): { width: number; height: number } | undefined {
  if (!(image instanceof HTMLImageElement)) return undefined
  const [width, height] = [Number(image.getAttribute('width')), Number(image.getAttribute('height'))]
  return width > 0 && height > 0 && Math.max(width, height) <= largestIcon ? { width, height } : undefined
}
