import { readFileSync } from 'node:fs'

const known = new Map<string, boolean>()

/**
 * Whether a test file calls a method that reads images. Others must not wait for a recogniser that they don't need. In a
 * file that leaves the call to a page object, the first reading is slower.
 */
export function mentionsCaptchas(file: string): boolean {
  const isMentioned = known.get(file) ?? /solveImageCaptchas|waitForQueueTurn/.test(read(file))
  known.set(file, isMentioned)
  return isMentioned
}

/** The text of a file, empty if it cannot be read: a runner may name one that is not on disk. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
