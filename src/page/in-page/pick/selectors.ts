import { queryAll, stepTo } from '../paths.ts'
import { ownNames, shape, texts } from './own-selectors.ts'

/** Steps up the tree within which something named says where a nameless element is, and not only that it is below. */
const closeBy = 4

/**
 * A selector for an element that holds when the page is drawn anew, or built anew by its tools: by what the element is
 * called, else by something near by that has a name, else by the words it shows, and at last by its place in the
 * markup. It leads to this element alone, in the document and all open shadow roots, unless nothing does: in a shadow
 * root that stands on the page several times. Within one visit `pathOf` names elements: it always leads to the one, and
 * is of no use to a person.
 */
export function selectorFor(element: Element): string {
  for (const candidate of candidatesFor(element)) {
    if (leadsOnlyTo(candidate, element)) return candidate
  }
  return placeOf(element)
}

/** The way down to an element from the nearest one that has a name, or from the top. */
function placeOf(element: Element): string {
  let place = stepTo(element)
  for (let current = element.parentElement; current; current = current.parentElement) {
    const fromHere = ownNames(current)
      .map((anchor) => `${anchor} > ${place}`)
      .find((selector) => leadsOnlyTo(selector, element))
    if (fromHere !== undefined) return fromHere
    place = `${stepTo(current)} > ${place}`
  }
  return place
}

/** Selectors for an element, the most lasting first. */
function* candidatesFor(element: Element): Generator<string> {
  const named = ownNames(element)
  yield* named
  yield* besideAnchors(element, named, Number.POSITIVE_INFINITY)
  const worded = texts(element)
  yield* worded
  const weak = [...worded, ...shape(element)]
  yield* besideAnchors(element, weak, closeBy)
  yield* shape(element)
}

/** Selectors that begin at something named: what holds the element, or what stands before it, such as its label. */
function* besideAnchors(element: Element, own: readonly string[], reach: number): Generator<string> {
  let below = ''
  let level = 0
  for (
    let current: Element | null = element;
    current && level <= reach;
    current = current.parentElement, level += 1
  ) {
    if (current !== element) {
      for (const anchor of ownNames(current)) for (const end of own) yield `${anchor} ${end}`
      below = `${current.localName} `
    }
    // A neighbour of the form says nothing of what is in it.
    if (level > 1) continue
    for (const anchor of previousNames(current)) {
      for (const end of own) yield `${anchor} ${below}${end}`
    }
  }
}

function previousNames(element: Element): string[] {
  const next = element.previousElementSibling
  if (!next) return []
  const adjacent = ownNames(next).map((name) => `${name} +`)
  const before: string[] = []
  for (let other = next.previousElementSibling; other; other = other.previousElementSibling) {
    before.push(...ownNames(other).map((name) => `${name} ~`))
  }
  return [...adjacent, ...before]
}

function leadsOnlyTo(selector: string, element: Element): boolean {
  const found = queryAll(selector)
  return found.length === 1 && found[0] === element
}

/** Selectors of the elements of this document that hold a frame, each for itself. */
export function selectFrames(_: object): string[] {
  return queryAll('iframe, frame').map(selectorFor)
}
