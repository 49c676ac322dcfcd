import { queryAll, stepTo } from '../paths.ts'
import { ownNames, shape, texts } from './own-selectors.ts'

/** Levels up to which a named ancestor says where a nameless element is, and not merely that it is inside. */
const closeBy = 4

/**
 * Returns a selector for an element that survives reloads and rebuilds of the page: by the element's names, else by
 * something named near it, else by its visible text, and as a last resort by its position in the markup. It matches this
 * element alone in the document and all open shadow roots, unless no selector does: in a shadow root that the page
 * contains several times. `pathOf` identifies an element without fail, but only during one visit, and is unreadable.
 */
export function selectorFor(element: Element): string {
  for (const candidate of candidatesFor(element)) {
    if (matchesOnly(candidate, element)) return candidate
  }
  return placeOf(element)
}

/** Returns the path to an element from its nearest named ancestor, or from the root. */
function placeOf(element: Element): string {
  let place = stepTo(element)
  for (let current = element.parentElement; current; current = current.parentElement) {
    const fromHere = ownNames(current)
      .map((anchor) => `${anchor} > ${place}`)
      .find((selector) => matchesOnly(selector, element))
    if (fromHere !== undefined) return fromHere
    place = `${stepTo(current)} > ${place}`
  }
  return place
}

/** Yields selectors for an element, the most stable first. */
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

/** Yields selectors that begin at a named element: an ancestor, or a preceding sibling such as its label. */
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
    // A sibling of the form says nothing about its content.
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

function matchesOnly(selector: string, element: Element): boolean {
  const found = queryAll(selector)
  return found.length === 1 && found[0] === element
}

/** Returns a selector for each frame element of this document. */
export function selectFrames(_: object): string[] {
  return queryAll('iframe, frame').map(selectorFor)
}
