/** One column of a table for a terminal. */
export interface Column<Row> {
  title: string
  /** Numbers are easier to compare at the right. */
  alignRight?: true
  show(row: Row): string
  /** Puts colour on a cell that is as wide as its column already. */
  paint?(cell: string, row: Row): string
}

/** The lines of a table: its titles, a rule, and a line for each row, all columns as wide as their widest cell. */
export function formatRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  const widths = columns.map(({ title, show }) =>
    Math.max(title.length, ...rows.map((row) => show(row).length)),
  )
  const fill = (text: string, index: number) =>
    columns[index]?.alignRight ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0)
  const line = (row: Row) =>
    columns.map(({ show, paint = (cell) => cell }, index) => paint(fill(show(row), index), row))
  return [
    columns.map(({ title }, index) => fill(title, index)),
    widths.map((width) => '─'.repeat(width)),
    ...rows.map(line),
  ].map((cells) => cells.join('  ').trimEnd())
}
