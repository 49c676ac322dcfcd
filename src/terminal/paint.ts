import { styleText } from 'node:util'

/** Columns of a line where the output does not say. */
const DEFAULT_WIDTH = 80
/** Longer lines are hard to read, and shorter ones hold too little. */
const [NARROWEST, WIDEST] = [50, 100]

/** The part of a stream that is needed to write to it: `process.stdout` fits, and so does a test's recorder. */
export interface Output {
  write(text: string): unknown
  isTTY?: boolean
  /** Columns of a line, on a terminal. */
  columns?: number
}

/** Where a command writes: results to stdout, messages about them to stderr. */
export interface Terminal {
  stdout: Output
  stderr: Output
  env: NodeJS.ProcessEnv
  /** Set when something fails that does not end the command at once. */
  exitCode?: number | string | null | undefined
}

export type Style = Parameters<typeof styleText>[0]
export type Painter = (style: Style, text: string) => string

/** Creates a function that styles text for an output, where that output is coloured. */
export function createPainter(output: Output, env: NodeJS.ProcessEnv): Painter {
  return isColoured(output, env) ? paint : (_, text) => text
}

/** Styles text unconditionally: Node's own check knows only the streams of the process. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { validateStream: false })
}

/**
 * Whether an output is coloured: only on a terminal, unless the environment says otherwise. As in Node, FORCE_COLOR
 * overrides NO_COLOR.
 */
export function isColoured(output: Output, { FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return Boolean(output.isTTY) && !NO_COLOR && TERM !== 'dumb'
}

/** Columns that a line may have. */
export function widthOf({ columns = DEFAULT_WIDTH }: Output): number {
  return Math.min(WIDEST, Math.max(NARROWEST, columns))
}
