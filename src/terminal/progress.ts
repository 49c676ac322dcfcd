import { type Output, widthOf } from './paint.ts'

/** Shorter work than this shows no progress, so that a quick command prints its result alone. In milliseconds. */
const PATIENCE = 1000
/** Milliseconds between two drawings. */
const FRAME = 100
const BAR_WIDTH = 24
const ERASE_LINE = '\r\x1b[K'

export interface Progress {
  /** Says what is being done now. The line is drawn when that is due, and goes on counting seconds by itself. */
  show(done: number, what: string): void
  /** Takes the line away, so that something else can be written in its place. */
  clear(): void
}

/** A progress line on a terminal; where the output is no terminal, nothing at all. */
export function createProgress(output: Output, total: number): Progress {
  const started = performance.now()
  let drawn = started + PATIENCE - FRAME
  let isShown = false
  let state = { done: 0, what: '' }
  let timer: NodeJS.Timeout | undefined

  function draw(): void {
    const now = performance.now()
    if (now - drawn < FRAME) return
    drawn = now
    isShown = true
    const { done, what } = state
    const line = `${drawBar(done / total)} ${done}/${total} ${Math.floor((now - started) / 1000)} s  ${what}`
    output.write(ERASE_LINE + cut(line, widthOf(output) - 1))
  }

  return {
    show(done, what) {
      if (!output.isTTY) return
      state = { done, what }
      // It must not keep a process alive that has nothing else to do.
      timer ??= setInterval(draw, FRAME).unref()
      draw()
    },
    clear() {
      clearInterval(timer)
      timer = undefined
      if (isShown) output.write(ERASE_LINE)
      isShown = false
    },
  }
}

function drawBar(share: number): string {
  const filled = Math.round(share * BAR_WIDTH)
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled)
}

/** A line that is longer than the terminal is wide could not be erased. */
function cut(line: string, width: number): string {
  return line.length > width ? `${line.slice(0, width - 1)}…` : line
}
