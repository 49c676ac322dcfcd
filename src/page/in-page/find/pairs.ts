import { couldBeText, isClosed, isImage, sizeProblem } from './candidates.ts'
import { findField, findRefresh, mayHaveField, nearest } from './controls.ts'
import type { Field } from './field.ts'
import type { Look } from './look.ts'
import type { ModuleQuery } from './module-query.ts'
import { scopeOf } from './scope.ts'
import { enough, type Weight, weigh } from './weigh.ts'
import { coverOf, hiddenBecause, noField, tooLittle } from './why-not.ts'

/** What earlier modules have claimed. */
export interface Taken {
  images: Set<Element>
  fields: Set<Element>
}

export interface Pairing {
  image: Element
  field: Field
}

export interface Sorted {
  captchas: Pairing[]
  passedOver: { image: Element; reason: string }[]
  /** Frames that nobody can look into from here. */
  closedFrames: Element[]
}

/** Finds the images that a module names by its selector. */
export function findByName(module: ModuleQuery, look: Look, taken: Taken): Sorted {
  const sorted: Sorted = { captchas: [], passedOver: [], closedFrames: [] }
  for (const image of look.imagesFor(module.image)) {
    if (taken.images.has(image) || !isImage(image, look)) continue
    const field = module.input
      ? fieldFor(image, module.input, look, taken.fields)
      : findField(image, look, taken.fields)
    const reason =
      sizeProblem(image, module) ??
      hiddenBecause(image, look) ??
      (field ? coverOf(image, look) : noField(image, module, look))
    if (reason || !field) sorted.passedOver.push({ image, reason: reason ?? '' })
    else claim({ image, field }, sorted, taken)
  }
  return sorted
}

/**
 * Finds the images that clues show to be captchas, the likeliest first: it gets the field that two images could belong to.
 * Each step costs more than the one before, and is done for fewer images.
 */
export function findByClues(module: ModuleQuery, look: Look, taken: Taken): Sorted {
  const sorted: Sorted = { captchas: [], passedOver: [], closedFrames: [] }
  const likely = look
    .imagesFor(module.image)
    .filter((image) => !taken.images.has(image) && couldBeText(image, look))
    .filter((image) => mayHaveField(image, look) && sizeProblem(image, module) === undefined)
    .flatMap((image) => {
      const field = findField(image, look, taken.fields)
      if (!field || !(isClosed(image) || isImage(image, look))) return []
      return { image, field, ...weighPair({ image, field }, look) }
    })
    .sort((one, other) => other.weight - one.weight)
  for (const one of likely) {
    const { image } = one
    // Only a likelier image can have taken its field.
    const pair = taken.fields.has(one.field.element) ? pairAgain(image, look, taken.fields) : one
    if (!pair) continue
    const reason =
      pair.weight < enough ? tooLittle(pair) : (hiddenBecause(image, look) ?? coverOf(image, look))
    if (!reason && !isImage(image, look)) sorted.closedFrames.push(image)
    else if (!reason) claim(pair, sorted, taken)
    else if (look.sight.hiddenBecause(image) === undefined) sorted.passedOver.push({ image, reason })
  }
  return sorted
}

function pairAgain(image: Element, look: Look, fields: ReadonlySet<Element>): (Pairing & Weight) | undefined {
  const field = findField(image, look, fields)
  return field && { image, field, ...weighPair({ image, field }, look) }
}

export function weighPair({ image, field }: Pairing, look: Look): Weight {
  return weigh({ image, field, look }, () => findRefresh(image, look))
}

function claim({ image, field }: Pairing, sorted: Sorted, taken: Taken): void {
  taken.images.add(image)
  taken.fields.add(field.element)
  sorted.captchas.push({ image, field })
}

function fieldFor(
  image: Element,
  selector: string,
  look: Look,
  taken: ReadonlySet<Element>,
): Field | undefined {
  const within = (scope: ParentNode) =>
    look.fieldsFor(selector, scope).filter(({ element }) => !taken.has(element))
  const inScope = within(scopeOf(image))
  const near = nearest(
    image,
    inScope.map(({ element }) => element),
    look,
  )
  if (near) return inScope.find(({ element }) => element === near)
  // A field that a module names may be anywhere, as long as there is only one.
  const anywhere = within(document)
  return anywhere.length === 1 ? anywhere[0] : undefined
}
