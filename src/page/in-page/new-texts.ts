import { defined } from '../../shared/defined.ts'
import { attributeOf } from './dom.ts'
import { hash } from './image.ts'
import { queryAll, rootsOf } from './paths.ts'
import { Sight } from './sight.ts'
import { isRendered } from './visibility.ts'
import { squeeze } from './words.ts'

/** A text that was not there at the first look. */
export interface NewText {
  text: string
  /** Where it stands: what a screen reader announces and headings count for more than the rest. */
  place: 'alert' | 'heading' | 'title' | 'control' | 'text'
  /** What its classes or its colour say about it. */
  tone?: 'good' | 'bad'
}

/** Texts beyond this number are not remembered: a page that long is not a form. */
const mostTexts = 5_000
/** New texts that are reported, and characters of each. */
const mostNew = 40
export const longestText = 240

const alerts =
  '[role="alert"], [role="status"], [role="alertdialog"], [role="log"], [aria-live]:not([aria-live="off"]), output'
const messages = `${alerts}, [class*="success" i], [class*="notice" i], [class*="flash" i]`
const badClass =
  /(?:^|[\s_-])(?:errors?|err|invalid|danger|fail(?:ed|ure)?|warn(?:ing)?|negative|destructive|denied|critical)(?:$|[\s_-])/i
const goodClass =
  /(?:^|[\s_-])(?:success(?:ful)?|positive|confirmation|thanks?|thank-?you|done|ok)(?:$|[\s_-])/i

/** Hashes of the texts that the document shows. */
export function knownTexts(): string[] {
  const hints = queryAll('[placeholder]').map(placeholderOf)
  const texts = [document.title, ...hints, ...shownTexts()]
  return [...new Set(texts.map(hash))].slice(0, mostTexts)
}

/** Whether a text reaches anybody: shown, or read out by a screen reader from where nobody sees it. */
function isSaid(parent: Element, sight: Sight): boolean {
  return sight.shows(parent) || (parent.closest(alerts) !== null && isRendered(parent))
}

/** A message that is in the document and hidden has not been said. */
function shownTexts(): string[] {
  const sight = new Sight()
  const isParentShown = new Map<Element, boolean>()
  const nodes = [...textNodes()].filter(({ parentElement: parent }) => {
    if (!parent) return false
    if (!isParentShown.has(parent)) isParentShown.set(parent, isSaid(parent, sight))
    return isParentShown.get(parent)
  })
  return nodes.map(({ data }) => squeeze(data))
}

/** What is shown and was not there when `knownTexts` looked, and the messages that were. */
export function findNewTexts(
  known: ReadonlySet<string>,
  field: Element | null,
  sight: Sight,
): { texts: NewText[]; repeated: string[]; signature: string } {
  const blocks = new Map<Element, NewText>()
  const repeated = new Set<string>()
  let signature = ''
  for (const node of textNodes()) {
    const own = hash(squeeze(node.data))
    signature = hash(signature + own)
    const parent = node.parentElement
    const message = known.has(own) && repeated.size < mostNew ? parent?.closest(messages) : null
    if (message && isSaid(message, sight)) repeated.add(squeeze(message.textContent).slice(0, longestText))
    if (known.has(own) || !parent || blocks.size >= mostNew) continue
    const block = blockOf(parent)
    if (blocks.has(block)) continue
    if (isSaid(parent, sight)) blocks.set(block, describe(block, parent.closest(alerts) !== null))
  }
  const hint = field && placeholderOf(field)
  const hints: NewText[] = hint && !known.has(hash(hint)) ? [{ text: hint, place: 'alert' }] : []
  const titled = document.title && !known.has(hash(document.title))
  const title: NewText[] = titled ? [{ text: document.title.slice(0, longestText), place: 'title' }] : []
  return { texts: [...title, ...hints, ...blocks.values()], repeated: [...repeated], signature }
}

function placeholderOf(field: Element): string {
  return squeeze(attributeOf(field, 'placeholder')).slice(0, longestText)
}

function describe(block: Element, isAnnounced: boolean): NewText {
  const isHeading = block.closest('h1, h2, h3, [role="heading"]') !== null
  const isControl = block.closest('a, button, nav, label, th, code, [role="button"], [role="link"]') !== null
  return {
    text: squeeze(block.textContent).slice(0, longestText),
    place: isAnnounced ? 'alert' : isControl ? 'control' : isHeading ? 'heading' : 'text',
    ...defined({ tone: toneOf(block) }),
  }
}

/** By the classes of the block and of what holds it, else by its colour. */
function toneOf(block: Element): NewText['tone'] {
  let part: Element | null = block
  for (let level = 0; part && part !== document.body && level < 4; level += 1, part = part.parentElement) {
    const names = `${part.getAttribute('class') ?? ''} ${part.id}`
    if (badClass.test(names)) return 'bad'
    if (goodClass.test(names)) return 'good'
  }
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(block).color.match(/[\d.]+/g) ?? []).map(Number)
  if (red >= 150 && green <= 100 && blue <= 110) return 'bad'
  return green >= 100 && red <= 100 && blue <= 120 && green > red + 40 && green > blue + 20
    ? 'good'
    : undefined
}

/** The nearest element that begins a line of its own: a sentence with a bold word is one text. */
function blockOf(element: Element): Element {
  let block = element
  while (
    block.parentElement &&
    getComputedStyle(block).display.startsWith('inline') &&
    !block.matches('button, a')
  )
    block = block.parentElement
  return squeeze(block.textContent).length > longestText ? element : block
}

function* textNodes(): Generator<Text> {
  for (const root of rootsOf(document)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      if (
        /\S/.test(node.data) &&
        !/^(script|style|noscript|template|option)$/.test(node.parentElement?.localName ?? '')
      )
        yield node
    }
  }
}
