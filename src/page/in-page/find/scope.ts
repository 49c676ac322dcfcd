/** The part of the page that an image and its field share: their form, else their whole document or shadow root. */
export function scopeOf(element: Element): ParentNode {
  const root = element.getRootNode() as Document | ShadowRoot
  return element.closest('form') ?? (root instanceof ShadowRoot ? (root.host.closest('form') ?? root) : root)
}

/** The scope of an element and, if it is in shadow roots, the scopes around it, the nearest first. */
export function scopesOf(element: Element): ParentNode[] {
  const root = element.getRootNode()
  const own = scopeOf(element)
  return root instanceof ShadowRoot ? [own, ...scopesOf(root.host).filter((scope) => scope !== own)] : [own]
}
