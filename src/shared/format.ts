/** Formats a score in [0, 1] with two digits, truncated: 0.849 must not look as if it had reached 0.85. */
export function formatScore(score: number | undefined): string {
  if (score === undefined) return '–'
  // 0.29 * 100 is 28.999999999999996.
  return (Math.floor(score * 100 + 1e-9) / 100).toFixed(2)
}

/** The first line of an error's message, or of anything else that was thrown. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return (text.split('\n', 1)[0] ?? '').replace(/\.$/, '')
}

export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
