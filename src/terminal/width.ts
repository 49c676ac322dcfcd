import fastStringWidth from 'fast-string-width'

/**
 * Columns that a text takes on a terminal, without its styles: 2 for each Chinese character and each emoji, however many
 * code units that has.
 */
export function displayWidth(text: string): number {
  // Composed first: macOS may name files in decomposed Hangul, whose parts would be counted one by one.
  return fastStringWidth(text.normalize())
}

/** Fills a text up at its end to a number of columns. */
export function padEnd(text: string, width: number): string {
  return text + fill(text, width)
}

/** Fills a text up at its beginning to a number of columns. */
export function padStart(text: string, width: number): string {
  return fill(text, width) + text
}

/** Shortens a plain text that is wider than a number of columns, and says so with an ellipsis. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let shortened = ''
  // A character that is left out whole never leaves half of an emoji behind.
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (displayWidth(shortened + segment) >= width) break
    shortened += segment
  }
  return `${shortened}…`
}

function fill(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text)))
}
