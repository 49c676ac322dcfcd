import type { Attempt } from 'solve-image-captchas'
import type { VisitOutcome } from './visit.ts'

export function formatScore(score: number | undefined): string {
  return score === undefined ? '–' : score.toFixed(2)
}

export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** One attempt in a few words, for a line that is soon replaced. */
export function describeAttempt({ number, reading, verdict }: Attempt): string {
  const read = reading ? `“${reading.text}” (${formatScore(reading.score)})` : 'nothing read'
  return `picture ${number}: ${read}, ${verdict}`
}

/** A page's outcome in one line. */
export function describeOutcome({ page, attempts, score, ms }: VisitOutcome): string {
  return `${page.name}  ${formatCount(attempts.length, 'attempt')}, score ${formatScore(score)}, ${formatSeconds(ms)}`
}

/** Why the page isn't solved, as one line. */
export function describeFailure({ error, attempts }: VisitOutcome): string {
  if (error) return error.split('\n', 1)[0] ?? error
  return attempts.length > 0 ? 'The server did not accept every captcha.' : 'Nothing was tried.'
}

export const driverTitles = { playwright: 'Playwright', puppeteer: 'Puppeteer' } as const
