import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface CodeBlock {
  /** Path of the document from the root. */
  document: string
  /** Line of the document that the code begins at. */
  line: number
  /** As the fence names it: `ts`, `js`, `sh`. */
  language: string
  code: string
  /** The nearest heading above, of the second level. */
  section: string
  /** The line of text above that is not empty: it names the file to save, or is a comment for the tests. */
  lead: string
}

/** Every fenced block of a document, in order. */
export function listCodeBlocks(document: string): CodeBlock[] {
  const lines = readFileSync(new URL(`../../${document}`, import.meta.url), 'utf8').split('\n')
  const blocks: CodeBlock[] = []
  let section = ''
  let lead = ''
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const fence = /^(`{3,})([\w-]+)/.exec(line)
    if (!fence) {
      section = /^## (.*)/.exec(line)?.[1] ?? section
      if (line.trim() !== '') lead = line
      continue
    }
    const end = lines.indexOf(fence[1] ?? '', index + 1)
    const code = lines.slice(index + 1, end).join('\n')
    blocks.push({ document, line: index + 2, language: fence[2] ?? '', code, section, lead })
    index = end
    lead = ''
  }
  return blocks
}
