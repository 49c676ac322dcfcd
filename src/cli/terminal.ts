import { createPainter, type Output } from '../paint.ts'
import type { FileProblem } from './find-images.ts'

// The commands take all that has to do with a terminal from here.
export { createPainter, isColoured, type Output, paint, type Style, widthOf } from '../paint.ts'

/** Where a command writes: results to one, everything said about them to the other. */
export interface Terminal {
  stdout: Output
  stderr: Output
  env: NodeJS.ProcessEnv
  /** Set when something went wrong that does not end the command at once. */
  exitCode?: number | string | null | undefined
}

/** Tells of a file that could not be used, without ending the command; its exit status says so in the end. */
export function report({ file, problem }: FileProblem, terminal: Terminal): void {
  const paintError = createPainter(terminal.stderr, terminal.env)
  terminal.stderr.write(`${paintError('red', file)}: ${problem}\n`)
  terminal.exitCode = 1
}
