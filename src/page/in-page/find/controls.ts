import { queryAll } from '../paths.ts'
import { distanceBetween, isShown } from '../visibility.ts'
import { addressWords, ownWords } from '../words.ts'
import { fieldWords } from './captions.ts'
import { showsAnotherImage } from './control-words.ts'
import { scopeOf, scopesOf } from './scope.ts'
import { namesCaptcha, namesOtherField } from './vocabulary.ts'

const textFields =
  'input:not([type]), input[type=""], input[type="text" i], input[type="search" i], input[type="tel" i], input[type="number" i], input[type="password" i]'
const clickable = 'a, button, input[type="button" i], [role="button"], [onclick]'

/** Pixels beyond which a control does not belong to an image. Forms put them side by side or line by line. */
const nearby = 300

export function isUsable(field: Element): boolean {
  return isShown(field) && !(field as HTMLInputElement).disabled
}

/**
 * Finds the field that asks for the text in an image: one that says so, else the nearest that asks for nothing else. Two
 * images never share a field. A field that says so may be anywhere in the form or, without a form, anywhere in the image's
 * row: a row as wide as the window has image and field at its two ends. A password field, or a field that is read-only until
 * it has the focus, must say so. The field of an image in a shadow root may be outside that root.
 */
export function findField(image: Element, taken: ReadonlySet<Element>): HTMLInputElement | undefined {
  for (const scope of scopesOf(image)) {
    const [best] = queryAll<HTMLInputElement>(textFields, scope)
      .filter((field) => isUsable(field) && !taken.has(field))
      .map((field) => rankField(field, image))
      .filter(({ field, asks }) => asks || !(field.readOnly || field.type === 'password'))
      .filter(({ field, asks, rank }) => rank < nearby || (asks && isTogether(image, field)))
      .sort((one, other) => one.rank - other.rank)
    if (best) return best.field
  }
  return undefined
}

/** Whether a field asks for the text in an image, and its distance in pixels, adjusted by its place and words. */
function rankField(field: HTMLInputElement, image: Element) {
  const words = fieldWords(field)
  const asks = namesCaptcha(words) !== undefined
  const isBefore = image.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_PRECEDING
  const place = isBefore ? nearby / 5 : 0
  const isOther = namesOtherField(words) !== undefined
  // A field for a code sent by message uses the same words.
  const purpose = asks === isOther ? 0 : asks ? -nearby : nearby
  return { field, asks, rank: distanceBetween(image, field) + place + purpose }
}

/** Whether an image and a field of its scope belong together however far apart they are. */
function isTogether(image: Element, field: Element): boolean {
  if (image.closest('form')) return true
  const [one, other] = [image.getBoundingClientRect(), field.getBoundingClientRect()]
  return one.top < other.bottom && other.top < one.bottom
}

/** Finds the control that loads another image. */
export function findRefresh(image: Element): Element | undefined {
  const controls = queryAll(clickable, scopeOf(image)).filter(
    (control) => isShown(control) && showsAnotherImage(textOf(control)) && control !== image,
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
