import { matches } from '../dom.ts'
import { pathOf } from '../paths.ts'
import type { Look } from './look.ts'
import type { ModuleQuery } from './module-query.ts'
import { enough, type Weight } from './weigh.ts'

export function tooLittle({ weight, reasons }: Weight): string {
  return `the clues add up to ${weight} of ${enough}: ${reasons.join('; ') || 'none'}`
}

export function hiddenBecause(image: Element, look: Look): string | undefined {
  const hidden = look.sight.hiddenBecause(image)
  return hidden && `it is not visible: ${hidden}`
}

export function coverOf(image: Element, look: Look): string | undefined {
  const cover = look.sight.coveredBy(image)
  return cover && `it is not visible: ${pathOf(cover)} covers it`
}

/** Names the field that was expected, or the nearest that cannot be typed into. */
export function noField(image: Element, { input }: Pick<ModuleQuery, 'input'>, look: Look): string {
  const [closed] = look.unusable
    .filter(({ element }) => !input || matches(element, input))
    .map((one) => ({ ...one, distance: look.distance(image, one.element) }))
    .sort((one, other) => one.distance - other.distance)
  const near = `no ${input ? `visible field "${input}"` : 'text field'} is near it`
  return closed ? `${near}; ${pathOf(closed.element)} takes no text: ${closed.reason}` : near
}
