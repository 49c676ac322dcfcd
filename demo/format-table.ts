import { formatScore, formatSeconds } from '../src/shared/format.ts'
import { type Column, formatRows } from '../src/terminal/table.ts'
import { driverTitles } from './describe.ts'
import type { VisitOutcome } from './visit.ts'

const COLUMNS: Column<VisitOutcome>[] = [
  { title: 'Page', show: ({ page }) => page.name },
  { title: 'Driver', show: ({ driver }) => driverTitles[driver] },
  { title: 'Attempts', alignRight: true, show: ({ attempts }) => String(attempts.length) },
  { title: 'Score', alignRight: true, show: ({ score }) => formatScore(score) },
  { title: 'Time', alignRight: true, show: ({ ms }) => formatSeconds(ms) },
  { title: 'Server', show: ({ solved }) => (solved ? '✓ accepted' : '✗ did not accept') },
]

/** Formats a table for a terminal, with a row for each page and driver, followed by the errors of failed pages. */
export function formatTable(outcomes: VisitOutcome[]): string {
  return [...formatRows(COLUMNS, outcomes), ...formatFailures(outcomes)].join('\n')
}

function formatFailures(outcomes: VisitOutcome[]): string[] {
  return outcomes.flatMap(({ page, driver, error }) => {
    if (!error) return []
    const [first, ...rest] = error.split('\n')
    return ['', `${page.name}, ${driverTitles[driver]}: ${first}`, ...rest.map((part) => `  ${part}`)]
  })
}
