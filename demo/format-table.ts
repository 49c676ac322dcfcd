import { driverTitles, formatScore, formatSeconds } from './describe.ts'
import type { VisitOutcome } from './visit.ts'

interface Column {
  title: string
  /** Numbers are easier to compare at the right. */
  alignRight?: true
  show(outcome: VisitOutcome): string
}

const COLUMNS: Column[] = [
  { title: 'Page', show: ({ page }) => page.name },
  { title: 'Driver', show: ({ driver }) => driverTitles[driver] },
  { title: 'Attempts', alignRight: true, show: ({ attempts }) => String(attempts.length) },
  { title: 'Score', alignRight: true, show: ({ score }) => formatScore(score) },
  { title: 'Time', alignRight: true, show: ({ ms }) => formatSeconds(ms) },
  { title: 'The server', show: ({ solved }) => (solved ? '✓ accepted' : '✗ did not accept') },
]

/** A table for a terminal, one row for each page and driver, and under it what was said of pages that failed. */
export function formatTable(outcomes: VisitOutcome[]): string {
  const rows = outcomes.map((outcome) => COLUMNS.map(({ show }) => show(outcome)))
  const widths = COLUMNS.map(({ title }, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  )
  const line = (cells: string[]) =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0
        return COLUMNS[index]?.alignRight ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [line(COLUMNS.map(({ title }) => title)), rule, ...rows.map(line), ...formatFailures(outcomes)].join(
    '\n',
  )
}

function formatFailures(outcomes: VisitOutcome[]): string[] {
  return outcomes.flatMap(({ page, driver, error }) => {
    if (!error) return []
    const [first, ...rest] = error.split('\n')
    return ['', `${page.name}, ${driverTitles[driver]}: ${first}`, ...rest.map((part) => `  ${part}`)]
  })
}
