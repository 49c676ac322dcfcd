import { isFailed, listPlaywrightResults } from './test-failures.mjs'
import { flakyFails, readPlaywrightTotals } from './test-totals.mjs'

/**
 * The result of one project of a cell.
 *
 * @typedef {object} Row
 * @property {string} cell
 * @property {string} node
 * @property {string} library The library that drove the browser, with its version.
 * @property {string} browser
 * @property {string} specs
 * @property {import('./test-totals.mjs').Totals} totals
 * @property {string} date
 */

/**
 * Counts a report of Playwright Test by project.
 *
 * @param {any} report
 * @param {boolean} [flakyIsFailed]
 * @returns {Map<string, { totals: import('./test-totals.mjs').Totals, failed: string[] }>}
 */
export function countByProject(report, flakyIsFailed = flakyFails) {
  const counts = new Map()
  for (const result of listPlaywrightResults(report.suites)) {
    const { project, status, title } = result
    const entry = counts.get(project) ?? {
      stats: { expected: 0, flaky: 0, unexpected: 0, skipped: 0 },
      failed: [],
    }
    entry.stats[status] += 1
    if (isFailed(result, flakyIsFailed)) entry.failed.push(title)
    counts.set(project, entry)
  }
  return new Map(
    [...counts].map(([project, { stats, failed }]) => [
      project,
      { totals: readPlaywrightTotals({ stats }, flakyIsFailed), failed },
    ]),
  )
}

const HEADER = ['Cell', 'Node', 'Library', 'Browser', 'Specs', 'Passed', 'Failed', 'Skipped', 'Date']

/**
 * @param {Row} row
 * @returns {string[]}
 */
function toColumns({ cell, node, library, browser, specs, totals, date }) {
  const { passed, failed, skipped } = totals
  return [cell, node, library, browser, specs, `${passed}`, `${failed}`, `${skipped}`, date]
}

/**
 * @param {Row[]} rows
 * @returns {string} The table for a terminal.
 */
export function formatRows(rows) {
  const lines = [HEADER, ...rows.map(toColumns)]
  const widths = HEADER.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/**
 * Writes rows into the document. They replace the earlier rows of the same cell and project; all others stay.
 *
 * @param {string} before The current document, or an empty string.
 * @param {Row[]} rows
 * @param {string} machine The machine that they were run on.
 * @returns {string}
 */
export function drawDocument(before, rows, machine) {
  const added = rows.map((row) => `| ${toColumns(row).join(' | ')} | ${machine} |`)
  const keys = new Set(added.map(keyOf))
  const kept = before.split('\n').filter((line) => line.startsWith('| node') && !keys.has(keyOf(line)))
  const sorted = [...kept, ...added].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const titles = [...HEADER, 'Machine']
  return `# Versions

\`npm run test:matrix\` writes this page. It runs the end-to-end tests with the oldest and newest supported versions of the
browser libraries on each version of Node. A row is the result of one such run; the column *Specs* says which tests it included.
Every run uses the repository's own version of Playwright Test as its runner.

| ${titles.join(' | ')} |
|${titles.map(() => '---').join('|')}|
${sorted.join('\n')}
`
}

/**
 * Returns the cell and the library of a row, without the version.
 *
 * @param {string} line
 */
function keyOf(line) {
  const [, cell = '', , library = ''] = line.split('|').map((part) => part.trim())
  return `${cell} ${library.split(' ').slice(0, -1).join(' ') || library}`
}
