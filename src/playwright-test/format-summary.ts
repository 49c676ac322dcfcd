import { formatCount, formatSeconds } from '../shared/format.ts'
import type { Painter } from '../terminal/paint.ts'
import { type Column, formatRows } from '../terminal/table.ts'
import type { ReportedCaptcha } from './collect.ts'
import { createPageNames, type SummaryRow, summariseCaptchas } from './summary.ts'

/** Characters that a page's name has at least, on a terminal however narrow. */
const narrowest = 12

/**
 * What a run ends with in the terminal: a table with a row for each page and provider, a row of sums, and under it
 * every captcha that was not solved.
 *
 * @param width - characters of a line.
 */
export function formatSummary(captchas: readonly ReportedCaptcha[], width: number, paint: Painter): string {
  const rows = summariseCaptchas(captchas)
  const columns = createColumns(paint)
  const others = columns.slice(1).reduce((sum, { title, show }) => {
    return sum + 2 + Math.max(title.length, ...[...rows, sumUp(rows)].map((row) => show(row).length))
  }, 2)
  const room = Math.max(narrowest, width - others)
  const shown = rows.map((row) => ({ ...row, page: shorten(row.page, room) }))
  const table = formatRows(columns, [...shown, sumUp(shown)])
  const [titles = '', rule = ''] = table
  const sums = table.pop() ?? ''
  return [
    paint('bold', titles),
    paint('dim', rule),
    ...table.slice(2),
    paint('dim', rule),
    paint('bold', sums),
    ...formatUnsolved(captchas, width, paint),
  ]
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')
}

function createColumns(paint: Painter): Column<SummaryRow>[] {
  return [
    { title: 'Page', show: ({ page }) => page },
    { title: 'Provider', show: ({ provider }) => provider },
    { title: 'Tries', alignRight: true, show: ({ tries }) => String(tries) },
    {
      title: 'Accepted',
      alignRight: true,
      show: ({ accepted }) => String(accepted),
      paint: (cell, { accepted }) => paint(accepted > 0 ? 'green' : 'red', cell),
    },
    { title: 'Cost', alignRight: true, show: ({ cost }) => formatCost(cost) },
    { title: 'Time', alignRight: true, show: ({ ms }) => formatSeconds(ms) },
  ]
}

function sumUp(rows: readonly SummaryRow[]): SummaryRow {
  const costs = rows.flatMap(({ cost }) => cost ?? [])
  return {
    page: formatCount(new Set(rows.map(({ page }) => page)).size, 'page'),
    provider: '',
    tries: rows.reduce((sum, { tries }) => sum + tries, 0),
    accepted: rows.reduce((sum, { accepted }) => sum + accepted, 0),
    cost: costs.length > 0 ? costs.reduce((sum, cost) => sum + cost, 0) : undefined,
    ms: rows.reduce((sum, { ms }) => sum + ms, 0),
  }
}

function formatUnsolved(captchas: readonly ReportedCaptcha[], width: number, paint: Painter): string[] {
  const nameOf = createPageNames(captchas)
  return captchas
    .filter(({ solved }) => !solved)
    .flatMap(({ captcha, attempts, test }) => {
      const ending = attempts.at(-1)?.verdict ?? 'not read'
      const what = `${nameOf(captcha.url)}: ${captcha.module}, ${formatCount(attempts.length, 'attempt')}, ${ending}`
      const where = `${test.place} › ${test.title}${test.retry > 0 ? ` (retry ${test.retry})` : ''}`
      return [
        '',
        paint('red', shorten(`✗ ${what}`, width - 2)),
        paint('dim', `  ${shorten(where, width - 4)}`),
      ]
    })
}

/** Four digits tell the sums of any currency apart. */
function formatCost(cost: number | undefined): string {
  return cost === undefined ? '–' : String(Number(cost.toPrecision(4)))
}

function shorten(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text
}
