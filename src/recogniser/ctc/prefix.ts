import type { Classes } from './text-probability.ts'

/** The beginning of the texts that a list of words allows. */
export interface Beginning {
  /** Whether it is one of the texts itself. */
  readonly isWhole: boolean
  /** The beginning that is one letter longer, if the list allows it. */
  extend(letter: string): Beginning | undefined
}

/** The beginning of a text, with the probability of all its alignments with the steps so far. */
export interface Prefix {
  readonly parent: Prefix | undefined
  /** Class of its last letter, 0 for the empty prefix. */
  readonly letter: number
  readonly length: number
  /** The prefixes one letter longer, by the class of that letter, so that equal texts are always the same object. */
  children: Map<number, Prefix> | undefined
  /** What a list of words allows after it, if there is a list. */
  readonly beginning: Beginning | undefined
  /** Probability of the alignments that end in a blank, and of those that end in its last letter. */
  blank: number
  nonBlank: number
  /** The same after the current step. */
  nextBlank: number
  nextNonBlank: number
}

/**
 * The empty prefix, before the first step.
 *
 * @param beginning - of the texts that may be read. Any text when it is left out.
 */
export function createPrefix(beginning?: Beginning): Prefix {
  return makePrefix(undefined, 0, 1, beginning)
}

/** Whether the prefix is a whole text. */
export function isWhole({ beginning }: Prefix): boolean {
  return beginning?.isWhole ?? true
}

export function probabilityOf({ blank, nonBlank }: Prefix): number {
  return blank + nonBlank
}

/**
 * Takes one step with one prefix, which stays as it is or gains one of the letters. Longer prefixes are added to `reached`.
 *
 * @param names - the letters by class, the first of class 1.
 */
export function extend(
  prefix: Prefix,
  row: Float64Array,
  letters: readonly number[],
  names: readonly string[],
  reached: Set<Prefix>,
): void {
  const total = prefix.blank + prefix.nonBlank
  prefix.nextBlank += total * (row[0] ?? 0)
  if (prefix.length > 0) prefix.nextNonBlank += prefix.nonBlank * (row[prefix.letter] ?? 0)
  for (const letter of letters) {
    const child = childOf(prefix, letter, names)
    if (!child) continue
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

function childOf(prefix: Prefix, letter: number, names: readonly string[]): Prefix | undefined {
  const known = prefix.children?.get(letter)
  if (known) return known
  const beginning = prefix.beginning?.extend(names[letter - 1] ?? '')
  if (prefix.beginning && !beginning) return
  const child = makePrefix(prefix, letter, 0, beginning)
  prefix.children ??= new Map()
  prefix.children.set(letter, child)
  return child
}

/** Creates every prefix with its fields in the same order, which keeps the innermost loop fast. */
function makePrefix(
  parent: Prefix | undefined,
  letter: number,
  blank: number,
  beginning: Beginning | undefined,
): Prefix {
  const length = parent ? parent.length + 1 : 0
  return {
    parent,
    letter,
    length,
    children: undefined,
    beginning,
    blank,
    nonBlank: 0,
    nextBlank: 0,
    nextNonBlank: 0,
  }
}
