import { attributeOf, containerOf } from '../dom.ts'
import { distanceBetween } from '../visibility.ts'
import { labelOf, ownWords, squeeze } from '../words.ts'

/** Elements that separate the texts of two fields. A button may stand between a field and its label. */
const fields =
  'input:not([type="hidden" i], [type="button" i], [type="submit" i], [type="reset" i], [type="image" i]), select, textarea'
const silent = 'head, script, style, noscript, template, button, [role="button"]'

/** Heights of a line of text: text further away belongs to something else. */
const near = 6
/** What may stand between a field and its caption, and is as high as it is. */
const drawn = 'img, canvas, svg, object, embed, iframe'
/** Characters of a caption: a longer text is about the page. */
const longest = 160
/** Nodes to visit at most, so that a page without text costs little. */
const furthest = 60

/**
 * The caption of a field: its label, and the text before it, or else after it, up to the next control. Often no label is
 * associated with a field.
 */
export function captionOf(field: Element): string {
  const label = labelOf(field) || floatingLabelOf(field)
  const beside = textBeside(field, 'previousNode') || (label ? '' : textBeside(field, 'nextNode'))
  const caption = `${label} ${beside}`.trim()
  const root = field.getRootNode()
  if (caption || !(root instanceof ShadowRoot)) return caption
  return `${attributeOf(root.host, 'label') ?? ''} ${captionOf(root.host)}`.trim()
}

/** The label of a field, or else the text before it: what comes after it may be about the next field. */
export function captionBefore(field: Element): string {
  return labelOf(field) || floatingLabelOf(field) || textBeside(field, 'previousNode')
}

/** The text of a label that lies over a field until it has the focus, which often nothing associates with the field. */
function floatingLabelOf(field: Element): string {
  const after = field.nextElementSibling
  const isLabel = after?.matches('label:not([for]), [class*="label" i], [class*="placeholder" i]')
  return after && isLabel && distanceBetween(field, after) === 0 ? squeeze(after.textContent) : ''
}

/** What a field says itself that it is for; its whole caption where it says nothing, since that may be about its neighbour. */
export function statedPurpose(field: Element, caption: string): string {
  return labelOf(field) || (attributeOf(field, 'placeholder') ?? '').trim() || caption
}

function textBeside(field: Element, direction: 'previousNode' | 'nextNode'): string {
  // Text before a form is about the page.
  const root = field.closest('form') ?? field.getRootNode()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  walker.currentNode = field
  const texts: { text: string; parent: Element }[] = []
  let length = 0
  let reach = near * lineHeightOf(field)
  let next: Element | undefined
  for (let count = 0; count < furthest && length < longest; count += 1) {
    const node = walker[direction]()
    if (!node) break
    if (node instanceof Element) {
      if (node.matches(fields)) {
        next = node
        break
      }
      if (node.matches(drawn)) reach += node.getBoundingClientRect().height
      continue
    }
    const text = squeeze(node.textContent)
    const parent = node.parentElement
    if (!text || !parent || parent.closest(silent)) continue
    const labelled = parent.closest('label')?.control
    if (labelled && labelled !== field) break
    if (distanceBetween(parent, field) > reach) continue
    texts.push({ text, parent })
    length += text.length
  }
  if (direction === 'previousNode') texts.reverse()
  // Text between two fields is mostly the caption of the second.
  const isOwn = ({ parent }: { parent: Element }) =>
    direction === 'previousNode' || !next || distanceBetween(parent, field) <= distanceBetween(parent, next)
  return texts
    .filter(isOwn)
    .map(({ text }) => text)
    .join(' ')
}

/** Pixels. A line is some 18 high in the fonts that browsers start with. */
function lineHeightOf(element: Element): number {
  return Math.max(
    18,
    Number.parseFloat(getComputedStyle(element.parentElement ?? element).fontSize) * 1.2 || 0,
  )
}

/**
 * The text of the smallest element around an image that has any, unless it is long. Labels of other fields and the text of
 * buttons are left out: they describe those.
 */
export function textAround(image: Element, field: Element): string {
  let part = containerOf(image)
  while (part && beginningOf(part, 3).length < 3) part = containerOf(part)
  if (!part || beginningOf(part, 2 * longest + 1).length > 2 * longest) return ''
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

/** The text of an element up to some number of characters: reading on would cost as much as the page is long. */
function beginningOf(part: Element, length: number): string {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  let text = ''
  while (text.length < length && walker.nextNode())
    text = `${text}${walker.currentNode.textContent ?? ''}`.replace(/\s+/g, ' ').trimStart()
  return text.trimEnd()
}

/** The words of an element and its ancestors, six elements at most. */
export function wordsAbove(element: Element): string {
  const words: string[] = []
  for (let part: Element | null = element; part && words.length < 6; part = containerOf(part)) {
    words.push(ownWords(part))
  }
  return words.join(' ')
}
