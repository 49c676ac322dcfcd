import { toPrintable } from '../../../log/printable.ts'
import { displayWidth, padEnd } from '../../../terminal/width.ts'
import type { Measurement } from './measure.ts'

/** Titles span three lines, the last one for the unit, so that the table fits 80 columns. */
const COLUMNS: { title: [string, string, string]; show(measurement: Measurement): string }[] = [
  { title: ['', 'images', ''], show: ({ images }) => String(images) },
  { title: ['', 'exact', '%'], show: ({ exact }) => percent(exact) },
  { title: ['', 'folded', '%'], show: ({ folded }) => percent(folded) },
  { title: ['', 'unread', ''], show: ({ unread }) => String(unread) },
  { title: ['precision', 'at 0.9', '%'], show: ({ sure }) => percent(sure.right) },
  { title: ['recall', 'at 0.9', '%'], show: ({ sure }) => percent(sure.ofRight) },
  { title: ['', 'ECE', 'points'], show: ({ calibrationError }) => percent(calibrationError) },
  { title: ['', 'median', 'ms'], show: ({ ms }) => ms.median.toFixed(1) },
  { title: ['', 'p95', 'ms'], show: ({ ms }) => ms.p95.toFixed(1) },
]

/** Explains the columns of the table, for the help text. */
export const LEGEND = `exact, folded     share of images read right: with their case, and ignoring case
unread            images in which no text could be read; they count as wrong
precision at 0.9  share of right readings among those with a score of at least 0.9
recall at 0.9     share of right readings that have a score of at least 0.9
ECE               expected calibration error: mean distance between the score and the share of right readings, in percentage points
median, p95       time of a reading, without the first one of the process`

/**
 * Formats a table with a line for each measurement. Where names make it wider than the terminal, each name gets a line to
 * itself, above its figures.
 */
export function formatTable(measurements: readonly Measurement[], width: number): string {
  const titles = [0, 1, 2].map((line) => COLUMNS.map(({ title }) => title[line] ?? ''))
  const figures = measurements.map((measurement) => COLUMNS.map(({ show }) => show(measurement)))
  const widths = COLUMNS.map((_, column) =>
    Math.max(...[...titles, ...figures].map((cells) => cells[column]?.length ?? 0)),
  )
  const align = (cells: string[]) =>
    cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ')

  const names = measurements.map(({ source }) => toPrintable(source))
  const nameWidth = Math.max(...names.map(displayWidth))
  const fits = nameWidth + 2 + align(COLUMNS.map(() => '')).length <= width
  const indent = ' '.repeat(fits ? nameWidth + 2 : 2)
  const lines = [
    ...titles.map((cells) => indent + align(cells)),
    ...figures.map((cells, row) => {
      const name = names[row] ?? ''
      return fits ? padEnd(name, indent.length) + align(cells) : `${name}\n${indent}${align(cells)}`
    }),
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

/** Formats a measurement as a line of JSON, with shares to four digits and times to a tenth of a millisecond. */
export function formatMeasurementJson(measurement: Measurement): string {
  const { ms, ...rest } = measurement
  const rounded = { ...rest, ms: { median: Number(ms.median.toFixed(1)), p95: Number(ms.p95.toFixed(1)) } }
  return `${toPrintable(JSON.stringify(rounded, (_, value) => (typeof value === 'number' ? Number(value.toFixed(4)) : value)))}\n`
}

/** Without the per cent sign, which is in the title. */
function percent(share: number | null): string {
  return share === null ? '-' : (share * 100).toFixed(1)
}
