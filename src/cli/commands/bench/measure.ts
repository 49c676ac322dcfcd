/** What was read in an image, and its answer. */
export interface Outcome {
  source: string
  answer: string
  /** Left out when the image could not be read, which counts as wrong. */
  text?: string
  /** In [0, 1], where the provider gives one. */
  score?: number
  /** Milliseconds the reading took. */
  ms: number
}

/** Readings whose score is in one tenth of [0, 1]. */
export interface ScoreBin {
  /** Upper end, 0.1 to 1. */
  to: number
  readings: number
  right: number
  meanScore: number
}

export interface Measurement {
  source: string
  images: number
  /** Images in which nothing was read. */
  unread: number
  /** Shares of all images that were read right: with their case, and ignoring case. */
  exact: number
  folded: number
  /** At the score `CONFIDENT`: the number of readings, their precision (`right`) and their recall (`ofRight`). */
  sure: { readings: number; right: number | null; ofRight: number | null }
  /** Expected calibration error: the mean distance between score and share of right readings over the bins. */
  calibrationError: number | null
  bins: ScoreBin[]
  ms: { median: number; p95: number }
}

/** The score at which precision and recall are measured. The titles of the table name it. */
const CONFIDENT = 0.9
const BINS = 10

/** @param foldCase - whether a reading in the wrong case counts as right in precision, recall and calibration. */
export function measure(source: string, outcomes: readonly Outcome[], foldCase: boolean): Measurement {
  const scored = outcomes.flatMap((outcome) =>
    outcome.score === undefined ? [] : [{ score: outcome.score, right: isRight(outcome, foldCase) }],
  )
  const sure = scored.filter(({ score }) => score >= CONFIDENT)
  const sureAndRight = sure.filter(({ right }) => right).length
  const bins = toBins(scored)
  const times = outcomes.map(({ ms }) => ms).sort((one, other) => one - other)
  return {
    source,
    images: outcomes.length,
    unread: outcomes.filter(({ text }) => text === undefined).length,
    exact: share(outcomes.filter((outcome) => isRight(outcome, false)).length, outcomes.length) ?? 0,
    folded: share(outcomes.filter((outcome) => isRight(outcome, true)).length, outcomes.length) ?? 0,
    sure: {
      readings: sure.length,
      right: share(sureAndRight, sure.length),
      ofRight: share(sureAndRight, scored.filter(({ right }) => right).length),
    },
    calibrationError: calibrationError(bins, scored.length),
    bins,
    ms: { median: quantile(times, 0.5), p95: quantile(times, 0.95) },
  }
}

function isRight({ text, answer }: Outcome, foldCase: boolean): boolean {
  return foldCase ? text?.toLowerCase() === answer.toLowerCase() : text === answer
}

function toBins(scored: readonly { score: number; right: boolean }[]): ScoreBin[] {
  return Array.from({ length: BINS }, (_, index) => {
    const inside = scored.filter(({ score }) => Math.min(BINS - 1, Math.floor(score * BINS)) === index)
    return {
      to: (index + 1) / BINS,
      readings: inside.length,
      right: inside.filter(({ right }) => right).length,
      meanScore: inside.reduce((sum, { score }) => sum + score, 0) / Math.max(1, inside.length),
    }
  })
}

function calibrationError(bins: readonly ScoreBin[], readings: number): number | null {
  const distances = bins.map((bin) => Math.abs(bin.meanScore * bin.readings - bin.right))
  return share(
    distances.reduce((sum, distance) => sum + distance, 0),
    readings,
  )
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function quantile(sorted: readonly number[], fraction: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * fraction) - 1)] ?? 0
}
