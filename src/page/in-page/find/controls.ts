import { queryAll } from '../paths.ts'
import { distanceBetween, isVisible } from '../visibility.ts'
import { addressWords, ownWords } from '../words.ts'
import { fieldWords } from './captions.ts'
import { namesCaptcha, namesOtherField } from './vocabulary.ts'

const textFields =
  'input:not([type]), input[type=""], input[type="text" i], input[type="search" i], input[type="tel" i], input[type="number" i]'
const submitControls =
  'button[type="submit" i], input[type="submit" i], input[type="image" i], button:not([type])'
const anyButtons = 'button, input[type="button" i], [role="button"]'
const clickable = 'a, button, input[type="button" i], [role="button"], [onclick]'
const refreshWords =
  /refresh|reload|renew|regenerate|another|different|new[\s_-]*(image|code|captcha)|try[\s_-]*(another|different)|换一|看不清|↻|⟳|🔄/i

/** Pixels beyond which a control does not belong to an image. Forms put them side by side or line by line. */
const nearby = 300

/** The part of the page that an image and its field share: their form, else their whole document or shadow root. */
export function scopeOf(element: Element): ParentNode {
  const root = element.getRootNode() as Document | ShadowRoot
  return element.closest('form') ?? (root instanceof ShadowRoot ? (root.host.closest('form') ?? root) : root)
}

export function isUsable(field: Element): boolean {
  return isVisible(field) && !(field as HTMLInputElement).disabled && !(field as HTMLInputElement).readOnly
}

/**
 * The field that asks for the text of an image: the one that says so, else the nearest that says nothing else. Two
 * images never share a field. One that says so is in reach wherever it stands in the form, or in the image's row where
 * there is no form: rows as wide as the window put image and field at their two ends.
 */
export function findField(image: Element, taken: ReadonlySet<Element>): HTMLInputElement | undefined {
  const fields = queryAll<HTMLInputElement>(textFields, scopeOf(image)).filter(
    (field) => isUsable(field) && !taken.has(field),
  )
  const ranked = fields
    .map((field) => rankField(field, image))
    .filter(({ field, asks, rank }) => rank < nearby || (asks && isTogether(image, field)))
    .sort((one, other) => one.rank - other.rank)
  return ranked[0]?.field
}

/** Whether a field asks for the image, and how far from it its place and words put it, in pixels. */
function rankField(field: HTMLInputElement, image: Element) {
  const words = fieldWords(field)
  const asks = namesCaptcha(words) !== undefined
  const isBefore = image.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_PRECEDING
  const place = isBefore ? nearby / 5 : 0
  const purpose = asks ? -nearby : namesOtherField(words) ? nearby : 0
  return { field, asks, rank: distanceBetween(image, field) + place + purpose }
}

/** Whether an image and a field of its scope belong together however far apart they are. */
function isTogether(image: Element, field: Element): boolean {
  if (image.closest('form')) return true
  const [one, other] = [image.getBoundingClientRect(), field.getBoundingClientRect()]
  return one.top < other.bottom && other.top < one.bottom
}

/** What sends the answer: the form's button, else one near by; undefined where Enter in the field has to do. */
export function findSubmit(field: Element): Element | undefined {
  const usable = (selector: string) =>
    queryAll(selector, scopeOf(field)).filter(
      (control) =>
        isVisible(control) && !(control as HTMLButtonElement).disabled && !refreshWords.test(textOf(control)),
    )
  const [first] = field.closest('form') ? usable(submitControls) : []
  return first ?? nearest(field, usable(submitControls)) ?? nearest(field, usable(anyButtons))
}

/** What shows another image. */
export function findRefresh(image: Element): Element | undefined {
  const controls = queryAll(clickable, scopeOf(image)).filter(
    (control) => isVisible(control) && refreshWords.test(textOf(control)) && control !== image,
  )
  return nearest(image, controls)
}

export function nearest<Found extends Element>(origin: Element, elements: Found[]): Found | undefined {
  return elements
    .map((element) => ({ element, distance: distanceBetween(origin, element) }))
    .filter(({ distance }) => distance < nearby)
    .sort((one, other) => one.distance - other.distance)[0]?.element
}

function textOf(control: Element): string {
  const drawn = control.querySelector('img, svg')
  return `${ownWords(control)} ${addressWords(control)} ${control.textContent ?? ''} ${(control as HTMLInputElement).value ?? ''} ${drawn ? `${ownWords(drawn)} ${addressWords(drawn)}` : ''}`
}
