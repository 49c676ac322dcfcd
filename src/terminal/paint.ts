import { styleText } from 'node:util'

/** Characters in a line where nobody says how many there are. */
const USUAL_WIDTH = 80
/** Longer lines than this are hard to read, and shorter ones hold nothing. */
const [NARROWEST, WIDEST] = [50, 100]

/** As much of a stream as is needed to write to it; `process.stdout` is one, and so is a test's. */
export interface Output {
  write(text: string): unknown
  isTTY?: boolean
  /** Characters in a line, of a terminal. */
  columns?: number
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
export type Painter = (style: Style, text: string) => string

/** Styles text for one of the outputs, where it is coloured. */
export function createPainter(output: Output, env: NodeJS.ProcessEnv): Painter {
  return isColoured(output, env) ? paint : (_, text) => text
}

/** Styles text whatever it is for; Node's own check knows only the process's streams. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { validateStream: false })
}

/**
 * Whether an output is coloured: only where a person is looking, unless the environment says otherwise. As in Node,
 * FORCE_COLOR counts for more than NO_COLOR.
 */
export function isColoured(output: Output, { FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return Boolean(output.isTTY) && !NO_COLOR && TERM !== 'dumb'
}

/** How many characters a line may have. */
export function widthOf({ columns = USUAL_WIDTH }: Output): number {
  return Math.min(WIDEST, Math.max(NARROWEST, columns))
}
