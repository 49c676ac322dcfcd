import type { Emissions } from './emissions.ts'
import {
  type Beginning,
  classesOf,
  createPrefix,
  endStep,
  extend,
  isWhole,
  type Prefix,
  probabilityOf,
} from './prefix.ts'
import type { CountRange } from './range.ts'
import type { Classes } from './text-probability.ts'

export interface BeamWidth {
  /** How many prefixes are kept at each step; for each length, when the length is limited. */
  prefixes: number
  /** How many letters, the most probable of a step, may extend a prefix. */
  letters: number
  /** Letters below this share of the step's most probable class never extend one. */
  leastShare: number
}

const DEFAULT_WIDTH: BeamWidth = { prefixes: 12, letters: 8, leastShare: 1e-4 }

/** A list of words rules out most letters, and may ask for one that the model hardly sees. */
const WIDTH_OF_WORDS: BeamWidth = { prefixes: 24, letters: 8, leastShare: 1e-4 }

/**
 * CTC prefix beam search: the most probable texts within a range of lengths, best first by the search's own estimate.
 * The result is empty only when there are too few steps for the shortest length.
 *
 * While the length is limited, or the words are, texts of different lengths don't compete. Otherwise the long ones would
 * be pruned early wherever the model sees fewer letters than requested.
 */
export function searchTexts(emissions: Emissions, range: CountRange, width = DEFAULT_WIDTH): Classes[] {
  const texts = followBeam(emissions, range, width)
  const isTooNarrow = texts.length === 0 && width.leastShare > 0
  return isTooNarrow ? followBeam(emissions, range, { ...width, leastShare: 0 }) : texts
}

/** The same among the texts that a list of words allows. The result is empty when the image shows none of them. */
export function searchWords(emissions: Emissions, range: CountRange, words: Beginning): Classes[] {
  return followBeam(emissions, range, WIDTH_OF_WORDS, words)
}

function followBeam(
  emissions: Emissions,
  { least, most }: CountRange,
  width: BeamWidth,
  words?: Beginning,
): Classes[] {
  const isLimited = least > 0 || Number.isFinite(most) || words !== undefined
  let beam = [createPrefix(words)]
  for (let step = 0; step < emissions.steps; step++) {
    const row = rowOf(emissions, step)
    const letters = mostProbableLetters(row, width)
    const reached = new Set<Prefix>(beam)
    for (const prefix of beam)
      extend(prefix, row, prefix.length < most ? letters : [], emissions.letters, reached)
    endStep(reached)
    beam = isLimited ? pruneByLength(reached, width.prefixes) : prune([...reached], width.prefixes)
  }
  return beam
    .filter((prefix) => prefix.length >= least && isWhole(prefix) && probabilityOf(prefix) > 0)
    .sort(byProbability)
    .map(classesOf)
}

function rowOf({ letters, probabilities }: Emissions, step: number): Float64Array {
  const width = letters.length + 1
  return probabilities.subarray(step * width, (step + 1) * width)
}

function mostProbableLetters(row: Float64Array, { letters: count, leastShare }: BeamWidth): number[] {
  let highest = 0
  for (const probability of row) highest = Math.max(highest, probability)
  const letters: number[] = []
  for (let letter = 1; letter < row.length; letter++)
    if ((row[letter] ?? 0) >= highest * leastShare) letters.push(letter)
  return letters.sort((one, other) => (row[other] ?? 0) - (row[one] ?? 0)).slice(0, count)
}

function pruneByLength(prefixes: Iterable<Prefix>, count: number): Prefix[] {
  const lengths = new Map<number, Prefix[]>()
  for (const prefix of prefixes) {
    const same = lengths.get(prefix.length)
    if (same) same.push(prefix)
    else lengths.set(prefix.length, [prefix])
  }
  return [...lengths.values()].flatMap((same) => prune(same, count))
}

function prune(prefixes: Prefix[], count: number): Prefix[] {
  return prefixes.length > count ? prefixes.sort(byProbability).slice(0, count) : prefixes
}

function byProbability(one: Prefix, other: Prefix): number {
  return probabilityOf(other) - probabilityOf(one)
}
