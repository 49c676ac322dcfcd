import { formatCount, formatSeconds } from '../shared/format.ts'
import type { Painter } from '../terminal/paint.ts'
import { type Column, formatRows } from '../terminal/table.ts'
import { createPageNames, type ReportedAttempt, type ReportedCaptcha } from './collect.ts'
import { describeRecord } from './record.ts'

/** What one provider did on one page. */
interface SummaryRow {
  page: string
  provider: string
  /** Images that it was asked to read. */
  images: number
  /** Its answers that the page accepted. */
  accepted: number
  /** Cost of its readings, in its own currency; undefined if it reported none. */
  cost?: number | undefined
  /** Milliseconds from finding each image to the verdict: for images it answered, or was the last asked to read. */
  ms: number
}

/** The shortest that a page's name is cut to, in characters, however narrow the terminal. */
const shortestName = 12

/**
 * Formats the table printed at the end of a run: a row for each page and provider, then the totals, then every captcha
 * that was not solved.
 *
 * @param width - characters in a line.
 */
export function formatSummary(captchas: readonly ReportedCaptcha[], width: number, paint: Painter): string {
  const rows = summarise(captchas)
  const columns = createColumns(paint)
  const otherColumns = columns.slice(1).reduce((sum, { title, show }) => {
    return sum + 2 + Math.max(title.length, ...[...rows, addUp(rows)].map((row) => show(row).length))
  }, 2)
  const nameWidth = Math.max(shortestName, width - otherColumns)
  const shown = rows.map((row) => ({ ...row, page: shorten(row.page, nameWidth) }))
  const table = formatRows(columns, [...shown, addUp(shown)])
  const [titles = '', rule = ''] = table
  const totals = table.pop() ?? ''
  return [
    paint('bold', titles),
    paint('dim', rule),
    ...table.slice(2),
    paint('dim', rule),
    paint('bold', totals),
    ...formatUnsolved(captchas, width, paint),
  ]
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')
}

/** One row for each page and provider: pages in the order of their names, providers in the order they were asked. */
function summarise(captchas: readonly ReportedCaptcha[]): SummaryRow[] {
  const nameOf = createPageNames(captchas)
  const rows = new Map<string, SummaryRow>()
  for (const { url, attempts } of captchas) {
    const page = nameOf(url)
    const rowOf = (provider: string) => {
      const key = JSON.stringify([page, provider])
      const row = rows.get(key) ?? { page, provider, images: 0, accepted: 0, ms: 0 }
      rows.set(key, row)
      return row
    }
    if (attempts.length === 0) rowOf(nobody)
    for (const attempt of attempts) {
      for (const { provider, reading } of attempt.answers) {
        const row = rowOf(provider)
        row.images += 1
        if (reading?.cost !== undefined) row.cost = (row.cost ?? 0) + reading.cost
      }
      const row = rowOf(answeringProvider(attempt))
      row.ms += attempt.ms
      if (attempt.verdict === 'accepted') row.accepted += 1
    }
  }
  return [...rows.values()].sort((left, right) => left.page.localeCompare(right.page, 'en'))
}

/** In place of a provider where none was asked. */
const nobody = '–'

/** The provider whose reading was used, or else the last one asked. */
function answeringProvider({ reading, answers }: ReportedAttempt): string {
  return reading?.provider ?? answers.at(-1)?.provider ?? nobody
}

function createColumns(paint: Painter): Column<SummaryRow>[] {
  return [
    { title: 'Page', show: ({ page }) => page },
    { title: 'Provider', show: ({ provider }) => provider },
    { title: 'Images', alignRight: true, show: ({ images }) => String(images) },
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

function addUp(rows: readonly SummaryRow[]): SummaryRow {
  const costs = rows.flatMap(({ cost }) => cost ?? [])
  return {
    page: formatCount(new Set(rows.map(({ page }) => page)).size, 'page'),
    provider: '',
    images: rows.reduce((sum, { images }) => sum + images, 0),
    accepted: rows.reduce((sum, { accepted }) => sum + accepted, 0),
    cost: costs.length > 0 ? costs.reduce((sum, cost) => sum + cost, 0) : undefined,
    ms: rows.reduce((sum, { ms }) => sum + ms, 0),
  }
}

function formatUnsolved(captchas: readonly ReportedCaptcha[], width: number, paint: Painter): string[] {
  const nameOf = createPageNames(captchas)
  return captchas
    .filter(({ solved }) => !solved)
    .flatMap((record) => {
      const { url, test } = record
      const summary = `${nameOf(url)}: ${describeRecord(record)}`
      const name = `${test.location} › ${test.title}${test.retry > 0 ? ` (retry ${test.retry})` : ''}`
      return [
        '',
        paint('red', shorten(`✗ ${summary}`, width - 2)),
        paint('dim', `  ${shorten(name, width - 4)}`),
      ]
    })
}

/** Four significant digits, enough for totals in any currency. */
function formatCost(cost: number | undefined): string {
  return cost === undefined ? '–' : String(Number(cost.toPrecision(4)))
}

function shorten(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text
}
