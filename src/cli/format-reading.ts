import type { Reading } from '../providers/provider.ts'
import type { Style } from '../terminal/paint.ts'

export interface ReadImage {
  file: string
  reading: Reading
  /** Milliseconds the provider took. */
  ms: number
}

/** From these scores on a reading is shown as sure, or as likely. */
const SURE = 0.9
const LIKELY = 0.5
const TEXT_WIDTH = 14

/** One line of JSON, with the keys in a fixed order. */
export function formatJson({ file, reading: { text, score, provider }, ms }: ReadImage): string {
  const rounded = score === undefined ? undefined : round(score, 4)
  return `${JSON.stringify({ file, text, score: rounded, provider, ms: round(ms, 1) })}\n`
}

/** One line for people, aligned with those of other files. */
export function formatLine(
  { file, reading, ms }: ReadImage,
  fileWidth: number,
  paint: (style: Style, text: string) => string,
): string {
  const text = paint('bold', reading.text.padEnd(TEXT_WIDTH))
  const time = paint('dim', `${Math.round(ms)} ms`.padStart(9))
  return `${file.padEnd(fileWidth)}  ${text}  ${paintScore(reading.score, paint)}  ${time}\n`
}

/** A score in per cent, in the colour of how sure it is. */
export function paintScore(score: number | undefined, paint: (style: Style, text: string) => string): string {
  if (score === undefined) return paint('dim', 'no score'.padStart(8))
  const style = score >= SURE ? 'green' : score >= LIKELY ? 'yellow' : 'red'
  return paint(style, `${(score * 100).toFixed(1)} %`.padStart(8))
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
