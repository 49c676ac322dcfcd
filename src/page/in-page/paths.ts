import { descendantsOf, findAll, matches, nextOf, parentElementOf, previousOf, shadowRootOf } from './dom.ts'

/** Joins the steps of a path that enters shadow roots, as in Puppeteer's selectors. */
const intoShadow = ' >>> '

/**
 * A path to an element, through shadow roots, that stays valid while the markup around it keeps its shape: from one call
 * into the page to the next. It lets the program find the same element again. A selector that a person keeps in a module
 * must survive changes to the markup, and comes from `selectorFor`.
 */
export function pathOf(element: Element): string {
  const root = element.getRootNode()
  const own = selectorWithin(root as Document | ShadowRoot, element)
  return root instanceof ShadowRoot ? pathOf(root.host) + intoShadow + own : own
}

/** The element that a path of `pathOf` leads to now. */
export function resolvePath(path: string): Element | null {
  let root: ParentNode | null = document
  let element: Element | null = null
  for (const step of path.split(intoShadow)) {
    element = root?.querySelector(step) ?? null
    root = element?.shadowRoot ?? null
  }
  return element
}

/** Every element that matches, in the document and in every open shadow root, in document order. */
export function queryAll<Found extends Element = Element>(
  selector: string,
  root: ParentNode = document,
): Found[] {
  // Without shadow roots the browser's own query does the same, many times faster.
  if (rootsOf(root).length === 1) return [...findAll(root, selector)] as Found[]
  const found: Found[] = []
  const walk = (parent: ParentNode) => {
    for (const element of descendantsOf(parent)) {
      if (matches(element, selector)) found.push(element as Found)
      const shadowRoot = shadowRootOf(element)
      if (shadowRoot) walk(shadowRoot)
    }
  }
  walk(root)
  return found
}

/** A document or shadow root, and every open shadow root below it. */
export function rootsOf(root: ParentNode): ParentNode[] {
  const roots = [root]
  // Visits every node of the page: a walker takes a third of the time that a list of them does.
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const inside = shadowRootOf(node as Element)
    if (inside) roots.push(...rootsOf(inside))
  }
  return roots
}

function selectorWithin(root: Document | ShadowRoot, element: Element): string {
  const steps: string[] = []
  for (let current: Element | null = element; current; current = parentElementOf(current)) {
    const id = typeof current.id === 'string' && current.id !== '' && `#${CSS.escape(current.id)}`
    if (id && root.querySelectorAll(id).length === 1) {
      steps.unshift(id)
      break
    }
    steps.unshift(stepTo(current))
  }
  return steps.join(' > ')
}

/** An element's place among its siblings, as one step of a selector. */
export function stepTo(element: Element): string {
  const name = CSS.escape(element.localName)
  const before = countLike(element, previousOf)
  return before > 0 || countLike(element, nextOf) > 0 ? `${name}:nth-of-type(${before + 1})` : name
}

/** How many siblings of the same name follow in a direction. */
function countLike(element: Element, next: (element: Element) => Element | null): number {
  let count = 0
  for (let sibling = next(element); sibling; sibling = next(sibling)) {
    if (sibling.localName === element.localName) count += 1
  }
  return count
}
