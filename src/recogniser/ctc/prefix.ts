import type { Classes } from './text-probability.ts'

/** A beginning of a text, with the probability of all ways to have written it by now. */
export interface Prefix {
  readonly parent: Prefix | undefined
  /** Class of its last letter, 0 for the empty beginning. */
  readonly letter: number
  readonly length: number
  /** Those that are one letter longer, by the class of that letter, so that the same text is always the same object. */
  children: Map<number, Prefix> | undefined
  /** Probability of the ways that end in a blank, and of those that end in its last letter. */
  blank: number
  voiced: number
  /** The same after the step that is being taken. */
  nextBlank: number
  nextVoiced: number
}

/** The empty beginning, before the first step. */
export function createPrefix(): Prefix {
  return grow(undefined, 0, 1)
}

export function probabilityOf({ blank, voiced }: Prefix): number {
  return blank + voiced
}

/** Takes one step with one prefix: it stays as it is, or grows by one of the letters. What is reached is added to `touched`. */
export function prolong(
  prefix: Prefix,
  row: Float64Array,
  letters: readonly number[],
  touched: Set<Prefix>,
): void {
  const total = prefix.blank + prefix.voiced
  prefix.nextBlank += total * (row[0] ?? 0)
  if (prefix.length > 0) prefix.nextVoiced += prefix.voiced * (row[prefix.letter] ?? 0)
  for (const letter of letters) {
    const child = childOf(prefix, letter)
    // A letter right after itself is the same letter held on; only a blank in between makes it two.
    child.nextVoiced += (letter === prefix.letter ? prefix.blank : total) * (row[letter] ?? 0)
    touched.add(child)
  }
}

/** Ends a step. Scaled so that the most probable prefix has 1, which keeps long images within a number's range. */
export function settle(prefixes: Iterable<Prefix>): void {
  let highest = Number.MIN_VALUE
  for (const { nextBlank, nextVoiced } of prefixes) highest = Math.max(highest, nextBlank + nextVoiced)
  for (const prefix of prefixes) {
    prefix.blank = prefix.nextBlank / highest
    prefix.voiced = prefix.nextVoiced / highest
    prefix.nextBlank = 0
    prefix.nextVoiced = 0
  }
}

/** The classes of a prefix's letters, first to last. */
export function spell(prefix: Prefix): Classes {
  const classes: number[] = []
  for (let at: Prefix | undefined = prefix; at && at.length > 0; at = at.parent) classes.unshift(at.letter)
  return classes
}

function childOf(prefix: Prefix, letter: number): Prefix {
  prefix.children ??= new Map()
  const known = prefix.children.get(letter)
  if (known) return known
  const child = grow(prefix, letter, 0)
  prefix.children.set(letter, child)
  return child
}

/** All prefixes are made here, with their fields in one order, which keeps the innermost loop fast. */
function grow(parent: Prefix | undefined, letter: number, blank: number): Prefix {
  const length = parent ? parent.length + 1 : 0
  return { parent, letter, length, children: undefined, blank, voiced: 0, nextBlank: 0, nextVoiced: 0 }
}
