import { precedes } from '../dom.ts'
import type { Field } from './field.ts'
import type { Look } from './look.ts'
import { scopesOf } from './scope.ts'

/** Pixels beyond which a control does not belong to an image. Forms put them side by side or line by line. */
export const nearby = 300

/**
 * Finds the field that asks for the text in an image: one that says so, else the nearest that asks for nothing else. Two
 * images never share a field. A field that says so may be anywhere in the form or, without a form, anywhere in the image's
 * row: a row as wide as the window has image and field at its two ends. A password field, or a field that is read-only until
 * it has the focus, must say so. The field of an image in a shadow root may be outside that root.
 */
export function findField(image: Element, look: Look, taken: ReadonlySet<Element>): Field | undefined {
  for (const scope of scopesOf(image)) {
    const ranked = look
      .fieldsIn(scope)
      .filter((field) => !taken.has(field.element) && (field.words.asks || !field.mustAsk))
      .map((field) => ({ field, rank: rankOf(field, image, look) }))
      .filter(({ field, rank }) => rank < nearby || (field.words.asks && isTogether(image, field, look)))
      .sort(
        (one, other) =>
          Number(one.field.words.isTrap) - Number(other.field.words.isTrap) || one.rank - other.rank,
      )
    const best = ranked.find(({ field }) => !look.sight.coveredBy(field.element))
    if (best) return best.field
  }
  return undefined
}

/** Whether `findField` could find any field at all: much quicker, for a page full of pictures. */
export function mayHaveField(image: Element, look: Look): boolean {
  const isInReach = (field: Field) =>
    look.distance(image, field.element) < 2 * nearby || isInRow(image, field, look)
  return image.closest('form') !== null || look.fields.some(isInReach)
}

/** The distance in pixels between an image and a field, adjusted by the field's place and words. */
function rankOf(field: Field, image: Element, look: Look): number {
  const distance = look.distance(image, field.element)
  // A field for a code sent by message uses the same words.
  const weight = isInRow(image, field, look) ? 2 * nearby : nearby
  const purpose =
    field.words.asks === (field.words.otherPurpose !== undefined) ? 0 : field.words.asks ? -weight : nearby
  if (distance + purpose >= nearby) return distance + purpose
  return distance + purpose + (precedes(field.element, image) ? nearby / 5 : 0)
}

/** Whether an image and a field of its scope belong together however far apart they are. */
function isTogether(image: Element, field: Field, look: Look): boolean {
  return image.closest('form') !== null || isInRow(image, field, look)
}

function isInRow(image: Element, field: Field, look: Look): boolean {
  const [one, other] = [look.sight.boxOf(image), look.sight.boxOf(field.element)]
  return one.top < other.bottom && other.top < one.bottom
}

/** Finds the control that loads another image. */
export function findRefresh(image: Element, look: Look): Element | undefined {
  return nearest(image, look.refreshControls(image, nearby), look)
}

export function nearest<Found extends Element>(
  origin: Element,
  elements: Found[],
  look: Look,
): Found | undefined {
  return elements
    .map((element) => ({ element, distance: look.distance(origin, element) }))
    .filter(({ distance }) => distance < nearby)
    .sort((one, other) => one.distance - other.distance)[0]?.element
}

/** How many characters a field takes; -1 if it does not say. */
export function lengthOf({ element, boxes }: Field): number {
  return boxes.length > 1 ? boxes.length : (element.maxLength ?? -1)
}
