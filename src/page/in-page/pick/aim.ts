import { kindOf, sourceOf } from '../image.ts'

/** What a person is asked to click: the parts of a captcha that a module names. */
export type PickedPart = 'image' | 'input' | 'submit' | 'refresh'

/** What a click would pick, or why it can't be picked. */
export interface Aim {
  element: Element
  refusal?: string
}

const textFields = 'input, textarea'
const otherInputs =
  'input:is([type="hidden" i], [type="checkbox" i], [type="radio" i], [type="file" i], [type="range" i], [type="color" i], [type="submit" i], [type="button" i], [type="image" i], [type="reset" i])'
const controls = 'button, input, a, summary, [role="button"], [role="link"], [onclick]'

/** Largest image behind other elements: what is larger is the page's decoration. In CSS pixels. */
const largestBackground = { width: 600, height: 250 }

/** The part that somebody means who points there. Nothing where there is only the page. */
export function aimAt(part: PickedPart, x: number, y: number): Aim | undefined {
  const hit = elementAt(x, y)
  if (!hit || hit === document.documentElement || hit === document.body) return undefined
  // What is in a frame is aimed at by the frame's own document.
  if (hit.matches('iframe, frame')) return undefined
  if (part === 'image') return aimAtImage(hit, x, y)
  if (part === 'input') return aimAtField(hit)
  return { element: hit.closest(controls) ?? outermostDrawing(hit) }
}

/** The innermost element, open shadow roots included. */
function elementAt(x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y)
  for (;;) {
    const inner = hit?.shadowRoot?.elementFromPoint(x, y)
    if (!inner || inner === hit) return hit
    hit = inner
  }
}

/** Images often lie under something that is there to keep them from being clicked. */
function aimAtImage(hit: Element, x: number, y: number): Aim {
  const root = hit.getRootNode() as Document | ShadowRoot
  const picture = root.elementsFromPoint(x, y).map(outermostDrawing).find(isImage)
  return picture ? { element: picture } : { element: hit, refusal: 'not an image' }
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
    return { element: hit, refusal: 'not a field for text' }
  const { disabled, readOnly } = field as HTMLInputElement
  if (disabled || readOnly) return { element: field, refusal: 'nothing can be typed here now' }
  return { element: field }
}
