import { createPainter, type Terminal } from '../terminal/paint.ts'
import type { FileProblem } from './find-images.ts'

/** Tells of a file that could not be used, without ending the command; its exit status says so in the end. */
export function report({ file, problem }: FileProblem, terminal: Terminal): void {
  const paintError = createPainter(terminal.stderr, terminal.env)
  terminal.stderr.write(`${paintError('red', file)}: ${problem}\n`)
  terminal.exitCode = 1
}
