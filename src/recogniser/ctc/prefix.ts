import type { Classes } from './text-probability.ts'

/** The beginning of a text, with the probability of all its alignments with the steps so far. */
export interface Prefix {
  readonly parent: Prefix | undefined
  /** Class of its last letter, 0 for the empty prefix. */
  readonly letter: number
  readonly length: number
  /** The prefixes one letter longer, by the class of that letter, so that equal texts are always the same object. */
  children: Map<number, Prefix> | undefined
  /** Probability of the alignments that end in a blank, and of those that end in its last letter. */
  blank: number
  nonBlank: number
  /** The same after the current step. */
  nextBlank: number
  nextNonBlank: number
}

/** The empty prefix, before the first step. */
export function createPrefix(): Prefix {
  return makePrefix(undefined, 0, 1)
}

export function probabilityOf({ blank, nonBlank }: Prefix): number {
  return blank + nonBlank
}

/** Takes one step with one prefix, which stays as it is or gains one of the letters. Longer prefixes are added to `reached`. */
export function extend(
  prefix: Prefix,
  row: Float64Array,
  letters: readonly number[],
  reached: Set<Prefix>,
): void {
  const total = prefix.blank + prefix.nonBlank
  prefix.nextBlank += total * (row[0] ?? 0)
  if (prefix.length > 0) prefix.nextNonBlank += prefix.nonBlank * (row[prefix.letter] ?? 0)
  for (const letter of letters) {
    const child = childOf(prefix, letter)
    // CTC merges a repeated letter; only a blank in between makes it two.
    child.nextNonBlank += (letter === prefix.letter ? prefix.blank : total) * (row[letter] ?? 0)
    reached.add(child)
  }
}

/** Ends a step. Scales the most probable prefix to 1, so that wide images don't underflow. */
export function endStep(prefixes: Iterable<Prefix>): void {
  let highest = Number.MIN_VALUE
  for (const { nextBlank, nextNonBlank } of prefixes) highest = Math.max(highest, nextBlank + nextNonBlank)
  for (const prefix of prefixes) {
    prefix.blank = prefix.nextBlank / highest
    prefix.nonBlank = prefix.nextNonBlank / highest
    prefix.nextBlank = 0
    prefix.nextNonBlank = 0
  }
}

/** The classes of a prefix's letters, first to last. */
export function classesOf(prefix: Prefix): Classes {
  const classes: number[] = []
  for (let at: Prefix | undefined = prefix; at && at.length > 0; at = at.parent) classes.unshift(at.letter)
  return classes
}

function childOf(prefix: Prefix, letter: number): Prefix {
  prefix.children ??= new Map()
  const known = prefix.children.get(letter)
  if (known) return known
  const child = makePrefix(prefix, letter, 0)
  prefix.children.set(letter, child)
  return child
}

/** Creates every prefix with its fields in the same order, which keeps the innermost loop fast. */
function makePrefix(parent: Prefix | undefined, letter: number, blank: number): Prefix {
  const length = parent ? parent.length + 1 : 0
  return { parent, letter, length, children: undefined, blank, nonBlank: 0, nextBlank: 0, nextNonBlank: 0 }
}
