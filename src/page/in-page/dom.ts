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

const childrenOfElement = readerOf<HTMLCollection>('children')

/** The children of an element, a document or a shadow root. */
export function childrenOf(parent: ParentNode): Element[] {
  return [...(parent instanceof Element ? childrenOfElement(parent) : parent.children)]
}

export const shadowRootOf = readerOf<ShadowRoot | null>('shadowRoot')
export const parentElementOf = readerOf<Element | null>('parentElement')
export const textOf = readerOf<string | null>('textContent')

const { matches: matchesSelector, getAttribute, querySelectorAll } = Element.prototype

export const matches = (element: Element, selector: string): boolean =>
  matchesSelector.call(element, selector)
export const attributeOf = (element: Element, name: string): string | null => getAttribute.call(element, name)

/** Every element below an element, a document or a shadow root. */
export function descendantsOf(root: ParentNode): NodeListOf<Element> {
  return root instanceof Element ? querySelectorAll.call(root, '*') : root.querySelectorAll('*')
}
