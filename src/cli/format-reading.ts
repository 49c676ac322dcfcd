import { getDefault } from 'valibot'
import { toPrintable, toPrintableJson } from '../log/printable.ts'
import { callSchema } from '../options.ts'
import type { Reading } from '../providers/provider.ts'
import type { Painter } from '../terminal/paint.ts'
import { padEnd } from '../terminal/width.ts'

export interface ReadImage {
  file: string
  reading: Reading
  /** Milliseconds the provider took. */
  ms: number
}

const minScore = getDefault(callSchema.entries.minScore)

/** Scores from here up are green, and yellow. */
const CONFIDENT = 0.9
const LIKELY = 0.5
const TEXT_WIDTH = 14

/** Formats a reading as a line of JSON, with its keys in a fixed order. */
export function formatJson({ file, reading: { text, score, provider }, ms }: ReadImage): string {
  const rounded = score === undefined ? undefined : round(score, 4)
  return `${toPrintableJson({ file, text, score: rounded, provider, ms: round(ms, 1) })}\n`
}

/**
 * Formats a reading as a line for people, aligned with the lines of other files. It says of a reading whose score is
 * below the default `minScore` that a solver would not type it.
 */
export function formatLine({ file, reading, ms }: ReadImage, fileWidth: number, paint: Painter): string {
  const text = paint('bold', padEnd(toPrintable(reading.text), TEXT_WIDTH))
  const time = paint('dim', `${Math.round(ms)} ms`.padStart(9))
  const isTyped = reading.score === undefined || reading.score >= minScore
  const note = isTyped ? '' : `  ${paint('dim', `not typed: below ${minScore}`)}`
  return `${padEnd(toPrintable(file), fileWidth)}  ${text}  ${paintScore(reading.score, paint)}  ${time}${note}\n`
}

/** Formats a score as a percentage, coloured by how high it is. */
export function paintScore(score: number | undefined, paint: Painter): string {
  if (score === undefined) return paint('dim', 'no score'.padStart(8))
  const style = score >= CONFIDENT ? 'green' : score >= LIKELY ? 'yellow' : 'red'
  return paint(style, `${(score * 100).toFixed(1)} %`.padStart(8))
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
