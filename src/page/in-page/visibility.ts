/** Whether an element takes up room and is not hidden by style: `Sight` says whether a person sees it. */
export function isVisible(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect()
  return width > 1 && height > 1 && getComputedStyle(element).visibility === 'visible'
}

/** Whether an element is part of the page at all, however small: neither `hidden` nor hidden by style. */
export function isRendered(element: Element): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible'
}

/** Pixels between the nearest edges of two elements; 0 when they touch or overlap. */
export function distanceBetween(one: Element, other: Element): number {
  return distanceOf(one.getBoundingClientRect(), other.getBoundingClientRect())
}

/** Pixels between the nearest edges of two boxes. */
export function distanceOf(one: DOMRectReadOnly, other: DOMRectReadOnly): number {
  const across = Math.max(0, one.left - other.right, other.left - one.right)
  const down = Math.max(0, one.top - other.bottom, other.top - one.bottom)
  return Math.hypot(across, down)
}

/**
 * Whether a click in the middle of an element would reach it: one driver waits for a covered element, the other
 * clicks whatever covers it.
 */
export function isReachable(element: Element): boolean {
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
  const { left, top, width, height } = element.getBoundingClientRect()
  const root = element.getRootNode() as Document | ShadowRoot
  const hit = root.elementFromPoint(left + width / 2, top + height / 2)
  return hit !== null && (element.contains(hit) || hit.contains(element))
}
