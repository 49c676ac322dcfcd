import { type Output, widthOf } from './paint.ts'
import { truncate } from './width.ts'

/** Milliseconds before progress is shown, so that a quick command prints its result alone. */
const DELAY = 1000
/** Milliseconds between two redraws. */
const FRAME = 100
const BAR_WIDTH = 24
const ERASE_LINE = '\r\x1b[K'

export interface Progress {
  /** Sets what is being done now. The line is redrawn at intervals and keeps counting seconds. */
  show(done: number, what: string): void
  /** Erases the line, so that something else can be written in its place. */
  clear(): void
}

/** Creates a progress line. It shows nothing where the output is not a terminal. */
export function createProgress(output: Output, total: number): Progress {
  const started = performance.now()
  let drawn = started + DELAY - FRAME
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
    // A line that wraps could not be erased.
    output.write(ERASE_LINE + truncate(line, widthOf(output) - 1))
  }

  return {
    show(done, what) {
      if (!output.isTTY) return
      state = { done, what }
      // The timer must not keep the process alive.
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
