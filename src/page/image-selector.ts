import type { ImageSelector } from './in-page/find/look.ts'

const known = new Map<string, ImageSelector>()

/** Splits a list of selectors into those that match only elements that hold images, by the name of their last element, and the rest. */
export function splitImageSelector(selector: string): ImageSelector {
  let split = known.get(selector)
  if (!split) {
    const parts = partsOf(selector)
    split = {
      typed: parts.filter(hasImageSubject).join(', '),
      open: parts.filter((part) => !hasImageSubject(part)).join(', '),
    }
    known.set(selector, split)
  }
  return split
}

/** The parts of a list of selectors: between its commas outside of brackets and quotes. */
function partsOf(selector: string): string[] {
  const parts = ['']
  for (const piece of pieces(selector)) {
    if (piece === ',') parts.push('')
    else parts[parts.length - 1] += piece
  }
  return parts.map((part) => part.trim()).filter(Boolean)
}

function hasImageSubject(selector: string): boolean {
  let last = ''
  for (const piece of pieces(selector)) last = /^[\s>+~]$/.test(piece) ? '' : last + piece
  return /^(img|canvas|svg|object|embed|iframe)(?![\w-])/i.test(last)
}

/** The characters of a selector, with everything from a bracket or quote to its end as one piece. */
function pieces(selector: string): string[] {
  const found: string[] = []
  let depth = 0
  let quote = ''
  let isInside = false
  for (const character of selector.match(/\\?./gs) ?? []) {
    if (isInside) found[found.length - 1] += character
    else found.push(character)
    if (quote) quote = character === quote ? '' : quote
    else if (/^["']$/.test(character)) quote = character
    else if (/^[[(]$/.test(character)) depth += 1
    else if (/^[\])]$/.test(character)) depth -= 1
    isInside = depth > 0 || quote !== ''
  }
  return found
}
