/** Joins the steps of a path that enters shadow roots. Puppeteer's selectors know it too. */
const intoShadow = ' >>> '

/**
 * A path to an element that holds as long as the markup around it keeps its shape, shadow roots included: from one call
 * into the page to the next. It is for the program, which finds the same element again; what a person keeps in a module
 * has to outlive the markup, and comes from `selectorFor`.
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
    for (const element of parent.querySelectorAll('*')) {
      if (element.matches(selector)) found.push(element as Found)
      if (element.shadowRoot) walk(element.shadowRoot)
    }
  }
  walk(root)
  return found
}

function selectorWithin(root: Document | ShadowRoot, element: Element): string {
  const steps: string[] = []
  for (let current: Element | null = element; current; current = current.parentElement) {
    const id = current.id && `#${CSS.escape(current.id)}`
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
  const siblings = [...(element.parentNode?.children ?? [])].filter(
    ({ localName }) => localName === element.localName,
  )
  return siblings.length > 1 ? `${name}:nth-of-type(${siblings.indexOf(element) + 1})` : name
}
