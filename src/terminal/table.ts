import { displayWidth, padEnd, padStart } from './width.ts'

/** One column of a table for a terminal. */
export interface Column<Row> {
  title: string
  /** Numbers are easier to compare when they are aligned at the right. */
  alignRight?: true
  show(row: Row): string
  /** Colours a cell that is already padded to the width of its column. */
  paint?(cell: string, row: Row): string
}

/** The lines of a table: titles, a rule, and a line for each row. Every column is as wide as its widest cell. */
export function formatRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  const widths = columns.map(({ title, show }) => Math.max(...[title, ...rows.map(show)].map(displayWidth)))
  const fill = (text: string, index: number) =>
    (columns[index]?.alignRight ? padStart : padEnd)(text, widths[index] ?? 0)
  const line = (row: Row) =>
    columns.map(({ show, paint = (cell) => cell }, index) => paint(fill(show(row), index), row))
  return [
    columns.map(({ title }, index) => fill(title, index)),
    widths.map((width) => '─'.repeat(width)),
    ...rows.map(line),
  ].map((cells) => cells.join('  ').trimEnd())
}
