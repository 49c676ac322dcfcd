import { styleText } from 'node:util'
import type { FileProblem } from './find-images.ts'

/** As much of a stream as is needed to write to it; `process.stdout` is one, and so is a test's. */
export interface Output {
  write(text: string): unknown
  isTTY?: boolean
}

/** Where a command writes: results to one, everything said about them to the other. */
export interface Terminal {
  stdout: Output
  stderr: Output
  env: NodeJS.ProcessEnv
  /** Set when something went wrong that does not end the command at once. */
  exitCode?: number | string | null | undefined
}

export type Style = Parameters<typeof styleText>[0]

/** Styles text for one of the outputs: only where a person is looking, and never with NO_COLOR in the environment. */
export function createPainter(
  output: Output,
  env: NodeJS.ProcessEnv,
): (style: Style, text: string) => string {
  const isPlain = !output.isTTY || Boolean(env.NO_COLOR) || env.TERM === 'dumb'
  // Whether to style is settled here; Node's own check knows only the process's streams.
  return (style, text) => (isPlain ? text : styleText(style, text, { validateStream: false }))
}

/** Tells of a file that could not be used, without ending the command; its exit status says so in the end. */
export function report({ file, problem }: FileProblem, terminal: Terminal): void {
  const paint = createPainter(terminal.stderr, terminal.env)
  terminal.stderr.write(`${paint('red', file)}: ${problem}\n`)
  terminal.exitCode = 1
}
