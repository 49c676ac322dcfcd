import { kindOf, sourceOf } from '../image.ts'

/** A part of a captcha that the user is asked to click, as a module names it. */
export type PickedPart = 'image' | 'input' | 'submit' | 'refresh'

/** The element that a click would pick, or the reason why it cannot be picked. */
export interface Aim {
  element: Element
  refusal?: string
}

const textFields = 'input, textarea'
const otherInputs =
  'input:is([type="hidden" i], [type="checkbox" i], [type="radio" i], [type="file" i], [type="range" i], [type="color" i], [type="submit" i], [type="button" i], [type="image" i], [type="reset" i])'
const controls = 'button, input, a, summary, [role="button"], [role="link"], [onclick]'

/** Largest background image that may be a captcha, in CSS pixels. Larger ones are decoration. */
const largestBackground = { width: 600, height: 250 }

/** Finds the element that the user means by a point. Undefined where there is nothing but the page. */
export function aimAt(part: PickedPart, x: number, y: number): Aim | undefined {
  const hit = elementAt(x, y)
  if (!hit || hit === document.documentElement || hit === document.body) return undefined
  // The frame's own document aims at what is inside the frame.
  if (hit.matches('iframe, frame')) return undefined
  if (part === 'image') return aimAtImage(hit, x, y)
  if (part === 'input') return aimAtField(hit)
  return { element: hit.closest(controls) ?? outermostDrawing(hit) }
}

/** Finds the innermost element at a point, including those in open shadow roots. */
function elementAt(x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y)
  for (;;) {
    const inner = hit?.shadowRoot?.elementFromPoint(x, y)
    if (!inner || inner === hit) return hit
    hit = inner
  }
}

/** Images are often covered by an element that keeps them from being clicked. */
function aimAtImage(hit: Element, x: number, y: number): Aim {
  const root = hit.getRootNode() as Document | ShadowRoot
  const image = root.elementsFromPoint(x, y).map(outermostDrawing).find(isImage)
  return image ? { element: image } : { element: hit, refusal: 'not an image' }
}

function isImage(element: Element): boolean {
  if (kindOf(element) !== 'background') return true
  const { width, height } = element.getBoundingClientRect()
  return sourceOf(element) !== '' && width <= largestBackground.width && height <= largestBackground.height
}

function outermostDrawing(element: Element): Element {
  let drawing: Element = element
  for (let current = element.closest('svg'); current; current = drawing.parentElement?.closest('svg') ?? null)
    drawing = current
  return drawing
}

function aimAtField(hit: Element): Aim {
  const field = hit.closest(textFields) ?? hit.closest('label')?.control
  if (!field?.matches(textFields) || field.matches(otherInputs))
    return { element: hit, refusal: 'not a text field' }
  const { disabled, readOnly } = field as HTMLInputElement
  if (disabled || readOnly) return { element: field, refusal: 'disabled or read-only' }
  return { element: field }
}
