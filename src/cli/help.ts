import type { Command } from 'commander'
import { createPainter, isColoured, paint, type Terminal, widthOf } from '../terminal/paint.ts'
import { wrapText } from '../terminal/wrap.ts'

/** A heading: `Examples:`. */
const TITLE = /^[A-Z][a-z ]*:$/
/** A line to be copied as it is: a command, a line of JSON. */
const LITERAL = /^ +[${]/
/** A row of a table whose second column is text. */
const ROW = /^( *\S.*? {2,})(\S.*)$/

/** Makes a command write to the terminal at its width. Commander removes the styles where the output is not coloured. */
export function styleHelp(command: Command, { stdout, stderr, env }: Terminal): Command {
  const paintError = createPainter(stderr, env)
  return command
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => widthOf(stdout),
      getErrHelpWidth: () => widthOf(stderr),
      getOutHasColors: () => isColoured(stdout, env),
      getErrHasColors: () => isColoured(stderr, env),
      outputError: (text, write) => write(text.replace(/^error:/, paintError('red', 'error:'))),
    })
    .configureHelp({
      styleTitle: (text) => paint('bold', text),
      styleSubcommandTerm: (text) => paint('cyan', text),
      styleOptionTerm: (text) => paint('cyan', text),
      styleArgumentTerm: (text) => paint('cyan', text),
    })
}

/** Formats the notes of a help text for the width of the terminal: rewraps its prose, and the tables in their column. */
export function formatNotes(text: string, { stdout }: Terminal): string {
  const lines: string[] = []
  let prose: string[] = []
  for (const line of `${text}\n`.split('\n')) {
    const isProse = line !== '' && !TITLE.test(line) && !LITERAL.test(line) && !ROW.test(line)
    if (isProse) {
      prose.push(line)
      continue
    }
    lines.push(...wrapText(prose.join(' '), widthOf(stdout)), ...formatLine(line, widthOf(stdout)))
    prose = []
  }
  return lines.slice(0, -1).join('\n')
}

function formatLine(line: string, width: number): string[] {
  if (TITLE.test(line)) return [paint('bold', line)]
  const [, start = '', text = ''] = LITERAL.test(line) ? [] : (ROW.exec(line) ?? [])
  if (!text) return [line]
  return wrapText(text, width - start.length).map((part, index) =>
    index === 0 ? start + part : ' '.repeat(start.length) + part,
  )
}
