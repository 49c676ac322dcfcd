import { childrenOf, descendantsOf, matches, parentElementOf, shadowRootOf } from './dom.ts'

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
  const inside = [...descendantsOf(root)].flatMap((element) => shadowRootOf(element) ?? [])
  return [root, ...inside.flatMap(rootsOf)]
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
  const parent = element.parentNode as ParentNode | null
  const siblings = (parent ? childrenOf(parent) : []).filter(
    ({ localName }) => localName === element.localName,
  )
  return siblings.length > 1 ? `${name}:nth-of-type(${siblings.indexOf(element) + 1})` : name
}
