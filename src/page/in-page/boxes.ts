import { containerOf } from './dom.ts'
import { queryAll } from './paths.ts'
import type { Sight } from './sight.ts'

/** As many boxes as an answer in a row of them has. */
const [fewest, most] = [3, 12]

/** The row of one-character boxes that a field is part of, in order; the field alone where it takes more than a character. */
export function boxesOf(field: Element, sight: Sight): Element[] {
  if (!isBox(field)) return [field]
  for (let part = containerOf(field); part; part = containerOf(part)) {
    const boxes = queryAll('input', part).filter((box) => isBox(box) && sight.shows(box))
    if (boxes.length >= fewest) return boxes.length <= most ? boxes : [field]
    if (part.localName === 'form') break
  }
  return [field]
}

function isBox(field: Element): boolean {
  return field instanceof HTMLInputElement && field.maxLength === 1
}
