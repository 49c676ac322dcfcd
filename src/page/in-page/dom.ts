/**
 * Reads a property through the getter of its prototype. A form's own properties are hidden by fields of the same name: on a
 * booking form with a field "children", `form.children` is that field.
 */
function readerOf<Value>(name: string): (element: Element) => Value {
  let prototype: object | null = Element.prototype
  while (prototype && !Object.hasOwn(prototype, name)) prototype = Object.getPrototypeOf(prototype)
  const getter = prototype && Object.getOwnPropertyDescriptor(prototype, name)?.get
  return (element) => getter?.call(element)
}

export const shadowRootOf = readerOf<ShadowRoot | null>('shadowRoot')
export const parentElementOf = readerOf<Element | null>('parentElement')
export const textOf = readerOf<string | null>('textContent')
export const previousOf = readerOf<Element | null>('previousElementSibling')
export const nextOf = readerOf<Element | null>('nextElementSibling')
const slotOf = readerOf<Element | null>('assignedSlot')
const parentNodeOf = readerOf<ParentNode | null>('parentNode')

const { matches: matchesSelector, getAttribute, querySelectorAll, closest } = Element.prototype

export const matches = (element: Element, selector: string): boolean =>
  matchesSelector.call(element, selector)
export const attributeOf = (element: Element, name: string): string | null => getAttribute.call(element, name)

/** The element that contains another on the screen: the slot that shows it, its parent, or the host of its shadow root. */
export function containerOf(element: Element): Element | null {
  const slot = slotOf(element)
  if (slot) return slot
  const parent = parentNodeOf(element)
  if (parent instanceof Element) return parent
  return parent instanceof ShadowRoot ? parent.host : null
}

/** The nearest element that matches, from an element up through the hosts of its shadow roots. */
export function closestAcross(element: Element, selector: string): Element | null {
  const own = closest.call(element, selector)
  const root = element.getRootNode()
  return own ?? (root instanceof ShadowRoot ? closestAcross(root.host, selector) : null)
}

/** Whether an element comes before another on the page, through shadow roots. */
export function precedes(one: Element, other: Element): boolean {
  const [first, second] = [hostsOf(one), hostsOf(other)]
  for (const host of first) {
    const beside = second.find((own) => own.getRootNode() === host.getRootNode())
    if (!beside) continue
    return (host.compareDocumentPosition(beside) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  }
  return false
}

/** An element and the hosts of the shadow roots around it, from the inside out. */
function hostsOf(element: Element): Element[] {
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? [element, ...hostsOf(root.host)] : [element]
}

/** Whether an element is a part of an element, a document or a shadow root, through shadow roots. */
export function isWithin(scope: ParentNode, element: Element): boolean {
  if (scope instanceof Document || scope.contains(element)) return true
  const root = element.getRootNode()
  return root instanceof ShadowRoot && isWithin(scope, root.host)
}

/** Every element below an element, a document or a shadow root that matches. Stays outside of shadow roots. */
export function findAll(root: ParentNode, selector: string): NodeListOf<Element> {
  return root instanceof Element ? querySelectorAll.call(root, selector) : root.querySelectorAll(selector)
}

/** Every element below an element, a document or a shadow root. */
export function descendantsOf(root: ParentNode): NodeListOf<Element> {
  return findAll(root, '*')
}
