import { attributeOf, findAll, matches, parentElementOf } from '../dom.ts'
import { pathOf, rootsOf } from '../paths.ts'
import { isRendered } from '../visibility.ts'

/** By what a page is told that it has a captcha of one kind. */
export interface KindQuery {
  /** What people call it. */
  kind: string
  /** Selector of what only a page with this kind has. */
  selector: string
  /** Part of the address of its frames. */
  address?: string
  /** Selector of what must be on the page as well, because the first alone could mean something else. */
  beside?: string
  /** Selector of what must not be on the page, because it would make it another kind. */
  without?: string
}

/** A captcha of another kind, where it stands in the document. */
export interface SeenKind {
  kind: string
  selector: string
}

/** The captchas of other kinds that the document shows, and whether the document is still being drawn. */
export interface OthersHere {
  others: SeenKind[]
  isLoaded: boolean
  /** How much is in the document: changes while scripts draw it. */
  size: number
}

/** A kind is told by its own markup or by the address of its frame, once for each document. */
export function findOthers({ kinds }: { kinds: KindQuery[] }): OthersHere {
  const roots = rootsOf(document)
  const all = (selector: string) => roots.flatMap((root) => [...findAll(root, selector)])
  const frames = all('iframe').map((frame) => ({ frame, address: attributeOf(frame, 'src') ?? '' }))
  const marked = all(kinds.map(({ selector }) => selector).join(', '))
  const others = kinds.flatMap(({ kind, selector, address, beside, without }): SeenKind[] => {
    if (beside !== undefined && all(beside).length === 0) return []
    if (without !== undefined && all(without).length > 0) return []
    const named = marked.filter((element) => matches(element, selector))
    const framed = frames.filter((one) => address !== undefined && one.address.includes(address))
    const seen = [...named, ...framed.map(({ frame }) => frame)].map(shownPart).find(isRendered)
    return seen ? [{ kind, selector: pathOf(seen) }] : []
  })
  const size = roots.reduce((sum, root) => sum + findAll(root, '*').length, 0)
  return { others, isLoaded: document.readyState === 'complete', size }
}

/** A widget leaves its answer in a hidden field of its own element. */
function shownPart(element: Element): Element {
  const isField = element.localName === 'input' || element.localName === 'textarea'
  return (isField && parentElementOf(element)) || element
}
