import { parentElementOf, textOf } from '../dom.ts'
import { distanceBetween } from '../visibility.ts'
import { labelOf, ownWords, squeeze } from '../words.ts'

/** Elements whose text is their own. They separate the texts of two fields. */
const controls = 'input, select, textarea, button'
const silent = 'script, style, noscript, template'

/** Pixels: text further away belongs to something else. */
const near = 100
/** Characters of a caption: a longer text is about the page. */
const longest = 160
/** Nodes to visit at most, so that a page without text costs little. */
const furthest = 60

/**
 * The caption of a field: its label, and the text before it, or else after it, up to the next control. Often no label is
 * associated with a field.
 */
export function captionOf(field: Element): string {
  const label = labelOf(field)
  return `${label} ${textBeside(field, 'previousNode') || (label ? '' : textBeside(field, 'nextNode'))}`.trim()
}

/** All words that say what a field is for: its names and its caption. */
export function fieldWords(field: Element): string {
  return `${ownWords(field)} ${captionOf(field)}`
}

function textBeside(field: Element, direction: 'previousNode' | 'nextNode'): string {
  // Text before a form is about the page.
  const root = field.closest('form') ?? field.getRootNode()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  walker.currentNode = field
  const texts: string[] = []
  for (let count = 0; count < furthest && texts.join(' ').length < longest; count += 1) {
    const node = walker[direction]()
    if (!node) break
    if (node instanceof Element) {
      if (node.matches(controls) && !(node instanceof HTMLInputElement && node.type === 'hidden')) break
      continue
    }
    const text = squeeze(node.textContent)
    const parent = node.parentElement
    if (!text || !parent || parent.closest(silent)) continue
    if (parent.closest('button') || distanceBetween(parent, field) > near) break
    texts.push(text)
  }
  return (direction === 'previousNode' ? texts.reverse() : texts).join(' ')
}

/**
 * The text of the smallest element around an image that has any, unless it is long. Labels of other fields and the text of
 * buttons are left out: they describe those.
 */
export function textAround(image: Element, field: Element): string {
  let part: Element | null = image.parentElement
  while (part && (textOf(part) ?? '').trim().length < 3) part = parentElementOf(part)
  if (!part) return ''
  if (squeeze(textOf(part)).length > 2 * longest) return ''
  const texts: string[] = []
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode
    const labelled = parentElement?.closest('label')?.control
    const isOthers = (labelled && labelled !== field) || parentElement?.closest('button, [role="button"]')
    texts.push(isOthers ? ' ' : (textContent ?? ''))
  }
  return `${squeeze(texts.join(''))} ${ownWords(part)}`
}

/** The words of an element and its ancestors, six elements at most. */
export function wordsAbove(element: Element): string {
  const words: string[] = []
  for (let part: Element | null = element; part && words.length < 6; part = parentElementOf(part)) {
    words.push(ownWords(part))
  }
  return words.join(' ')
}

/** Whether there is a heading between an image and a field, as below a logo or an illustration. */
export function isHeadingBetween(image: Element, field: Element): boolean {
  const follows = (one: Element, other: Element) =>
    Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING)
  const root = image.getRootNode() as Document | ShadowRoot
  return [...root.querySelectorAll('h1, h2, h3, h4, legend')].some(
    (heading) => follows(image, heading) && follows(heading, field) && !heading.contains(field),
  )
}
