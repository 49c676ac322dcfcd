import { toPrintable } from '../log/printable.ts'
import { createPainter, type Terminal } from '../terminal/paint.ts'

/** Why a file or folder could not be used. */
export interface FileProblem {
  file: string
  /** A sentence without its full stop. */
  problem: string
}

/** Reports a file that could not be used. The command goes on, and exits with 1 in the end. */
export function reportFile({ file, problem }: FileProblem, terminal: Terminal): void {
  const paint = createPainter(terminal.stderr, terminal.env)
  terminal.stderr.write(`${paint('red', toPrintable(file))}: ${toPrintable(problem)}\n`)
  terminal.exitCode = 1
}

/**
 * Explains an error of the file system.
 *
 * @throws the error itself when it comes from elsewhere.
 */
export function explainFileError(error: unknown): string {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error
  if (error.code === 'ENOENT') return 'no such file or folder'
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'no permission to read it'
  return `cannot be read (${String(error.code)})`
}
