import type { Measurement } from './measure.ts'

const COLUMNS: { title: string; show(measurement: Measurement): string }[] = [
  { title: 'images', show: ({ images }) => String(images) },
  { title: 'exact', show: ({ exact }) => percent(exact) },
  { title: 'folded', show: ({ folded }) => percent(folded) },
  { title: 'unread', show: ({ unread }) => String(unread) },
  { title: 'sure & right', show: ({ sure }) => percent(sure.right) },
  { title: 'right & sure', show: ({ sure }) => percent(sure.ofRight) },
  { title: 'calibration', show: ({ calibrationError }) => points(calibrationError) },
  { title: 'median', show: ({ ms }) => `${ms.median.toFixed(1)} ms` },
  { title: 'p95', show: ({ ms }) => `${ms.p95.toFixed(1)} ms` },
]

/** What the columns of the table mean, for the help text. */
export const LEGEND = `exact, folded   share of pictures read right: as they stand, and with case ignored
unread          pictures in which nothing could be read; they count as wrong
sure & right    of the readings scored 0.9 or higher, the share that is right
right & sure    of the right readings, the share that is scored 0.9 or higher
calibration     mean distance between score and share of right readings, in points of 100
median, p95     time of a reading, without the first one of the process`

/** A table with a line for each measurement. */
export function formatTable(measurements: readonly Measurement[]): string {
  const rows = [
    ['', ...COLUMNS.map(({ title }) => title)],
    ...measurements.map((measurement) => [
      measurement.source,
      ...COLUMNS.map(({ show }) => show(measurement)),
    ]),
  ]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map(([source = '', ...cells]) =>
    [
      source.padEnd(widths[0] ?? 0),
      ...cells.map((cell, column) => cell.padStart(widths[column + 1] ?? 0)),
    ].join('  '),
  )
  return `${lines.join('\n')}\n`
}

/** One line of JSON; shares to four digits, times to a tenth of a millisecond. */
export function formatMeasurementJson(measurement: Measurement): string {
  const { ms, ...rest } = measurement
  const rounded = { ...rest, ms: { median: Number(ms.median.toFixed(1)), p95: Number(ms.p95.toFixed(1)) } }
  return `${JSON.stringify(rounded, (_, value) => (typeof value === 'number' ? Number(value.toFixed(4)) : value))}\n`
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)} %`
}

function points(error: number | null): string {
  return error === null ? '-' : (error * 100).toFixed(1)
}
