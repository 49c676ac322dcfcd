import type { Measurement } from './measure.ts'

/** Titles have a line for each word, and one for the unit, so that the table is no wider than a usual terminal. */
const COLUMNS: { title: [string, string, string]; show(measurement: Measurement): string }[] = [
  { title: ['', 'images', ''], show: ({ images }) => String(images) },
  { title: ['', 'exact', '%'], show: ({ exact }) => percent(exact) },
  { title: ['', 'folded', '%'], show: ({ folded }) => percent(folded) },
  { title: ['', 'unread', ''], show: ({ unread }) => String(unread) },
  { title: ['sure &', 'right', '%'], show: ({ sure }) => percent(sure.right) },
  { title: ['right &', 'sure', '%'], show: ({ sure }) => percent(sure.ofRight) },
  { title: ['score', 'error', 'points'], show: ({ calibrationError }) => percent(calibrationError) },
  { title: ['', 'median', 'ms'], show: ({ ms }) => ms.median.toFixed(1) },
  { title: ['', 'p95', 'ms'], show: ({ ms }) => ms.p95.toFixed(1) },
]

/** What the columns of the table mean, for the help text. */
export const LEGEND = `exact, folded   share of images read right: as they stand, and with case ignored
unread          images in which nothing could be read; they count as wrong
sure & right    of the readings scored 0.9 or higher, the share that is right
right & sure    of the right readings, the share that is scored 0.9 or higher
score error     mean distance between score and share of right readings, in points of 100
median, p95     time of a reading, without the first one of the process`

/**
 * A table with a line for each measurement. Where names make it wider than the terminal, each has a line of its own, over
 * its figures.
 */
export function formatTable(measurements: readonly Measurement[], width: number): string {
  const titles = [0, 1, 2].map((line) => COLUMNS.map(({ title }) => title[line] ?? ''))
  const figures = measurements.map((measurement) => COLUMNS.map(({ show }) => show(measurement)))
  const widths = COLUMNS.map((_, column) =>
    Math.max(...[...titles, ...figures].map((cells) => cells[column]?.length ?? 0)),
  )
  const align = (cells: string[]) =>
    cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ')

  const names = measurements.map(({ source }) => source)
  const nameWidth = Math.max(...names.map(({ length }) => length))
  const fits = nameWidth + 2 + align(COLUMNS.map(() => '')).length <= width
  const indent = ' '.repeat(fits ? nameWidth + 2 : 2)
  const lines = [
    ...titles.map((cells) => indent + align(cells)),
    ...figures.map((cells, row) => {
      const name = names[row] ?? ''
      return fits ? name.padEnd(indent.length) + align(cells) : `${name}\n${indent}${align(cells)}`
    }),
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

/** One line of JSON; shares to four digits, times to a tenth of a millisecond. */
export function formatMeasurementJson(measurement: Measurement): string {
  const { ms, ...rest } = measurement
  const rounded = { ...rest, ms: { median: Number(ms.median.toFixed(1)), p95: Number(ms.p95.toFixed(1)) } }
  return `${JSON.stringify(rounded, (_, value) => (typeof value === 'number' ? Number(value.toFixed(4)) : value))}\n`
}

/** Without its sign, which is in the title. */
function percent(share: number | null): string {
  return share === null ? '-' : (share * 100).toFixed(1)
}
