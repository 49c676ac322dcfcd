import type { Emissions } from './emissions.ts'
import { classesOf, createPrefix, endStep, extend, type Prefix, probabilityOf } from './prefix.ts'
import type { Classes } from './text-probability.ts'

/** How many letters a text may have. */
export interface LengthRange {
  least: number
  most: number
}

export interface BeamWidth {
  /** How many prefixes are kept at each step; for each length, when the length is limited. */
  prefixes: number
  /** How many letters, the most probable of a step, may extend a prefix. */
  letters: number
  /** Letters below this share of the step's most probable class never extend one. */
  leastShare: number
}

const DEFAULT_WIDTH: BeamWidth = { prefixes: 12, letters: 8, leastShare: 1e-4 }

/**
 * CTC prefix beam search: the most probable texts within a range of lengths, best first by the search's own estimate.
 * The result is empty only when there are too few steps for the shortest length.
 *
 * While the length is limited, texts of different lengths don't compete. Otherwise the long ones would be pruned early
 * wherever the model sees fewer letters than requested.
 */
export function searchTexts(emissions: Emissions, range: LengthRange, width = DEFAULT_WIDTH): Classes[] {
  const texts = followBeam(emissions, range, width)
  const isTooNarrow = texts.length === 0 && width.leastShare > 0
  return isTooNarrow ? followBeam(emissions, range, { ...width, leastShare: 0 }) : texts
}

function followBeam(emissions: Emissions, { least, most }: LengthRange, width: BeamWidth): Classes[] {
  const isLimited = least > 0 || Number.isFinite(most)
  let beam = [createPrefix()]
  for (let step = 0; step < emissions.steps; step++) {
    const row = rowOf(emissions, step)
    const letters = mostProbableLetters(row, width)
    const reached = new Set<Prefix>(beam)
    for (const prefix of beam) extend(prefix, row, prefix.length < most ? letters : [], reached)
    endStep(reached)
    beam = isLimited ? pruneByLength(reached, width.prefixes) : prune([...reached], width.prefixes)
  }
  return beam
    .filter((prefix) => prefix.length >= least && probabilityOf(prefix) > 0)
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
