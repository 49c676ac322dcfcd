import type { Output } from './terminal.ts'

/** Shorter work than this shows no progress, so that a quick command prints its result alone. In milliseconds. */
const PATIENCE = 1000
/** Milliseconds between two drawings. */
const FRAME = 100
const BAR_WIDTH = 24
const ERASE_LINE = '\r\x1b[K'

export interface Progress {
  /** Draws the line again, if that is due. */
  show(done: number, what: string): void
  /** Takes the line away, so that something else can be written in its place. */
  clear(): void
}

/** A progress line on a terminal; where the output is no terminal, nothing at all. */
export function createProgress(output: Output, total: number): Progress {
  const started = performance.now()
  let drawn = started + PATIENCE - FRAME
  let isShown = false
  return {
    show(done, what) {
      if (!output.isTTY || performance.now() - drawn < FRAME) return
      drawn = performance.now()
      isShown = true
      output.write(`${ERASE_LINE}${drawBar(done / total)} ${done}/${total} ${what}`)
    },
    clear() {
      if (isShown) output.write(ERASE_LINE)
      isShown = false
    },
  }
}

function drawBar(share: number): string {
  const filled = Math.round(share * BAR_WIDTH)
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled)
}
