import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Writes what a script draws into a document, between two comments: `<!-- name: … -->` and `<!-- end of name -->`.
 *
 * @param document - its path from the repository's root.
 * @throws {Error} when the document has no such comments.
 */
export function writePart(document: string, name: string, text: string): void {
  const file = new URL(`../${document}`, import.meta.url)
  const around = new RegExp(`^([^]*<!-- ${name}: .*? -->\n)[^]*(\n<!-- end of ${name} -->[^]*)$`)
  const [, before, after] = around.exec(readFileSync(file, 'utf8')) ?? []
  if (before === undefined || after === undefined)
    throw new Error(
      `${document} has no place for it between "<!-- ${name}: … -->" and "<!-- end of ${name} -->".`,
    )
  writeFileSync(file, `${before}\n${text}\n${after}`)
}

/** A table in Markdown, of its head and its rows. */
export function drawTable(head: readonly string[], rows: readonly string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
