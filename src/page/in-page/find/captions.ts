import { distanceBetween } from '../visibility.ts'
import { labelOf, ownWords, squeeze } from '../words.ts'

/** Elements whose text belongs to themselves, and at which the text of the next field begins. */
const controls = 'input, select, textarea, button'
const silent = 'script, style, noscript, template'

/** Pixels: text further away belongs to something else. */
const near = 100
/** Characters of a caption: a longer text is about the page. */
const longest = 160
/** Nodes looked at, so that a page without text costs nothing. */
const furthest = 60

/**
 * What a page says a field is for: its label, and the text that stands before it, or else behind it, up to the next
 * control. Much markup ties no label to a field.
 */
export function captionOf(field: Element): string {
  const tied = labelOf(field)
  return `${tied} ${textBeside(field, 'previousNode') || (tied ? '' : textBeside(field, 'nextNode'))}`.trim()
}

/** All that says what a field is for: what it is called, and its caption. */
export function fieldWords(field: Element): string {
  return `${ownWords(field)} ${captionOf(field)}`
}

function textBeside(field: Element, direction: 'previousNode' | 'nextNode'): string {
  // What stands before a form is about the page.
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
 * Text of the smallest part of the page that says anything around an image, as far as it is short. What labels another
 * field than the image's says what that one is for.
 */
export function textAround(image: Element, field: Element): string {
  let part: Element | null = image.parentElement
  while (part && (part.textContent ?? '').trim().length < 3) part = part.parentElement
  if (!part) return ''
  if (squeeze(part.textContent).length > 2 * longest) return ''
  const texts: string[] = []
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode
    const labelled = parentElement?.closest('label')?.control
    texts.push(labelled && labelled !== field ? ' ' : (textContent ?? ''))
  }
  return `${squeeze(texts.join(''))} ${ownWords(part)}`
}

/** Words of an element and of those it stands in, up to six. */
export function wordsAbove(element: Element): string {
  const words: string[] = []
  for (let part: Element | null = element; part && words.length < 6; part = part.parentElement) {
    words.push(ownWords(part))
  }
  return words.join(' ')
}

/** Whether a heading stands between an image and a field, as below a logo or an illustration. */
export function isHeadingBetween(image: Element, field: Element): boolean {
  const follows = (one: Element, other: Element) =>
    Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING)
  const root = image.getRootNode() as Document | ShadowRoot
  return [...root.querySelectorAll('h1, h2, h3, h4, legend')].some(
    (heading) => follows(image, heading) && follows(heading, field) && !heading.contains(field),
  )
}
