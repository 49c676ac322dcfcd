import { closestAcross, containerOf } from './dom.ts'
import { distanceOf } from './visibility.ts'

/** The part of the page in which an element can be seen, in pixels from the window's corner. */
interface Pane {
  left: number
  top: number
  right: number
  bottom: number
}

/** How an element is seen through everything that contains it, itself included. */
interface Ground {
  opacity: number
  /** Where its children are seen: those in the flow, those positioned absolutely and those fixed to the window. */
  flow: Pane
  absolute: Pane
  fixed: Pane
  /** Whether it scrolls with the window: nothing above it is fixed to it. */
  scrolls: boolean
}

/** Opacity under which a person makes out nothing. */
const faintest = 0.1

const everywhere: Pane = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity }

/**
 * What a person can see of a document. Boxes, and what hides the inside of an element, are remembered: make a new one
 * whenever the document may have changed.
 */
export class Sight {
  readonly #boxes = new Map<Element, DOMRect>()
  readonly #covers = new Map<Element, Element | undefined>()
  readonly #grounds = new Map<Element, Ground>()
  readonly #page = pageEdges()
  readonly #modal = CSS.supports('selector(:modal)') ? document.querySelector('dialog:modal') : null

  boxOf(element: Element): DOMRect {
    const known = this.#boxes.get(element)
    if (known) return known
    const box = element.getBoundingClientRect()
    this.#boxes.set(element, box)
    return box
  }

  /** Pixels between the nearest edges of two elements; 0 when they touch or overlap. */
  distance(one: Element, other: Element): number {
    return distanceOf(this.boxOf(one), this.boxOf(other))
  }

  /** Why a person cannot use an element, however they scroll; undefined if they can. What covers it is left out. */
  hiddenBecause(element: Element): string | undefined {
    return this.#hiddenByItself(element) ?? this.#withdrawnBecause(element) ?? this.#hiddenByPlace(element)
  }

  /** Whether a person sees an element, once they scroll to it and nothing is open in front of it. */
  shows(element: Element): boolean {
    return this.#hiddenByItself(element) === undefined && this.#hiddenByPlace(element) === undefined
  }

  #hiddenByItself(element: Element): string | undefined {
    const box = this.boxOf(element)
    if (box.width <= 1 || box.height <= 1) return 'it takes up no room'
    const { visibility } = getComputedStyle(element)
    const isHidden = visibility !== 'visible' || !(element.checkVisibility?.() ?? true)
    return isHidden ? 'it is hidden by style' : undefined
  }

  /** Whether an element can be seen and not be used. */
  #withdrawnBecause(element: Element): string | undefined {
    if (closestAcross(element, '[inert]')) return 'it is inert'
    if (this.#modal && !isInside(this.#modal, element)) return 'a dialog is open in front of it'
    return undefined
  }

  #hiddenByPlace(element: Element): string | undefined {
    const box = this.boxOf(element)
    const ground = this.#groundOf(element)
    if (ground.opacity < faintest) return 'it is transparent'
    const edges = ground.scrolls
      ? this.#page
      : { ...everywhere, left: 0, top: 0, right: innerWidth, bottom: innerHeight }
    if (!isSeenIn(edges, box)) return 'it is beyond the edge of the page'
    return isSeenIn(this.#paneOf(element), box) ? undefined : 'it is cut off by what contains it'
  }

  /** What covers an element so that nothing of it can be seen; undefined if there is no such thing, or it is scrolled away. */
  coveredBy(element: Element): Element | undefined {
    if (!this.#covers.has(element)) this.#covers.set(element, this.#findCover(element))
    return this.#covers.get(element)
  }

  #findCover(element: Element): Element | undefined {
    const { left, top, width, height } = this.boxOf(element)
    let cover: Element | undefined
    for (const [x, y] of [
      [0.5, 0.5],
      [0.1, 0.5],
      [0.9, 0.5],
    ] as const) {
      const [across, down] = [left + width * x, top + height * y]
      if (across < 0 || down < 0 || across >= innerWidth || down >= innerHeight) return undefined
      cover = this.#coverAt(element, across, down)
      if (!cover) return undefined
    }
    return cover
  }

  #coverAt(element: Element, x: number, y: number): Element | undefined {
    for (const hit of document.elementsFromPoint(x, y)) {
      if (isInside(hit, element) || isInside(element, hit)) return undefined
      if (isOpaque(hit) && this.#groundOf(hit).opacity > 1 - faintest) return isBar(hit) ? undefined : hit
    }
    return undefined
  }

  /** Where an element is seen, by what contains it. */
  #paneOf(element: Element): Pane {
    const parent = containerOf(element)
    const around = parent ? this.#groundOf(parent) : undefined
    const style = getComputedStyle(element)
    const pane = placeIn(around, style.position)
    return isClippedAway(style) ? nowhere : pane
  }

  #groundOf(element: Element): Ground {
    const known = this.#grounds.get(element)
    if (known) return known
    const parent = containerOf(element)
    const around = parent ? this.#groundOf(parent) : undefined
    const style = getComputedStyle(element)
    const isRoot = element === document.documentElement || element === document.body
    const place = placeIn(around, style.position)
    let flow = isClippedAway(style) ? nowhere : place
    if (!isRoot && style.overflow !== 'visible' && !/^(inline|contents)$/.test(style.display))
      flow = clip(flow, this.boxOf(element), style, element)
    const holds = style.transform !== 'none' || style.filter !== 'none' || style.perspective !== 'none'
    const ground: Ground = {
      opacity: (around?.opacity ?? 1) * Number(style.opacity || 1),
      flow,
      absolute: holds || style.position !== 'static' ? flow : (around?.absolute ?? everywhere),
      fixed: holds ? flow : (around?.fixed ?? everywhere),
      scrolls: (around?.scrolls ?? true) && style.position !== 'fixed',
    }
    this.#grounds.set(element, ground)
    return ground
  }
}

const nowhere: Pane = { left: 0, top: 0, right: 0, bottom: 0 }

function placeIn(around: Ground | undefined, position: string): Pane {
  if (!around) return everywhere
  return position === 'fixed' ? around.fixed : position === 'absolute' ? around.absolute : around.flow
}

/** What an element shows of its inside. Where it scrolls, all that lies after its beginning can be scrolled to. */
function clip(pane: Pane, box: DOMRect, style: CSSStyleDeclaration, element: Element): Pane {
  if (!isSeenIn(pane, box)) return nowhere
  const scrolls = (overflow: string) => /auto|scroll|overlay/.test(overflow)
  const isBackwards = style.direction === 'rtl'
  const across = scrolls(style.overflowX)
    ? { left: isBackwards ? -Infinity : box.left - element.scrollLeft, right: Infinity }
    : style.overflowX === 'visible'
      ? pane
      : { left: Math.max(pane.left, box.left), right: Math.min(pane.right, box.right) }
  const down = scrolls(style.overflowY)
    ? { top: box.top - element.scrollTop, bottom: Infinity }
    : style.overflowY === 'visible'
      ? pane
      : { top: Math.max(pane.top, box.top), bottom: Math.min(pane.bottom, box.bottom) }
  const { left, right } = across
  const { top, bottom } = down
  return { left, right, top, bottom }
}

/** Whether more than a line of pixels of a box is inside a pane. */
function isSeenIn(pane: Pane, box: DOMRect): boolean {
  const width = Math.min(pane.right, box.right) - Math.max(pane.left, box.left)
  const height = Math.min(pane.bottom, box.bottom) - Math.max(pane.top, box.top)
  return width > 1 && height > 1
}

/** Whether style cuts an element down to nothing, as it is done for text that is meant for screen readers. */
function isClippedAway({ clip, clipPath, position }: CSSStyleDeclaration): boolean {
  const lengths = (text: string) => (text.match(/-?[\d.]+/g) ?? []).map(Number)
  if (clip.startsWith('rect') && /absolute|fixed/.test(position)) {
    const [top = 0, right = 0, bottom = 0, left = 0] = lengths(clip)
    if (!clip.includes('auto') && (right - left <= 1 || bottom - top <= 1)) return true
  }
  if (clipPath.startsWith('inset(') && clipPath.includes('%')) {
    const [top = 0, right = top, bottom = top, left = right] = lengths(clipPath.replace(/ round .*/, ''))
    return top + bottom >= 100 || left + right >= 100
  }
  if (clipPath.startsWith('circle(')) return lengths(clipPath)[0] === 0
  return clipPath.startsWith('polygon(') && lengths(clipPath).every((length) => length === 0)
}

/** Where the window can be scrolled to, in pixels from its corner as it is scrolled now. */
function pageEdges(): Pane {
  const root = document.scrollingElement ?? document.documentElement
  const isBackwards =
    getComputedStyle(document.documentElement).direction === 'rtl' ||
    (document.body && getComputedStyle(document.body).direction === 'rtl')
  const left = (isBackwards ? root.clientWidth - root.scrollWidth : 0) - scrollX
  return { left, top: -scrollY, right: Infinity, bottom: Infinity }
}

/** Whether an element is another or inside it, as both are on the screen. */
function isInside(outer: Element, inner: Element): boolean {
  for (let part: Element | null = inner; part; part = containerOf(part)) if (part === outer) return true
  return false
}

/** Whether an element stays where it is while the page scrolls, so that what it covers can be scrolled out from under it. */
function isBar(element: Element): boolean {
  for (let part: Element | null = element; part; part = containerOf(part)) {
    if (/fixed|sticky/.test(getComputedStyle(part).position))
      return part.getBoundingClientRect().height < innerHeight / 2
  }
  return false
}

function isOpaque(element: Element): boolean {
  if (/^(img|canvas|video|iframe)$/.test(element.localName)) return true
  const { backgroundColor, backgroundImage } = getComputedStyle(element)
  const alpha = /^rgba\(.*,\s*([\d.]+)\)$/.exec(backgroundColor)?.[1]
  return (
    backgroundImage.includes('url(') ||
    (alpha === undefined ? backgroundColor.startsWith('rgb(') : Number(alpha) > 1 - faintest)
  )
}
